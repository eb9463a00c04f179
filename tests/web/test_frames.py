"""What pages show along the range of a slider that is dragged."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import charts
from components.charts.inputs import inputs_of
from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.evaluate import THEMES
from components.text import LANGUAGES, say, takeaway
from components.web.frames import points
from tests.web.client import client

NUMBERS = [key for key, lever in LEVERS.items() if not lever.choices]


@given(st.sampled_from(NUMBERS))
def test_frames_span_the_range_at_values_that_the_slider_takes(key: str) -> None:
    lever = LEVERS[key]
    places = points(lever)
    assert (places[0], places[-1]) == (lever.low, lever.high)
    assert places == sorted(set(places))
    assert all(lever.accepts(place) for place in places)
    steps = [(place - lever.low) / lever.step for place in places[:-1]]
    assert steps == pytest.approx([round(step) for step in steps], abs=1e-6)
    widest = max(b - a for a, b in itertools.pairwise(places))
    assert widest <= (lever.high - lever.low) / 16 + lever.step + 1e-9


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_is_what_the_page_shows_at_that_value(language: str) -> None:
    answer = client.get(f"/frames/reallocation/own?v=1&lang={language}&g=25&b=g~10").json()
    index = len(answer["at"]) // 2
    scenario = Scenario.from_changes({"g": 25, "own": answer["at"][index]})
    results = evaluate(scenario, observed())
    frame = answer["frames"][index]
    assert frame["takeaway"] == takeaway("reallocation", results, scenario, observed(), language)
    pinned = inputs_of(Scenario.from_changes({"g": 10}), language)
    behind = charts("reallocation", pinned)
    drawn = charts("reallocation", inputs_of(scenario, language), behind)
    shown = json.loads(json.dumps({chart.key: chart.spec for chart in drawn}))
    assert {key: chart["spec"] for key, chart in frame["charts"].items()} == shown
    plain = charts("reallocation", inputs_of(scenario, language))
    assert [chart.spec for chart in plain] != [chart.spec for chart in drawn]


@pytest.mark.parametrize("page", THEMES)
def test_frames_of_every_page_have_one_shape_for_numbers_to_lie_between(page: str) -> None:
    """Else a drag would jump from one frame to the next: most of what is drawn must be numbers."""
    key = next(key for key in NUMBERS if page in LEVERS[key].pages)
    frames = client.get(f"/frames/{page}/{key}").json()["frames"]
    assert len(frames) > 5
    for chart in frames[0]["charts"]:
        traces = {len(frame["charts"][chart]["spec"]["data"]) for frame in frames}
        assert len(traces) == 1, chart


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["moon/g", "buildout/moon", "buildout/base", "method/g"])
def test_what_cannot_be_dragged_is_refused_in_words(path: str, language: str) -> None:
    answer = client.get(f"/frames/{path}?lang={language}")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == say(language, "http.no_frames")


def test_frames_are_kept_by_the_browser() -> None:
    first = client.get("/frames/funding/tgt?v=1&lang=en&pace=1.2")
    again = client.get(
        "/frames/funding/tgt?v=1&lang=en&pace=1.2",
        headers={"If-None-Match": first.headers["etag"]},
    )
    assert again.status_code == 304
    assert "max-age" in first.headers["cache-control"]
