from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Results, Scenario, evaluate
from components.model.evaluate import THEMES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.ranges import evidence_range
from components.model.lab.tornado import Tornado, tornado
from components.model.lever import Value
from components.model.levers import leading_levers, levers_of
from components.text.pages import page_words
from tests.strategies import scenarios, tries

RESULTS = st.sampled_from(sorted(QUANTITIES))


@cache
def evaluated(scenario: Scenario) -> Results:
    return evaluate(scenario, observed())


def alone(scenario: Scenario, result_id: str, key: str, value: Value) -> float | None:
    results = evaluated(scenario.replace(**{key: value}))
    return QUANTITIES[result_id].number_of(results, observed())


def by_brute_force(scenario: Scenario, result_id: str) -> dict[str, float | None]:
    """Swing of every lever that has one, each end evaluated by itself."""
    swings: dict[str, float | None] = {}
    for key, lever in LEVERS.items():
        values: tuple[Value, ...] = lever.choices
        if not values:
            found = evidence_range(key, scenario)
            values = (found.low, found.high)
        ends = [alone(scenario, result_id, key, value) for value in values]
        numbers = [end for end in ends if end is not None]
        if len(numbers) < len(ends):
            if numbers:
                swings[key] = None
        elif max(numbers) - min(numbers) > 1e-12 * max(map(abs, numbers)):
            swings[key] = max(numbers) - min(numbers)
    return swings


def assert_as_brute_force(found: Tornado, scenario: Scenario) -> None:
    expected = by_brute_force(scenario, found.result)
    assert {bar.lever for bar in found.bars} == set(expected)
    for bar in found.bars:
        swing = expected[bar.lever]
        assert bar.swing == (None if swing is None else pytest.approx(swing, rel=1e-6, abs=1e-9))
        for end in bar.ends:
            result = alone(scenario, found.result, bar.lever, end.value)
            # As for the swing: a result of zero has no relative error.
            near = None if result is None else pytest.approx(result, rel=1e-9, abs=1e-9)
            assert end.result == near
            assert (end.result is None) == bool(end.reason)
    ranks = [float("inf") if bar.swing is None else bar.swing for bar in found.bars]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize("result_id", QUANTITIES)
def test_order_and_ends_are_those_of_brute_force_at_the_default(result_id: str) -> None:
    assert_as_brute_force(tornado(Scenario.default(), result_id, observed()), Scenario.default())


@settings(max_examples=tries(6))
@given(scenarios, RESULTS)
def test_order_and_ends_are_those_of_brute_force(scenario: Scenario, result_id: str) -> None:
    scenario = scenario.replace(tgt=30)  # the peers' estimate is slow for a new target
    assert_as_brute_force(tornado(scenario, result_id, observed()), scenario)


def test_a_lever_that_follows_moves_along_unless_it_is_set() -> None:
    free = tornado(Scenario.default(), "coinvest.dscr", observed())
    assert "mult" in {bar.lever for bar in free.bars}
    fixed = tornado(Scenario.default().replace(debt=60), "coinvest.dscr", observed())
    assert "mult" not in {bar.lever for bar in fixed.bars}
    assert "debt" in {bar.lever for bar in fixed.bars}


def test_held_levers_are_named_and_have_no_bar() -> None:
    found = tornado(Scenario.default(), "funding.months_to_target", observed())
    assert found.held == ("tgt",)
    assert "tgt" not in {bar.lever for bar in found.bars}


def test_a_lever_at_whose_end_there_is_no_result_comes_first_with_its_reason() -> None:
    slow = Scenario.default().replace(pace=0.5)  # at -30 % a year 16.8 bn come in, never 17.5
    found = tornado(slow, "funding.months_to_target", observed())
    assert found.bars[0].lever == "mom"
    assert found.bars[0].swing is None
    assert [end.reason for end in found.bars[0].ends] == ["never", ""]


def test_a_choice_is_run_through_with_the_levels_that_belong_to_it() -> None:
    found = tornado(Scenario.default(), "buildout.total_usd_tn", observed())
    base = next(bar for bar in found.bars if bar.lever == "base")
    assert {end.value for end in base.ends} == set(LEVERS["base"].choices)
    assert base.range is None
    assert all(one.result <= other.result for one, other in pairwise(base.ends))  # type: ignore[operator]


def test_the_readers_own_value_does_not_move_the_ends() -> None:
    one, other = (
        tornado(
            Scenario.default().replace(c25=416, c26=710, g=g), "buildout.total_usd_tn", observed()
        )
        for g in (0, 40)
    )
    bars = [next(bar for bar in found.bars if bar.lever == "g") for found in (one, other)]
    assert bars[0].ends == bars[1].ends
    assert one.at.result == pytest.approx((416 + 5 * 710) / 1000)


@pytest.mark.parametrize("page", THEMES)
def test_the_leading_levers_of_a_page_are_those_that_move_its_main_result_most(page: str) -> None:
    drawn = {lever.key for lever in levers_of(page)}
    bars = tornado(Scenario.default(), page_words(page).MAIN_RESULT, observed()).bars
    strongest = [bar.lever for bar in bars if bar.lever in drawn][:3]
    leading = [lever.key for lever in leading_levers(page)]
    assert leading[: len(strongest)] == strongest
    assert len(leading) == 3
    if len(strongest) < 3:  # the fund: its assets are the other result that the page states
        others = tornado(Scenario.default(), "funding.total_assets_usd_bn", observed()).bars
        assert leading[len(strongest) :] == [bar.lever for bar in others][:1]


def test_the_leading_levers_of_the_overview_are_the_strongest_for_each_of_its_sums() -> None:
    sums = ("buildout.total_usd_tn", "breakout.required_revenue_usd_bn", "breakout.payback_year")
    strongest = [tornado(Scenario.default(), one, observed()).bars[0].lever for one in sums]
    assert [lever.key for lever in leading_levers("overview")] == strongest
