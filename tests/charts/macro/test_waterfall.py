import itertools

import pytest
from hypothesis import given, settings

from components.charts import Chart
from components.charts.macro.axis import CONTRIBUTION_ENDS_PP
from components.charts.macro.waterfall import waterfall_steps
from components.evidence import observed
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from components.text.numbers import signed
from tests.charts.drawn import drawn, labels
from tests.contexts import context
from tests.strategies import scenarios, tries

LEAVES = [(72.5, 61, 0), (100, 0, 0), (50, 90, 60)]


CHANGES = [(416, 710), (800, 300), (200, 1000), (700, 700)]


CORNERS = [
    Scenario.from_changes({"c25": c25, "c26": c26, "us": us, "imp": imp, "crowd": crowd})
    for (c25, c26), (us, imp, crowd) in itertools.product(CHANGES, LEAVES)
]


def ends(chart: Chart) -> list[tuple[float, float]]:
    bars = chart.spec["data"][0]
    return [(base, base + x) for base, x in zip(bars["base"], bars["x"], strict=True)]


@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_each_bar_of_the_waterfall_starts_where_the_last_ended(scenario: Scenario) -> None:
    macro = evaluate(scenario, observed()).macro
    gross, abroad, imports, crowding, net, shock = ends(drawn("macro.waterfall", scenario))
    assert gross == pytest.approx((0, macro.gross_contribution_pp), abs=2e-3)
    for before, after in itertools.pairwise((gross, abroad, imports, crowding)):
        assert after[0] == pytest.approx(before[1], abs=2e-3)
    assert crowding[1] == pytest.approx(net[1], abs=2e-3)
    assert net == pytest.approx((0, macro.net_contribution_pp), abs=2e-3)
    assert shock == pytest.approx((0, macro.firm_shock_pp), abs=2e-3)


@settings(max_examples=tries(50))
@given(scenarios)
def test_no_bar_leaves_the_axis(scenario: Scenario) -> None:
    low, high = CONTRIBUTION_ENDS_PP
    for _, start, size in waterfall_steps(context(scenario)):
        assert low < start < high
        assert low < start + size < high


def test_the_title_says_which_way_spending_goes() -> None:
    titles = [
        drawn("macro.waterfall", Scenario.from_changes({"c25": c25, "c26": c26})).title
        for c25, c26 in CHANGES
    ]
    assert titles[0] == "Extra spending worth 0.96% of GDP adds 0.27 points to US growth"
    assert titles[1].startswith("Spending falls by 1.63% of GDP")
    assert titles[3] == "Unchanged spending adds nothing to US growth, however high it is"


def test_a_sign_is_written_once() -> None:
    assert signed(0.2715, "ja", 2) == "+0.27"
    assert signed(-1.6332, "en", 2) == "−1.6"
    assert signed(-0.0, "en", 2) == "0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_cut_no_firm_is_said_to_cut(language: str) -> None:
    chart = drawn("macro.waterfall", Scenario.from_changes({"cut": 0, "firm": "meta"}), language)
    step, amount, _ = chart.table.rows[-1]
    assert amount == 0
    assert step in {"Meta keeps to its plan", "メタは計画どおり"}
    assert str(step) in chart.alt
    assert "0%" not in str(step)


@pytest.mark.parametrize(("c25", "said"), [(416, "gives way"), (800, "takes the place")])
def test_other_investment_gives_way_to_a_rise_and_takes_the_place_of_a_fall(
    c25: float, said: str
) -> None:
    chart = drawn("macro.waterfall", Scenario.from_changes({"c25": c25, "crowd": 60}))
    (name,) = [text for text in labels(chart) if text.startswith("Other investment")]
    assert said in name
