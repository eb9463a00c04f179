"""Arrays say what single scenarios say, also where one has no result or an algorithm of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.evaluate import evaluate_many
from components.model.lab.quantity import QUANTITIES
from components.model.scenarios import Scenarios
from tests.strategies import ALL_CORNERS, scenarios, tries

OWN_ALGORITHM = (
    "funding.target_date",  # calendar months
    "funding.p50_date",
    "funding.chance_by_2027_pct",  # the distribution by the peers
    "funding.peers_sooner",  # once for each target
    "buildout.growth_needed_8tn_pct",  # a root
    "macro.firm_shock_pp",  # a number by code
    "coinvest.unlevered_irr_pct",  # a rate of return
    "coinvest.equity_irr_pct",
    "coinvest.partners_needed",  # rounding up
    "coinvest.loss_p99_pooled_pct",  # a quantile
    "target.peak_outlay_year",  # lives of different lengths
    "target.breakeven_year",
    "target.tvpi",
    "breakout.crossover_year",  # the first year
    "breakout.required_revenue_usd_bn",  # a recovery factor
)
"""Results that arrays reach by code of their own somewhere on the way."""


def random_scenarios(count: int) -> list[Scenario]:
    """Scenarios with every lever drawn over its whole range, always the same.

    The target takes few values: the estimate from the peers is slow for a new one.
    """
    random = np.random.default_rng(7)
    targets = random.uniform(20, 50, 8)
    drawn = []
    for _ in range(count):
        changes: dict[str, float | str] = {}
        for key, lever in LEVERS.items():
            if lever.choices:
                changes[key] = str(random.choice(lever.choices))
            else:
                changes[key] = lever.nearest(random.uniform(lever.low, lever.high))
        drawn.append(Scenario.from_changes({**changes, "tgt": float(random.choice(targets))}))
    return drawn


def together(singles: Sequence[Scenario]) -> Scenarios:
    columns = {key: np.array([getattr(one, key) for one in singles]) for key in LEVERS}
    return Scenarios.from_changes(columns, len(singles))


def assert_alike(singles: Sequence[Scenario], result_ids: Iterable[str]) -> None:
    many = evaluate_many(together(singles), observed())
    results = [evaluate(one, observed()) for one in singles]
    for result_id in result_ids:
        numbers = many.numbers(result_id)
        for place, result in enumerate(results):
            expected = QUANTITIES[result_id].number_of(result, observed())
            assert numbers[place] == pytest.approx(
                np.nan if expected is None else expected, rel=1e-9, abs=1e-9, nan_ok=True
            ), (result_id, singles[place].changes())


def test_scenarios_at_the_ends_of_each_lever_have_the_results_that_they_have_alone() -> None:
    assert_alike(ALL_CORNERS, QUANTITIES)


def test_200_draws_have_the_results_that_they_have_alone() -> None:
    assert_alike(random_scenarios(200), OWN_ALGORITHM)


@settings(max_examples=tries(25))
@given(st.lists(scenarios, min_size=1, max_size=3))
def test_any_scenarios_have_the_results_that_they_have_alone(singles: list[Scenario]) -> None:
    assert_alike(singles, OWN_ALGORITHM)


def test_series_have_a_column_for_each_year() -> None:
    singles = random_scenarios(5)
    many = evaluate_many(together(singles), observed())
    for place, one in enumerate(singles):
        annual = [column[place] for column in many.buildout.annual_usd_bn]
        assert annual == pytest.approx(evaluate(one, observed()).buildout.annual_usd_bn)


@given(scenarios, st.sampled_from(["g", "mult", "base", "debt"]), st.data())
def test_varying_a_lever_moves_those_that_follow_it_as_for_one_scenario(
    scenario: Scenario, key: str, data: st.DataObject
) -> None:
    lever = LEVERS[key]
    values = list(lever.choices or np.linspace(lever.low, lever.high, 4).tolist())
    many = Scenarios.varying(scenario, {key: np.array(values)})
    for place, value in enumerate(values):
        one = scenario.replace(**{key: value}).values()
        found = {field.name: getattr(many, field.name)[place] for field in fields(many)}
        words = {name for name, lever in LEVERS.items() if lever.choices}
        assert {name: found[name] for name in words} == {name: one[name] for name in words}
        for name in set(one) - words:  # a derived default may be rounded in another order
            assert found[name] == pytest.approx(one[name], rel=1e-12, abs=1e-12)


def test_a_column_of_unset_values_leaves_the_default() -> None:
    columns = {"base": np.array(["five", ""]), "c26": np.array([np.nan, 400.0])}
    many = Scenarios.from_changes(columns, 2)
    assert many.c26.tolist() == [788, 400]
    assert many.c25.tolist() == [437, 416]


@pytest.mark.parametrize(
    ("key", "values"),
    [("tgt", [30.0, 99.0]), ("life", [7.0, 7.5]), ("base", ["five", "moon"]), ("g", [np.inf])],
)
def test_values_that_a_lever_does_not_take_are_refused(
    key: str, values: list[float] | list[str]
) -> None:
    with pytest.raises(ValueError, match=f"lever {key}"):
        Scenarios.varying(Scenario.default(), {key: np.array(values)})


@pytest.mark.parametrize("result_id", ["funding.moon", "moon.x", "buildout.annual_usd_bn"])
def test_what_is_no_result_of_one_number_is_an_error(result_id: str) -> None:
    many = evaluate_many(Scenarios.from_changes({}, 1), observed())
    with pytest.raises(KeyError):
        many.numbers(result_id)
