"""Digital: how much money must rest in stablecoins so that payments can move in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from components.model.observed import Observed
from components.model.scenario import Scenario

DAYS_A_YEAR = 365
END_OF_2030 = date(2030, 12, 31)


@dataclass(frozen=True, slots=True)
class Digital:
    """Results of the page `digital`; field names are the permanent result ids.

    The cover is null when nothing is moved: "nothing_moved".
    """

    moved_usd_bn: float
    float_needed_usd_bn: float
    supply_cover_x: float | None
    fees_saved_usd_bn: float
    supply_2030_usd_bn: float
    tbill_demand_2030_usd_bn: float
    reasons: Mapping[str, str] = field(default_factory=dict)


def float_needed_usd_bn(moved_usd_bn: float, days: float) -> float:
    """Return the money that rests in the means of payment at any time, USD bn.

    Each dollar of a year's payments rests `days` of 365 days.

    >>> float_needed_usd_bn(3650, 1)
    10.0
    """
    return moved_usd_bn * days / DAYS_A_YEAR


def settle(scenario: Scenario, observed: Observed) -> Digital:
    """Return the results for payments moved to stablecoins.

    Fees saved are negative where the new way costs more. Supply grows at `sg` percent a year from
    the date of today's supply to the end of 2030; `tb` percent of it is held in Treasury bills.
    """
    moved = 1000 * scenario.mkt * scenario.mov / 100
    resting = float_needed_usd_bn(moved, scenario.days)
    years = (END_OF_2030 - observed.supply_as_of).days / 365.25
    supply_2030 = scenario.sup * (1 + scenario.sg / 100) ** years
    return Digital(
        moved_usd_bn=moved,
        float_needed_usd_bn=resting,
        supply_cover_x=scenario.sup / resting if resting else None,
        fees_saved_usd_bn=moved * (scenario.oldc - scenario.newc) / 10_000,
        supply_2030_usd_bn=supply_2030,
        tbill_demand_2030_usd_bn=supply_2030 * scenario.tb / 100,
        reasons={} if resting else {"supply_cover_x": "nothing_moved"},
    )
