import math

import numpy as np
import pytest
from hypothesis import given, settings

from components.evidence import observed
from components.model import Grade, Scenario, evaluate
from components.model.lab.quantity import QUANTITIES
from components.model.lab.ranges import evidence_range
from components.model.lab.uncertainty import (
    QUANTILES,
    Uncertainty,
    drawn_levers,
    triangular,
    uncertainty,
)
from tests.strategies import scenarios, tries

DEFAULT = Scenario.default()


def known(found: Uncertainty) -> list[float]:
    return [value for value in found.quantiles if value is not None]


def test_one_triangular_lever_gives_the_quantiles_of_the_closed_form() -> None:
    """The rate of return of a fund is its growth: 8 to 13 with the peak at the reader's 10."""
    found = uncertainty(DEFAULT.replace(fg=10), "target.irr_pct", observed())
    assert found.levers == ("fg",)
    below = [8 + math.sqrt(share * 5 * 2) for share in (0.05, 0.25)]  # the peak is at 40 %
    above = [13 - math.sqrt((1 - share) * 5 * 3) for share in (0.5, 0.75, 0.95)]
    expected = below + above
    assert found.quantiles == pytest.approx(expected, abs=0.005)
    assert found.shares == {Grade.D: 1.0}  # the range is of grade C, the value is our own
    assert (found.draws, found.defined) == (10_000, 1.0)
    assert found.at == pytest.approx(10)


def test_a_result_of_one_lever_rests_on_its_grade_alone() -> None:
    """Without growth the total is c25, which is held, and five times c26, of grade B.

    Guidance for 2026 runs from 720 to 745; with the peak at the middle the median is the middle.
    """
    middle = DEFAULT.replace(c25=416, c26=732.5)
    found = uncertainty(middle, "buildout.flat_total_usd_tn", observed())
    assert found.shares == {Grade.B: 1.0}
    least, _, median, _, most = known(found)
    assert median == pytest.approx((416 + 5 * 732.5) / 1000, abs=1e-4)
    ends = [(416 + 5 * spending) / 1000 for spending in (720, 745)]
    assert ends[0] < least < most < ends[1]


def test_shares_of_a_product_are_those_of_the_closed_form() -> None:
    """Payments moved are mkt (C) times mov (D), independent: with m, s the means and relative
    standard deviations, C alone explains s1^2 and D alone s2^2 of s1^2 + s2^2 + s1^2 s2^2.
    """

    def relative_variance(key: str) -> float:
        found = evidence_range(key, DEFAULT)
        low, mode, high = found.low, float(DEFAULT.values()[key]), found.high
        mean = (low + mode + high) / 3
        squares = low**2 + mode**2 + high**2 - low * mode - low * high - mode * high
        return squares / 18 / mean**2

    first, second = relative_variance("mkt"), relative_variance("mov")
    together = first * second
    expected = (first + together / 2) / (first + second + together)
    found = uncertainty(DEFAULT, "digital.moved_usd_bn", observed())
    assert set(found.levers) == {"mkt", "mov"}
    assert found.shares[Grade.C] == pytest.approx(expected, abs=0.01)
    assert sum(found.shares.values()) == pytest.approx(1)


@pytest.mark.parametrize("result_id", QUANTITIES)
def test_every_result_has_a_rising_band_and_shares_that_add_up(result_id: str) -> None:
    found = uncertainty(DEFAULT, result_id, observed(), draws=400)
    values = known(found)
    assert values == sorted(values)
    assert found.quantiles[: len(values)] == tuple(values)  # what has no result lies beyond
    assert bool(found.missing) == (found.defined < 1 and bool(QUANTITIES[result_id].missing_reason))
    assert sum(found.shares.values()) == (pytest.approx(1) if found.levers else 0)
    assert 0 < found.defined <= 1
    assert found.at == QUANTITIES[result_id].number_of(evaluate(DEFAULT, observed()), observed())


def test_draws_that_never_get_there_count_as_later_than_all_others() -> None:
    found = uncertainty(DEFAULT, "breakout.payback_year", observed(), draws=2000)
    assert found.missing == "not_by_2050"
    by_level = dict(zip(QUANTILES, found.quantiles, strict=True))
    # A quantile is a year just where more draws than its share have one.
    assert all((year is not None) == (level < found.defined) for level, year in by_level.items())
    assert 0 < found.defined < 1


def test_the_same_question_has_the_same_answer() -> None:
    one, other = (uncertainty(DEFAULT, "target.tvpi", observed()) for _ in range(2))
    assert one == other


@settings(max_examples=tries(8))
@given(scenarios)
def test_any_scenario_can_be_drawn_around(scenario: Scenario) -> None:
    found = uncertainty(scenario.replace(tgt=30), "coinvest.equity_irr_pct", observed(), draws=200)
    assert set(found.outside) <= set(found.levers) <= set(drawn_levers(scenario))


def test_held_levers_choices_and_followers_are_not_drawn() -> None:
    drawn = drawn_levers(DEFAULT)
    assert not {"tgt", "c25", "base", "firm", "debt"} & set(drawn)
    assert "debt" in drawn_levers(DEFAULT.replace(debt=60))


def test_a_value_outside_its_range_is_named_and_the_draws_stay_inside() -> None:
    found = uncertainty(DEFAULT.replace(fg=20), "target.irr_pct", observed())
    assert found.outside == ("fg",)
    assert found.at == pytest.approx(20)
    least, *_, most = known(found)
    assert 8 <= least < most <= 13


def test_draws_without_the_result_are_left_out_and_counted() -> None:
    """Money that comes in ever more slowly adds up to 12 pace / -ln(1 + mom) at most."""
    slow = DEFAULT.replace(tgt=50, pace=0.3, mom=-20)
    found = uncertainty(slow, "funding.months_to_target", observed())
    draw = np.random.default_rng(1)
    paces = evidence_range("pace", slow)
    pace = draw.triangular(paces.low, paces.low, paces.high, 100_000)  # 0.3 lies below the range
    mom = draw.triangular(-30, -20, 30, 100_000)
    slowing = np.minimum(mom, -1e-9) / 100
    enough = (mom >= 0) | (-12 * pace / np.log1p(slowing) > 50 - 12.5)
    assert 0.5 < enough.mean() < 0.95
    assert found.defined == pytest.approx(enough.mean(), abs=0.01)  # 10,000 draws


def test_a_result_that_nothing_moves_has_no_shares() -> None:
    found = uncertainty(DEFAULT, "funding.share_of_target_pct", observed())
    assert (found.levers, found.shares) == ((), {})
    assert found.quantiles == pytest.approx([100 * 12.5 / 30] * 5)


def test_triangles_with_the_peak_at_an_end() -> None:
    share = np.array([0.0, 0.25, 1.0])
    assert triangular(share, 0, 0, 1).tolist() == pytest.approx([0, 1 - np.sqrt(0.75), 1])
    assert triangular(share, 0, 1, 1).tolist() == pytest.approx([0, 0.5, 1])
