import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from components.evidence import observed
from components.model import Scenario
from components.model.fundraising import (
    chance_full_by_pct,
    months_to_raise,
    raised_after_usd_bn,
    raised_share_pct,
)
from components.model.peers import peer_slowness
from tests.strategies import scenarios

paces = st.floats(0.05, 3)
changes_of_pace = st.floats(-80, 100)


@given(st.floats(0.1, 40), paces, changes_of_pace)
def test_money_raised_until_the_target_month_is_the_amount(
    amount: float, pace: float, mom: float
) -> None:
    months = months_to_raise(amount, pace, mom)
    if math.isnan(months):
        everything = 12 * pace / -math.log1p(mom / 100)
        # All that ever comes may differ from the amount by rounding alone.
        assert everything <= amount * (1 + 1e-9)
    elif months < 1e4:
        raised, _ = quad(lambda u: pace * (1 + mom / 100) ** (u / 12), 0, months, limit=200)
        assert raised == pytest.approx(amount, rel=1e-6)
        assert raised_after_usd_bn(months, pace, mom) == pytest.approx(amount)


def test_no_change_of_pace_is_the_limit_of_a_small_change() -> None:
    assert months_to_raise(17.5, 0.785, 1e-9) == pytest.approx(months_to_raise(17.5, 0.785, 0))


def test_money_that_halves_every_year_stops_short_of_its_limit() -> None:
    limit = 12 * 0.5 / math.log(2)  # all that will ever come
    assert math.isfinite(months_to_raise(limit * 0.999, 0.5, -50))
    assert math.isnan(months_to_raise(limit * 1.001, 0.5, -50))


@given(scenarios)
def test_the_chance_by_a_quantile_date_is_at_least_that_quantile(scenario: Scenario) -> None:
    seen = observed()
    slowness = peer_slowness(seen.peers, 12.5 / scenario.tgt, seen.months_since_launch)
    stretch = slowness.quantile(0.5)
    months = months_to_raise((scenario.tgt - 12.5) * stretch, scenario.pace, scenario.mom)
    if months < 900:
        day = date.fromordinal(observed().as_of.toordinal() + math.ceil(months * 30.4375) + 1)
        assert chance_full_by_pct(day, scenario, observed(), slowness) >= 50 - 1e-9


def test_the_share_starts_where_it_is_and_stops_at_the_target() -> None:
    months = np.array([0.0, 10.0, 1000.0])
    shares = raised_share_pct(months, 1.0, Scenario.default(), observed())
    assert shares == pytest.approx([12.5 / 30 * 100, (12.5 + 7.85) / 30 * 100, 100])
