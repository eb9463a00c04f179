"""Reallocation: how the build-out is paid for, and how much savings must move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from components.model.arrays import Array, Number, cached_result
from components.model.buildout import ManyBuildout
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios


@dataclass(frozen=True, slots=True)
class Reallocation:
    """Results of the page `reallocation`; field names are the permanent result ids.

    Attributes
    ----------
    own_cash_usd_tn
        What the builders pay from their own cash.
    external_need_usd_tn
        What others must provide: debt and equity. It never exceeds the total.
    debt_usd_tn, equity_usd_tn
        The two parts of the external need. Debt may be zero, equity never is within the range
        of the levers.
    share_of_pool_pct
        The equity in percent of the pool of savings.
    external_share_of_pool_pct
        Debt and equity together in percent of the pool: debt comes out of savings too.
    """

    own_cash_usd_tn: float
    external_need_usd_tn: float
    debt_usd_tn: float
    equity_usd_tn: float
    share_of_pool_pct: float
    external_share_of_pool_pct: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def sources_usd_tn(total_usd_tn: Number, own: Number, dsh: Number) -> tuple[Number, Number, Number]:
    """Return own cash, debt and equity that pay for a total, in the unit of the total.

    Own cash pays `own` percent of the total; debt pays `dsh` percent of the rest,
    total * (1 - own/100), and equity what then remains. The three add up to the total.

    >>> sources_usd_tn(10, own=40, dsh=75)
    (4.0, 4.5, 1.5)
    >>> sources_usd_tn(10, own=100, dsh=75)
    (10.0, 0.0, 0.0)
    """
    own_cash = total_usd_tn * own / 100
    external = total_usd_tn - own_cash
    debt = external * dsh / 100
    return own_cash, debt, external - debt


def reallocate(scenario: Scenario, total_usd_tn: float) -> Reallocation:
    """Return the sources that pay for a build-out, and what they take of a pool of savings.

    The shares of the pool set a need over six years against a stock at one date; they compare
    sizes and do not say that the pool would be drawn down by so much. One split holds for all
    years. The default split is that of a forecast of data-centre spending 2025-2028 by Morgan
    Stanley (July 2025), whose scope is not that of the total here.

    Parameters
    ----------
    scenario
        `own` and `dsh` in percent, `pool` in USD tn (above zero by its range).
    total_usd_tn
        Spending 2025-2030 from the page `buildout`, USD tn, not negative.
    """
    own_cash, debt, equity = sources_usd_tn(total_usd_tn, scenario.own, scenario.dsh)
    return Reallocation(
        own_cash_usd_tn=own_cash,
        external_need_usd_tn=debt + equity,
        debt_usd_tn=debt,
        equity_usd_tn=equity,
        share_of_pool_pct=100 * equity / scenario.pool,
        external_share_of_pool_pct=100 * (debt + equity) / scenario.pool,
    )


class ManyReallocation:
    """Results of `reallocate` for many scenarios: an array under each id."""

    def __init__(self, levers: Scenarios, buildout: ManyBuildout) -> None:
        self._levers = levers
        self._buildout = buildout

    @cached_property
    def _sources_usd_tn(self) -> tuple[Array, Array, Array]:
        return sources_usd_tn(self._buildout.total_usd_tn, self._levers.own, self._levers.dsh)

    @cached_result
    def own_cash_usd_tn(self) -> Array:
        return self._sources_usd_tn[0]

    @cached_result
    def external_need_usd_tn(self) -> Array:
        return self.debt_usd_tn + self.equity_usd_tn

    @cached_result
    def debt_usd_tn(self) -> Array:
        return self._sources_usd_tn[1]

    @cached_result
    def equity_usd_tn(self) -> Array:
        return self._sources_usd_tn[2]

    @cached_result
    def share_of_pool_pct(self) -> Array:
        return 100 * self.equity_usd_tn / self._levers.pool

    @cached_result
    def external_share_of_pool_pct(self) -> Array:
        return 100 * self.external_need_usd_tn / self._levers.pool
