"""Funding: how far the partnership's equity is, when it would be full, and how sure that is."""

import math
from collections.abc import Callable
from datetime import date
from functools import cached_property

import numpy as np

from components.model.arrays import Number, by_value, maximum, minimum, where
from components.model.fundraising import months_to_raise, slowness_allowed_by
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence, until
from components.model.observed import PeerPath, calendar_months_after, months_between
from components.model.peers import (
    Slowness,
    informs_about,
    months_to_share,
    peer_slowness,
    reached_target,
    share_within_range,
)
from components.model.result import ResultUnit
from components.model.themes.theme import Guessed, Theme, count, interval, month, number

LAST_DATED_MONTH = date(2100, 12, 31)
FULL = 0.999  # of the target: what is asked of the peers when nothing is left to raise

LEVERS = (
    Lever(
        key="tgt",
        unit=Unit.USD_BN,
        pages=("funding", "overview", "coinvest", "target"),
        low=20,
        high=50,
        step=1,
        defaults=default(30.0, Grade.B, "aip.equity_target_usd_bn"),
        # The goal as stated. Another goal is another question, not an uncertain answer.
        ranges=evidence(30, 30, Grade.B, "aip.equity_target_usd_bn"),
    ),
    Lever(
        key="pace",
        unit=Unit.USD_BN_PER_MONTH,
        pages=("funding",),
        low=0.05,
        high=3,
        step=0.005,
        decimals=3,
        # Equity raised by the as-of date over the months since launch.
        defaults=default(0.785, Grade.B, "aip.equity_raised_usd_bn", "aip.months_to_disclosure"),
        # The default pace at the slowness that a tenth of cases exceed, and a tenth stay below.
        ranges=evidence(0.366, 1.295, Grade.D, resource="peer_funds"),
    ),
    Lever(
        key="mom",
        unit=Unit.PCT_PER_YEAR,
        pages=("funding",),
        low=-80,
        high=100,
        step=1,
        defaults=default(0.0, Grade.D),
        ranges=assumed(-30, 30),
    ),
    Lever(
        key="mult",
        unit=Unit.X,
        pages=("funding",),
        low=1,
        high=5,
        step=0.01,
        decimals=2,
        # The partnership's own plan: 100 of assets on 30 of equity.
        defaults=default(
            100 / 30, Grade.B, "aip.total_assets_plan_usd_bn", "aip.equity_target_usd_bn"
        ),
        # From the least to the most debt of the deals: 1 + 7 / 5 and 1 + 20 / 5.
        ranges=evidence(2.4, 5, Grade.C, resource="deal_debt"),
    ),
    Lever(
        key="gwc",
        unit=Unit.USD_BN_PER_GW,
        pages=("funding", "power"),
        low=30,
        high=100,
        step=1,
        defaults=default(50.0, Grade.C, "gw_cost.citi_usd_bn_per_gw"),
        ranges=evidence(
            35,
            100,
            Grade.C,
            "gw_cost.bernstein_usd_bn_per_gw",
            "gw_cost.nvidia_2026_high_usd_bn_per_gw",
        ),
    ),
    Lever(
        key="shell",
        unit=Unit.PCT,
        pages=("funding",),
        low=0,
        high=100,
        step=1,
        # Its first deal is a landlord whose tenants bring the chips.
        defaults=default(100.0, Grade.D),
        ranges=assumed(50, 100),
        since=2,
        earlier=until(1, 0.0),
    ),
    Lever(
        key="gws",
        unit=Unit.USD_BN_PER_GW,
        pages=("funding",),
        low=7,
        high=20,
        step=0.1,
        decimals=1,
        defaults=default(11.7, Grade.D),
        ranges=assumed(9, 15),
        since=2,
    ),
)

GUESSED = Guessed("funding.months_to_target", 0, 600, 1, from_launch=True)


