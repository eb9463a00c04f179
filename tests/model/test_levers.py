import math
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, PRESETS, Grade, Lever, Results, Scenario, evaluate
from components.model.lever import EvidenceRange
from components.model.presets import matching_preset
from tests.strategies import scenarios

NUMBERS = [lever for lever in LEVERS.values() if not lever.choices]
CHOICES = [lever for lever in LEVERS.values() if lever.choices]


def test_the_scenario_has_one_field_for_every_lever() -> None:
    assert [field.name for field in fields(Scenario)] == list(LEVERS)


@pytest.mark.parametrize("lever", LEVERS.values(), ids=LEVERS.keys())
def test_every_default_is_a_value_that_the_lever_accepts(lever: Lever) -> None:
    for default in lever.defaults.values():
        assert lever.accepts(default.value)


@pytest.mark.parametrize("lever", NUMBERS, ids=lambda lever: lever.key)
def test_a_number_lever_accepts_its_range_and_nothing_beyond(lever: Lever) -> None:
    assert lever.accepts(lever.low)
    assert lever.accepts(lever.high)
    assert not lever.accepts(math.nextafter(lever.low, -math.inf))
    assert not lever.accepts(math.nextafter(lever.high, math.inf))
    middle = math.floor((lever.low + lever.high) / 2) + 0.25
    if middle < lever.low:  # of a range within one whole number
        middle = lever.low + 0.25
    assert lever.accepts(middle) != lever.whole
    assert lever.nearest(middle) == (math.floor(middle) if lever.whole else middle)
    assert (lever.nearest(-1e9), lever.nearest(1e9)) == (lever.low, lever.high)
    assert 0 < lever.step < lever.high - lever.low


@pytest.mark.parametrize("lever", CHOICES, ids=lambda lever: lever.key)
def test_choice_codes_are_plain_ascii_for_links(lever: Lever) -> None:
    assert all(code.isascii() and code.replace("_", "").isalnum() for code in lever.choices)


@pytest.mark.parametrize("lever", LEVERS.values(), ids=LEVERS.keys())
def test_a_lever_that_follows_a_choice_has_a_default_for_each_code(lever: Lever) -> None:
    codes = LEVERS[lever.follows].choices if lever.follows else ()
    assert set(lever.defaults) == (set(codes) if codes else {""})


@pytest.mark.parametrize("ranges", [{}, {"": EvidenceRange(0, 1, Grade.D), "x": None}])
def test_a_number_lever_without_a_range_for_each_default_is_refused(ranges: Any) -> None:
    with pytest.raises(ValueError, match="lever new: evidence ranges"):
        replace(LEVERS["g"], key="new", ranges=ranges)


def test_a_choice_with_a_range_is_refused() -> None:
    with pytest.raises(ValueError, match="lever base: evidence ranges"):
        replace(LEVERS["base"], ranges=LEVERS["g"].ranges)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("lever", NUMBERS, ids=lambda lever: lever.key)
def test_a_scenario_refuses_numbers_that_are_not_finite(lever: Lever, value: float) -> None:
    with pytest.raises(ValueError, match=lever.key):
        Scenario.from_changes({lever.key: value})


def test_a_scenario_refuses_an_unknown_choice() -> None:
    with pytest.raises(ValueError, match="lever base: moon"):
        Scenario.from_changes({"base": "moon"})


def test_a_lever_stands_after_the_choice_that_it_follows() -> None:
    order = list(LEVERS)
    for lever in LEVERS.values():
        assert not lever.follows or order.index(lever.follows) < order.index(lever.key)


def test_a_scenario_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Scenario.default().tgt = 40  # type: ignore[misc]


def test_choosing_a_definition_moves_the_untouched_levels_only() -> None:
    moved = Scenario.from_changes({"c26": 500}).replace(base="five")
    assert (moved.c25, moved.c26) == (437, 500)
    assert moved.replace(base="four_leases").changes() == {"c26": 500}


@given(scenarios)
def test_changes_hold_the_whole_scenario(scenario: Scenario) -> None:
    assert Scenario.from_changes(scenario.changes()) == scenario


@given(scenarios, st.sampled_from(sorted(LEVERS)))
def test_resetting_a_lever_removes_it_from_the_changes(scenario: Scenario, key: str) -> None:
    assert key not in scenario.replace(**{key: scenario.default_of(key)}).changes()


def test_presets_have_different_scenarios_and_are_recognised() -> None:
    assert len({preset.scenario for preset in PRESETS}) == len(PRESETS)
    for preset in PRESETS:
        assert matching_preset(preset.scenario) is preset
    assert matching_preset(Scenario.default()) is None


@pytest.mark.parametrize("lever", [x for x in NUMBERS if x.derive], ids=lambda lever: lever.key)
@given(st.floats(0, 1))
def test_a_derived_default_is_accepted_wherever_its_leader_stands(
    lever: Lever, place: float
) -> None:
    leader = LEVERS[lever.follows]
    assert lever.accepts(lever.default(leader.low + place * (leader.high - leader.low)).value)


@given(st.floats(1, 5))
def test_the_derived_debt_share_is_that_of_the_balance_sheet(mult: float) -> None:
    debt = Scenario.from_changes({"mult": mult}).debt
    assert debt == pytest.approx(100 * (mult - 1) / mult, abs=1e-6)


def test_new_presets_do_what_their_names_say() -> None:
    def results(code: str) -> Results:
        scenario = next(preset.scenario for preset in PRESETS if preset.code == code)
        return evaluate(scenario, observed())

    default = evaluate(Scenario.default(), observed())
    annual = results("bust28").buildout.annual_usd_bn
    assert annual[3] == pytest.approx(0.5 * default.buildout.annual_usd_bn[3])
    growth, trend = results("breakout").breakout, Scenario.default().trend
    assert growth.growth_2035_pct - trend > 0.9 > default.breakout.growth_2035_pct - trend
    pays = results("pays").breakout
    assert pays.crossover_year == 2035
    assert pays.captured_2035_usd_bn >= pays.required_gross_profit_usd_bn
    assert pays.payback_year is not None
    assert pays.payback_year > 2035
    lean = results("lean").breakout
    assert lean.payback_year is None
    assert lean.captured_2035_usd_bn < results("flat").breakout.captured_2035_usd_bn
    assert results("flat").buildout.total_usd_tn < results("power").buildout.total_usd_tn
    assert results("power").buildout.total_usd_tn < default.buildout.total_usd_tn
