"""What pages show along the range of a slider that is dragged."""

import itertools
import json
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import charts_of
from components.model import LEVERS, Scenario
from components.model.evaluate import THEMES
from components.text import LANGUAGES, say
from components.text.markup import html, plain
from components.text.pages import marked_takeaway
from components.text.scale import lever_scale
from components.web.live.previews import points
from tests.contexts import context
from tests.web.client import client

NUMBERS = [key for key, lever in LEVERS.items() if not lever.choices]


@given(st.sampled_from(NUMBERS))
def test_previews_span_the_range_at_values_that_the_slider_takes(key: str) -> None:
    lever = LEVERS[key]
    places = points(lever)
    assert (places[0], places[-1]) == (lever.low, lever.high)
    assert places == sorted(set(places))
    assert all(lever.accepts(place) for place in places)
    steps = [(place - lever.low) / lever.step for place in places[:-1]]
    assert steps == pytest.approx([round(step) for step in steps], abs=1e-6)
    widest = max(b - a for a, b in itertools.pairwise(places))
    assert widest <= (lever.high - lever.low) / 8 + lever.step + 1e-9


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["", "/62.5"])
def test_a_preview_is_what_the_page_shows_at_that_value(language: str, place: str) -> None:
    query = f"v=2&lang={language}&g=25&cash=share&b=g~10"
    answer = client.get(f"/frames/reallocation/own{place}?{query}").json()
    index = len(answer["at"]) // 2
    own = answer["at"][index]
    assert not place or answer["at"] == [62.5]
    scenario = Scenario.from_changes({"g": 25, "cash": "share", "own": own})
    update = answer["updates"][index]
    assert (update["page"], update["stamp"]) == ("reallocation", None)
    assert parse_qs(update["query"]) == parse_qs(f"{query}&own={own:g}")
    text = marked_takeaway("reallocation", context(scenario, language))
    assert f"<p>{html(text)}</p>" in update["parts"]["answer"]["html"]
    pinned = Scenario.from_changes({"g": 10})
    drawn = charts_of(context(scenario, language, compared=pinned), "reallocation")
    shown = json.loads(json.dumps({chart.key: chart.spec for chart in drawn}))
    figures = [part for part in update["parts"].values() if part["kind"] == "figure"]
    assert {figure["key"]: figure["spec"] for figure in figures} == shown
    assert [figure["alt"] for figure in figures] == [plain(chart.alt) for chart in drawn]
    alone = charts_of(context(scenario, language), "reallocation")
    assert [chart.spec for chart in alone] != [chart.spec for chart in drawn]


@given(
    st.sampled_from(NUMBERS),
    st.floats(-1e300, 1e300),
    st.sampled_from(LANGUAGES),
)
def test_a_preview_is_at_the_value_that_a_move_sets(key: str, value: float, language: str) -> None:
    """The slider asks and is told in its own scale, billions of dollars as 億ドル in Japanese."""
    lever = LEVERS[key]
    scale = lever_scale(lever.unit, language)
    address = f"/frames/{lever.home}/{key}/{scale.shown(value)!r}?lang={language}"
    (place,) = client.get(address).json()["at"]
    assert lever.accepts(scale.value(place))
    if lever.low <= value <= lever.high:
        half_a_step = 0.5 if lever.whole else 0.005 + 1e-9
        assert scale.value(place) == pytest.approx(value, abs=half_a_step)


@pytest.mark.parametrize("page", THEMES)
def test_previews_of_every_page_have_one_shape_for_numbers_to_lie_between(page: str) -> None:
    """Else a drag would jump from one to the next: most of what is drawn must be numbers."""
    key = next(key for key in NUMBERS if page in LEVERS[key].pages)
    shown = [update["parts"] for update in client.get(f"/frames/{page}/{key}").json()["updates"]]
    assert len(shown) > 5
    charts = [name for name, part in shown[0].items() if part["kind"] == "figure"]
    assert charts
    for chart in charts:
        traces = {len(parts[chart]["spec"]["data"]) for parts in shown}
        assert len(traces) == 1, chart


@pytest.mark.parametrize("page", THEMES)
def test_charts_have_as_many_traces_over_the_range_of_every_slider(page: str) -> None:
    for key in (key for key in NUMBERS if page in LEVERS[key].pages):
        lever = LEVERS[key]
        places = (lever.low, Scenario.default().values()[key], lever.high)
        drawn = (
            charts_of(context(Scenario.from_changes({key: place}), "en"), page) for place in places
        )
        for same in zip(*drawn, strict=True):
            assert len({len(chart.spec["data"]) for chart in same}) == 1, (same[0].key, key)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    [
        *("moon/g", "buildout/moon", "buildout/base", "method/g", "moon/g/2", "buildout/base/2"),
        *("buildout/g/moon", "buildout/g/nan", "buildout/g/-inf", "buildout/g/1e999"),
    ],
)
def test_what_cannot_be_dragged_is_refused_in_words(path: str, language: str) -> None:
    answer = client.get(f"/frames/{path}?lang={language}")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == say(language, "http.no_frames")


def test_previews_are_kept_by_the_browser() -> None:
    first = client.get("/frames/funding/tgt?v=2&lang=en&pace=1.2")
    again = client.get(
        "/frames/funding/tgt?v=2&lang=en&pace=1.2",
        headers={"If-None-Match": first.headers["etag"]},
    )
    assert again.status_code == 304
    assert "max-age" in first.headers["cache-control"]