class Funding(Theme[Number]):
    """When the equity would be full, by the reader's pace and by the peers.

    The straight answer extrapolates the reader's pace. The chance asks how much longer than that a
    fund takes that has come as far in the same time: `peer_slowness` stretches the reader's path.

    A date is null with the reason "never" (money stops coming in before the target) or
    "after_2100" (later than a date is worth naming).
    """

    @number(ResultUnit.PERCENT)
    def share_of_target_pct(self) -> Number:
        """Equity raised by the as-of date, in percent of the target."""
        return 100 * self.observed.raised_usd_bn / self.levers.tgt

    @number(ResultUnit.USD_BN)
    def remaining_usd_bn(self) -> Number:
        """What is still to be raised; zero once the target has been met."""
        return maximum(self.levers.tgt - self.observed.raised_usd_bn, 0.0)

    @number(ResultUnit.MONTHS, "never", usual_target=24)
    def months_to_target(self) -> Number:
        """Months from the as-of date until the target is met at the reader's pace."""
        return self._months

    @month(lambda self: self._why_undated(self._months))
    def target_date(self) -> Number:
        """Month in which the target is met at the reader's pace."""
        return self._date(self._months)

    @number(ResultUnit.USD_BN)
    def total_assets_usd_bn(self) -> Number:
        """What the partnership owns when full, debt included: tgt x mult."""
        return self.levers.tgt * self.levers.mult

    @number(ResultUnit.USD_BN)
    def debt_usd_bn(self) -> Number:
        """The part of those assets that is borrowed."""
        return self.total_assets_usd_bn - self.levers.tgt

    @number(ResultUnit.GIGAWATTS)
    def capacity_gw(self) -> Number:
        """Data-centre capacity that those assets buy.

        The part `shell` buys land, buildings and power at gws a gigawatt, for tenants who bring the
        chips; the rest buys complete data centres at gwc.
        """
        shell = self.levers.shell / 100
        return self.total_assets_usd_bn * (shell / self.levers.gws + (1 - shell) / self.levers.gwc)

    @month(lambda self: self._why_undated_among_peers(0.10))
    def p10_date(self) -> Number:
        """Month by which the target is met with a chance of 10 % if peers are a guide."""
        return self._date(self._months_of_peers(0.10))

    @month(lambda self: self._why_undated_among_peers(0.50))
    def p50_date(self) -> Number:
        """Month by which it is met with an even chance if peers are a guide."""
        return self._date(self._months_of_peers(0.50))

    @month(lambda self: self._why_undated_among_peers(0.90))
    def p90_date(self) -> Number:
        """Month by which it is met with a chance of 90 % if peers are a guide."""
        return self._date(self._months_of_peers(0.90))

    @number(ResultUnit.PERCENT)
    def chance_by_2027_pct(self) -> Number:
        """Chance that the target is met by the end of 2027 if peers are a guide."""
        return self._chance_pct(2027)

    @interval(ResultUnit.PERCENT)
    def chance_by_2027_range_pct(self: "Funding[float]") -> tuple[float, float]:
        """How far that chance can be trusted: its 5th and 95th percentile by the peers drawn."""
        return self._chance_range_pct(2027)

    @number(ResultUnit.PERCENT)
    def chance_by_2030_pct(self) -> Number:
        """Chance that the target is met by the end of 2030 if peers are a guide."""
        return self._chance_pct(2030)

    @interval(ResultUnit.PERCENT)
    def chance_by_2030_range_pct(self: "Funding[float]") -> tuple[float, float]:
        """How far that chance can be trusted: its 5th and 95th percentile by the peers drawn."""
        return self._chance_range_pct(2030)

    @count(ResultUnit.COUNT)
    def peers_used(self) -> Number:
        """Number of peers that bound the time from the share of target reached to the target."""
        return self._peers(lambda peer, share: True)

    @count(ResultUnit.COUNT)
    def peers_open(self) -> Number:
        """Number of those that are not known to have met their target."""
        return self._peers(lambda peer, share: not reached_target(peer))

    @count(ResultUnit.COUNT)
    def peers_past_share(self) -> Number:
        """Number of those whose first dated amount is beyond the share already."""
        return self._peers(lambda peer, share: peer.shares[0] > share)

    @count(ResultUnit.COUNT)
    def peers_sooner(self) -> Number:
        """Number of those that reached the share sooner after launch than the partnership."""
        since_launch = self.observed.months_since_launch
        return by_value(
            self._share,
            lambda share: sum(
                informs_about(peer, share) and months_to_share(peer, share, 0.0) < since_launch
                for peer in self.observed.peers
            ),
        )

    @cached_property
    def _months(self) -> Number:
        return months_to_raise(self.remaining_usd_bn, self.levers.pace, self.levers.mom)

    @cached_property
    def _share(self) -> Number:
        """The share of the target reached, 0-1, that the peers are asked about."""
        return minimum(self.observed.raised_usd_bn / self.levers.tgt, FULL)

    def _slowness(self, quantile: float) -> Number:
        """Return how many times slower than the pace money comes in, at a chance of `quantile`."""
        return by_value(self._share, lambda share: self._peers_from(share).quantile(quantile))

    def _peers_from(self, share: float) -> Slowness:
        return peer_slowness(self.observed.peers, share, self.observed.months_since_launch)

    def _months_of_peers(self, quantile: float) -> Number:
        """Return the months to the target that are not exceeded with a chance of `quantile`."""
        amount = self.remaining_usd_bn * self._slowness(quantile)
        return months_to_raise(amount, self.levers.pace, self.levers.mom)

    def _date(self, months: Number) -> Number:
        as_of = self.observed.as_of
        dated = months <= months_between(as_of, LAST_DATED_MONTH)
        return calendar_months_after(as_of, where(dated, months, np.nan))

    def _why_undated(self, months: float) -> str:
        return "never" if math.isnan(months) else "after_2100"

    def _why_undated_among_peers(self: "Funding[float]", quantile: float) -> str:
        return self._why_undated(self._months_of_peers(quantile))

    def _chance_pct(self, year: int) -> Number:
        return by_value(
            self._share,
            lambda share, allowed: 100 * self._peers_from(share).share_within(allowed),
            self._slowness_allowed_by(year),
        )

    def _chance_range_pct(self: "Funding[float]", year: int) -> tuple[float, float]:
        seen = self.observed
        low, high = share_within_range(
            seen.peers, self._share, seen.months_since_launch, self._slowness_allowed_by(year)
        )
        return 100 * low, 100 * high

    def _slowness_allowed_by(self, year: int) -> Number:
        return slowness_allowed_by(date(year, 12, 31), self.levers, self.observed)

    def _peers(self, counts: Callable[[PeerPath, float], bool]) -> Number:
        """Return the number of peers that inform about the share reached and count."""
        return by_value(
            self._share,
            lambda share: sum(
                informs_about(peer, share) and counts(peer, share) for peer in self.observed.peers
            ),
        )
