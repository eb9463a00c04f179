import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.lab.quantity import QUANTITIES
from components.model.lab.search import LINK_DECIMALS, TOLERANCE
from components.model.lab.solve import Answer, Miss, solve
from components.model.lever import Value
from components.model.observed import month_number
from components.model.result import Kind
from tests.strategies import lever_values, scenarios, tries

DEFAULT = Scenario.default()


def result_at(scenario: Scenario, result_id: str, key: str, value: Value) -> float | None:
    results = evaluate(scenario.replace(**{key: value}), observed())
    return QUANTITIES[result_id].number_of(results, observed())


def ends_inside(answer: Answer) -> set[Value]:
    """Return the ends of a stretch, as far inside as the last digit that a link holds.

    On the border itself rounding tells on which side of a step a value is, and many scenarios at
    once are rounded in another order than one.
    """
    low, high = answer.low, answer.high
    if isinstance(low, str) or isinstance(high, str):
        return {low, high}
    inwards = min(10.0**-LINK_DECIMALS, (high - low) / 2)
    return {low + inwards, high - inwards}


@settings(max_examples=tries(30))
@given(scenarios, st.sampled_from(sorted(QUANTITIES)), st.sampled_from(sorted(LEVERS)), st.data())
def test_an_answer_put_back_into_the_model_hits_the_target(
    scenario: Scenario, result_id: str, key: str, data: st.DataObject
) -> None:
    """The target is what the result is somewhere in the range, or a little beside that."""
    assume(key != "tgt")  # each new target needs a slow estimate from the peers
    scenario = scenario.replace(tgt=30)
    somewhere = result_at(scenario, result_id, key, data.draw(lever_values(LEVERS[key])))
    assume(somewhere is not None and math.isfinite(somewhere))
    assert somewhere is not None
    target = somewhere * data.draw(st.sampled_from([1.0, 1.0, 0.9, 1.2]))
    found = solve(scenario, result_id, target, key, observed())
    assert bool(found.answers) == (found.miss is None)
    for answer in found.answers:
        steps = QUANTITIES[result_id].kind is not Kind.NUMBER
        for value in ends_inside(answer) if steps else {answer.low, answer.high}:
            result = result_at(scenario, result_id, key, value)
            assert result is not None
            if steps:
                assert result == target  # whole numbers are exact
            else:
                assert result == pytest.approx(target, rel=TOLERANCE, abs=1e-6)
    if found.nearest is not None:
        reached = result_at(scenario, result_id, key, found.nearest.value)
        assert reached == pytest.approx(found.nearest.result, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("total", [4.0, 5.0, 6.5, 8.0])
def test_growth_for_a_total_is_that_of_the_closed_form(total: float) -> None:
    scenario = DEFAULT.replace(c25=416, c26=710)
    found = solve(scenario, "buildout.total_usd_tn", total, "g", observed())
    (answer,) = found.answers
    # 710 (1 + q + q^2 + q^3 + q^4) + 416 = 1000 total
    roots = np.roots([710, 710, 710, 710, 710 + 416 - 1000 * total])
    (growth,) = [100 * (x.real - 1) for x in roots if abs(x.imag) < 1e-9 and x.real > 0]
    assert answer.low == answer.high == pytest.approx(growth, abs=1e-6)


def lowest_multiple() -> tuple[float, float]:
    """The multiple falls and then rises with the later calls: its lowest point at the default."""
    found = minimize_scalar(
        lambda rc3: evaluate(DEFAULT.replace(rc3=rc3), observed()).target.tvpi,
        bounds=(5, 90),
        method="bounded",
        options={"xatol": 1e-7},
    )
    return float(found.x), float(found.fun)


@pytest.mark.parametrize("above", [1e-2, 1e-3, 2e-6])
def test_both_roots_of_a_result_that_turns_back_are_found(above: float) -> None:
    """The nearest pair lies within one step of the scan."""
    turn, lowest = lowest_multiple()
    found = solve(DEFAULT, "target.tvpi", lowest + above, "rc3", observed())
    low, high = (float(answer.low) for answer in found.answers)
    assert low < turn < high
    for root in (low, high):
        multiple = evaluate(DEFAULT.replace(rc3=root), observed()).target.tvpi
        assert multiple == pytest.approx(lowest + above, abs=1e-7)


def test_a_result_that_turns_back_before_the_target_says_so() -> None:
    turn, lowest = lowest_multiple()
    found = solve(DEFAULT, "target.tvpi", 0.99 * lowest, "rc3", observed())
    assert found.miss is Miss.NEVER
    assert found.nearest is not None
    assert float(found.nearest.value) == pytest.approx(turn, abs=0.5)


def test_a_result_in_steps_hits_on_a_stretch_with_tight_ends() -> None:
    found = solve(DEFAULT, "breakout.crossover_year", 2040, "up", observed())
    (answer,) = found.answers
    low, high = float(answer.low), float(answer.high)
    assert low < high
    assert result_at(DEFAULT, "breakout.crossover_year", "up", low - 1e-4) == 2041
    assert result_at(DEFAULT, "breakout.crossover_year", "up", high + 1e-4) == 2039


def test_a_target_month_is_found_as_a_stretch_of_paces() -> None:
    target = month_number("2028-03", observed())
    (answer,) = solve(DEFAULT, "funding.target_date", target, "pace", observed()).answers
    for value in (answer.low, answer.high):
        results = evaluate(DEFAULT.replace(pace=value), observed())
        assert results.funding.target_date == "2028-03"


@pytest.mark.parametrize(
    ("result_id", "target", "key", "miss", "nearest"),
    [
        ("breakout.required_revenue_usd_bn", 650, "gm", Miss.BEYOND, 80),
        ("macro.net_contribution_pp", 5, "base", Miss.NEVER, "five"),
        ("target.irr_pct", 1, "mkt", Miss.NO_EFFECT, None),
        ("coinvest.dscr", 1.3, "life", Miss.JUMPS, 12),
        ("coinvest.loss_p99_alone_pct", 10, "pd", Miss.JUMPS, None),
        ("coinvest.dscr", 0.01, "debt", Miss.BEYOND, 85),
        ("digital.supply_cover_x", -1, "mov", Miss.BEYOND, 30),
    ],
)
def test_where_nothing_hits_the_nearest_is_named_with_the_reason(
    result_id: str, target: float, key: str, miss: Miss, nearest: Value | None
) -> None:
    found = solve(DEFAULT, result_id, target, key, observed())
    assert (found.answers, found.miss) == ((), miss)
    assert found.nearest is not None
    if nearest is not None:
        assert found.nearest.value == nearest


def test_a_result_that_ceases_to_exist_is_followed_to_its_last_value() -> None:
    found = solve(DEFAULT, "breakout.crossover_year", 2060, "up", observed())
    assert found.miss is Miss.CEASES
    assert found.nearest is not None
    assert found.nearest.result == 2050
    assert found.undefined_reason == "not_by_2050"
    assert 0 < found.undefined < 1


def test_no_result_anywhere_is_said_with_its_reason() -> None:
    dry = DEFAULT.replace(mom=-80, pace=0.05)
    found = solve(dry, "funding.months_to_target", 20, "mult", observed())
    assert (found.miss, found.nearest, found.undefined_reason) == (Miss.NO_RESULT, None, "never")


def test_whole_levers_and_choices_answer_with_values_that_they_take() -> None:
    at_17 = result_at(DEFAULT, "coinvest.dscr", "life", 17.0)
    assert at_17 is not None
    (answer,) = solve(DEFAULT, "coinvest.dscr", at_17, "life", observed()).answers
    assert answer.low == answer.high == 17
    at_five = result_at(DEFAULT, "buildout.total_usd_tn", "base", "five")
    assert at_five is not None
    (choice,) = solve(DEFAULT, "buildout.total_usd_tn", at_five, "base", observed()).answers
    assert choice.low == "five"


@pytest.mark.parametrize("target", [math.nan, math.inf])
def test_a_target_that_is_no_number_is_refused(target: float) -> None:
    with pytest.raises(ValueError, match="target"):
        solve(DEFAULT, "buildout.total_usd_tn", target, "g", observed())
