"""The curves of a page over HTTP, as the page itself asks for them."""

import numpy as np
import pytest

from components.charts.axes import tick_text
from components.charts.curves import POINTS, levers_with_curve
from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.evaluate import THEMES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.response import values_over
from components.text import LANGUAGES, say
from components.text.themes import theme_words
from tests.web.client import client


@pytest.mark.parametrize("page", THEMES)
def test_a_curve_is_what_the_model_gives_at_each_point(page: str) -> None:
    changes = {"mom": -20, "g": 12, "debt": 60}
    found = client.get(f"/frames/curves/{page}?v=2&lang=ja&mom=-20&g=12&debt=60").json()
    scenario, result_id = Scenario.from_changes(changes), theme_words(page).MAIN_RESULT
    assert list(found) == list(levers_with_curve(page))
    spans = []
    # A target of its own needs a slow estimate from the peers, one for each point.
    for key in [key for key in found if key != "tgt"]:
        heights = found[key]["heights"]
        values = values_over(LEVERS[key], POINTS)
        expected = [
            QUANTITIES[result_id].number_of(
                evaluate(scenario.replace(**{key: value}), observed()), observed()
            )
            for value in values
        ]
        if len(set(expected)) == 1:  # moves the result under another choice only
            assert (heights, found[key]["note"]) == ([], say("ja", "curve.still"))
            continue
        assert [height is None for height in heights] == [one is None for one in expected]
        drawn = np.array([one for one in heights if one is not None])
        numbers = np.array([one for one in expected if one is not None])
        span = drawn.max() - drawn.min()
        ends = numbers.min(), numbers.max()
        assert (drawn - drawn.min()) / span == pytest.approx(
            (numbers - ends[0]) / (ends[1] - ends[0]), abs=0.0011 / span
        )
        low, high = (tick_text(result_id, end, observed(), "ja") for end in ends)
        assert found[key]["high"] == high
        # A unit that both ends have stands at the upper one only.
        assert low.startswith(found[key]["low"])
        assert high.endswith(low.removeprefix(found[key]["low"]))
        spans.append(span)
    assert max(spans) == pytest.approx(1, abs=2e-3)


def test_the_own_point_follows_the_link_and_the_curve_of_the_moved_input_does_not() -> None:
    one, other = (
        client.get(f"/frames/curves/buildout?v=2&lang=en&g={value}").json() for value in (10, 30)
    )
    assert one["g"]["heights"] == other["g"]["heights"]
    assert one["g"]["alt"] != other["g"]["alt"]
    assert one["bust"]["low"] != other["bust"]["low"]


def test_a_curve_is_kept_by_the_browser_until_the_scenario_or_the_language_changes() -> None:
    address = "/frames/curves/funding?v=2&lang=en&pace=1.2"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age" in first.headers["cache-control"]
    others = [address.replace("1.2", "1.3"), address.replace("en", "ja")]
    tags = {client.get(other).headers["etag"] for other in [*others, address]}
    assert len(tags) == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["overview", "lab", "moon"])
def test_a_page_without_a_result_of_its_own_has_no_curves(page: str, language: str) -> None:
    answer = client.get(f"/frames/curves/{page}?lang={language}")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == say(language, "http.no_frames")
