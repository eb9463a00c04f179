from datetime import date

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings

from components.charts import CHARTS, Chart, charts_of
from components.charts.ghost import ghosted
from components.charts.palette import CONTEXT, SCENARIO
from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.evaluate import THEMES
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries

THEMES_WITH_CHARTS = [page for page in THEMES if CHARTS[page]]


def drawn(page: str, scenario: Scenario) -> tuple[Chart, ...]:
    return charts_of(context(scenario, "en", date(2026, 11, 24)), page)


def main_of(page: str, scenario: Scenario, other: Scenario) -> Chart:
    return ghosted(drawn(page, scenario)[0], drawn(page, other)[0], "pinned")


@pytest.mark.parametrize("page", THEMES_WITH_CHARTS)
def test_the_main_chart_shows_the_pinned_scenario_in_grey_behind_the_readers(page: str) -> None:
    own = drawn(page, Scenario.default())[0]
    both = main_of(page, Scenario.default(), Scenario.default())
    form = both.narrow or both.spec
    before = own.narrow or own.spec
    added = len(form["data"]) - len(before["data"])
    shapes = len(form["layout"].get("shapes", [])) - len(before["layout"].get("shapes", []))
    assert added + shapes > 0
    assert form["data"][added:] == before["data"]
    assert SCENARIO not in str(form["data"][:added])
    assert CONTEXT in str(form["data"][:added]) + str(form["layout"]["shapes"][:shapes])


def test_the_ghost_ends_where_the_pinned_scenario_does() -> None:
    slow, fast = Scenario.default().replace(g=0), Scenario.default().replace(g=40)
    both = main_of("buildout", slow, fast)
    total = evaluate(fast, observed()).buildout.world_ai_total_usd_tn
    ends = [t["y"][-1] for t in both.spec["data"] if t.get("name") == "pinned"]
    assert total == pytest.approx(max(ends), abs=0.001)


@pytest.mark.parametrize("page", THEMES_WITH_CHARTS)
def test_ghosts_are_valid_plotly_at_every_corner(page: str) -> None:
    for corner in ALL_CORNERS[::7]:
        for one, other in zip(drawn(page, Scenario.default()), drawn(page, corner), strict=True):
            both = ghosted(one, other, "pinned")
            go.Figure(both.spec)
            if both.narrow:
                go.Figure(both.narrow)


@settings(max_examples=tries(20))
@given(scenarios)
def test_the_axes_do_not_move_for_a_ghost(other: Scenario) -> None:
    for page in THEMES_WITH_CHARTS:
        own = drawn(page, Scenario.default())[0]
        both = main_of(page, Scenario.default(), other)
        for axis in ("xaxis", "yaxis"):
            assert both.spec["layout"].get(axis) == own.spec["layout"].get(axis)
