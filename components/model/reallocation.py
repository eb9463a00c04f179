"""Reallocation: how the build-out is paid for, and how much savings must move."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Reallocation:
    """Results of the page `reallocation`; field names are the permanent result ids."""

    own_cash_usd_tn: float
    external_need_usd_tn: float
    debt_usd_tn: float
    equity_usd_tn: float
    share_of_pool_pct: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def reallocate(scenario: Scenario, total_usd_tn: float) -> Reallocation:
    """Return the sources that pay for a build-out of `total_usd_tn`.

    The builders' own cash pays `own` percent; debt pays `dsh` percent of the rest and equity
    what remains. The share of the pool is that of the equity.
    """
    external = total_usd_tn * (1 - scenario.own / 100)
    debt = external * scenario.dsh / 100
    equity = external - debt
    return Reallocation(
        own_cash_usd_tn=total_usd_tn - external,
        external_need_usd_tn=external,
        debt_usd_tn=debt,
        equity_usd_tn=equity,
        share_of_pool_pct=100 * equity / scenario.pool,
    )
