"""Build-out: what a growth path adds up to by 2030, and the growth that a total needs."""

from dataclasses import dataclass
from types import MappingProxyType

from components.model.arrays import Number, root_between, total
from components.model.lever import (
    Default,
    EvidenceRange,
    Grade,
    Lever,
    Unit,
    assumed,
    default,
    evidence,
)
from components.model.result import ResultUnit
from components.model.themes.funding import Funding
from components.model.themes.theme import Guessed, Theme, number, series

YEARS = (2025, 2026, 2027, 2028, 2029, 2030)
GROWTH_SEARCH_PCT = (-95.0, 300.0)

_CAPEX_2025 = MappingProxyType(
    {
        "four_cash": Default(376.0, Grade.A, ("capex.cash_2025.four_usd_bn",)),
        "four_leases": Default(416.0, Grade.C, ("capex.leases_2025.four_usd_bn",)),
        "five": Default(437.0, Grade.C, ("capex.five_2025_usd_bn",)),
        "world_ai": Default(423.0, Grade.C, ("capex.world_ai_2025_usd_bn",)),
    }
)
_CAPEX_2026 = MappingProxyType(
    {
        "four_cash": Default(687.0, Grade.D, ("capex.cash_2026_estimate.four_usd_bn",)),
        "four_leases": Default(732.5, Grade.B, ("capex.guidance_2026.four_mid_usd_bn",)),
        "five": Default(788.0, Grade.C, ("capex.five_2026_usd_bn",)),
        "world_ai": Default(571.0, Grade.C, ("capex.world_ai_2026_usd_bn",)),
    }
)
_RANGES_2025 = MappingProxyType(
    {
        "four_cash": EvidenceRange(376, 376, Grade.A, ("capex.cash_2025.four_usd_bn",)),
        "four_leases": EvidenceRange(416, 416, Grade.C, ("capex.leases_2025.four_usd_bn",)),
        "five": EvidenceRange(437, 437, Grade.C, ("capex.five_2025_usd_bn",)),
        "world_ai": EvidenceRange(423, 423, Grade.C, ("capex.world_ai_2025_usd_bn",)),
    }
)
_GUIDANCE = ("capex.guidance_2026.four_low_usd_bn", "capex.guidance_2026.four_high_usd_bn")
_RANGES_2026 = MappingProxyType(
    {
        # As wide as the companies' own ranges with leases: 15 either way.
        "four_cash": EvidenceRange(672, 702, Grade.D),
        "four_leases": EvidenceRange(720, 745, Grade.B, _GUIDANCE),
        # The four with leases, and what Oracle spent in its fiscal year 2026.
        "five": EvidenceRange(776, 801, Grade.C, (*_GUIDANCE, "capex.orcl_fy2026_guidance_usd_bn")),
        # UBS and Goldman Sachs, whose count includes power.
        "world_ai": EvidenceRange(571, 765, Grade.C, resource="forecast_paths"),
    }
)
_AI_SHARE = MappingProxyType(
    {
        **dict.fromkeys(
            ("four_cash", "four_leases", "five"),
            Default(75.0, Grade.C, ("capex.ai_share_2026_pct",)),
        ),
        "world_ai": Default(100.0, Grade.D),  # what is counted there is AI spending alone
    }
)
_AI_SHARE_RANGES = MappingProxyType(
    {
        **dict.fromkeys(("four_cash", "four_leases", "five"), EvidenceRange(60, 90, Grade.D)),
        "world_ai": EvidenceRange(100, 100, Grade.D),
    }
)
_OTHERS = MappingProxyType(
    {
        **dict.fromkeys(("four_cash", "four_leases", "five"), Default(35.0, Grade.D)),
        "world_ai": Default(0.0, Grade.D),  # everybody is counted there
    }
)
_OTHERS_RANGES = MappingProxyType(
    {
        **dict.fromkeys(("four_cash", "four_leases", "five"), EvidenceRange(15, 60, Grade.D)),
        "world_ai": EvidenceRange(0, 0, Grade.D),
    }
)

LEVERS = (
    Lever(
        key="base",
        unit=Unit.CHOICE,
        pages=("buildout",),
        choices=("four_cash", "four_leases", "five", "world_ai"),
        choices_of="definition",
        defaults=default("four_leases", Grade.D),
    ),
    Lever(
        key="c25",
        unit=Unit.USD_BN,
        pages=("buildout", "macro"),
        low=200,
        high=800,
        step=1,
        follows="base",
        defaults=_CAPEX_2025,
        ranges=_RANGES_2025,
    ),
    Lever(
        key="c26",
        unit=Unit.USD_BN,
        pages=("buildout", "overview", "power", "macro", "reallocation", "breakout"),
        low=300,
        high=1000,
        step=5,
        follows="base",
        defaults=_CAPEX_2026,
        ranges=_RANGES_2026,
        earlier={1: {"four_cash": 649.0, "four_leases": 710.0, "five": 760.0}},
    ),
    Lever(
        key="g",
        unit=Unit.PCT_PER_YEAR,
        pages=("buildout", "overview", "power", "reallocation", "breakout"),
        low=-40,
        high=60,
        step=0.5,
        decimals=1,
        defaults=default(19.0, Grade.D, "growth.median_of_houses_2026_2030_pct"),
        # The growth at which AI spending worldwide adds up to either end of BlackRock's range.
        ranges=evidence(
            10.56, 36.37, Grade.C, "bii.ai_capex_low_usd_tn", "bii.ai_capex_high_usd_tn"
        ),
    ),
    Lever(
        key="bust",
        unit=Unit.PCT,
        pages=("buildout",),
        low=0,
        high=80,
        step=5,
        defaults=default(0.0, Grade.D),
        ranges=assumed(0, 50),
    ),
    Lever(
        key="ai",
        unit=Unit.PCT,
        pages=("buildout", "power"),
        low=50,
        high=100,
        step=1,
        follows="base",
        defaults=_AI_SHARE,
        ranges=_AI_SHARE_RANGES,
        since=2,
        earlier={1: dict.fromkeys(("four_cash", "four_leases", "five"), 100.0)},
    ),
    Lever(
        key="rest",
        unit=Unit.PCT,
        pages=("buildout",),
        low=0,
        high=100,
        step=1,
        follows="base",
        defaults=_OTHERS,
        ranges=_OTHERS_RANGES,
        since=2,
        earlier={1: dict.fromkeys(("four_cash", "four_leases", "five"), 0.0)},
    ),
)

GUESSED = Guessed("buildout.world_ai_total_usd_tn", 0, 100, 0.5)


def annual_capex_usd_bn(
    c25: Number, c26: Number, g: Number | float, bust: Number | float = 0
) -> tuple[Number, ...]:
    """Return capital expenditure of each year in `YEARS`, USD bn.

    2025 and 2026 are given, USD bn; from 2027 each year is the one before times 1 + g / 100. In
    2028 spending also falls by `bust` percent; it grows on from that lower level.

    >>> annual_capex_usd_bn(400, 700, 50)[:3]
    (400, 700.0, 1050.0)
    >>> annual_capex_usd_bn(400, 700, 0, bust=50)[2:]
    (700.0, 350.0, 350.0, 350.0)
    """
    kept = 1 - bust / 100
    years: list[Number] = [c25]
    years += [c26 * (1 + g / 100) ** k * (kept if k >= 2 else 1) for k in range(5)]
    return tuple(years)


def world_ai_factor(ai: Number, rest: Number) -> Number:
    """Return AI spending worldwide as a multiple of the spending counted.

    Parameters
    ----------
    ai
        Percent of the spending counted that is for AI.
    rest
        What everybody else spends on AI, percent of the counted firms' AI spending.

    Examples
    --------
    >>> world_ai_factor(100, 0), round(world_ai_factor(75, 20), 9)
    (1.0, 0.9)
    """
    return ai / 100 * (1 + rest / 100)


def growth_needed_pct(total_usd_tn: Number, c25: Number, c26: Number, bust: Number) -> Number:
    """Return the growth a year from 2027 to 2030, percent, that makes 2025-2030 add up to a total.

    Solves c25 + c26 * sum_{k=0..4} (1+g)^k = total for g, the years from 2028 on cut by `bust`
    percent; the sum rises with g, so there is one answer. NaN outside -95..300 % a year.

    >>> round(growth_needed_pct(2.0, 400, 320, bust=0), 9)  # 400 + 5 * 320 = 2000
    0.0
    >>> growth_needed_pct(0.5, 400, 320, bust=0)
    nan
    """

    def excess(g: Number, total_usd_bn: Number, c25: Number, c26: Number, bust: Number) -> Number:
        return total(annual_capex_usd_bn(c25, c26, g, bust)) - total_usd_bn

    return root_between(excess, *GROWTH_SEARCH_PCT, (1000 * total_usd_tn, c25, c26, bust))


@dataclass(frozen=True, eq=False)
class Buildout(Theme[Number]):
    """What spending from 2025 to 2030 adds up to."""

    funding: Funding[Number]

    @number(ResultUnit.USD_TN, usual_target=8)
    def total_usd_tn(self) -> Number:
        """Capital expenditure from 2025 to 2030 together, of the firms counted, AI or not."""
        return self._total_usd_bn / 1000

    @number(ResultUnit.USD_TN, usual_target=8)
    def world_ai_total_usd_tn(self) -> Number:
        """AI spending worldwide from 2025 to 2030: total x ai x (1 + rest).

        It counts what BlackRock's range of 5 to 8 trillion counts, the total does not.
        """
        return self.total_usd_tn * world_ai_factor(self.levers.ai, self.levers.rest)

    @number(ResultUnit.PERCENT, "out_of_reach")
    def growth_needed_5tn_pct(self) -> Number:
        """Growth a year from 2027 on at which AI spending worldwide would be 5 trillion."""
        return self._growth_needed_pct(5)

    @number(ResultUnit.PERCENT, "out_of_reach")
    def growth_needed_8tn_pct(self) -> Number:
        """Growth a year from 2027 on at which AI spending worldwide would be 8 trillion."""
        return self._growth_needed_pct(8)

    @number(ResultUnit.USD_TN)
    def flat_total_usd_tn(self) -> Number:
        """The total if spending stayed at the level of 2026."""
        return total(annual_capex_usd_bn(self.levers.c25, self.levers.c26, 0)) / 1000

    @series(ResultUnit.USD_BN)
    def annual_usd_bn(self) -> tuple[Number, ...]:
        """Capital expenditure in each of `YEARS`."""
        levers = self.levers
        return annual_capex_usd_bn(levers.c25, levers.c26, levers.g, levers.bust)

    @number(ResultUnit.PERCENT)
    def partnership_share_pct(self) -> Number:
        """What the partnership would own when full, in percent of the total.

        It sets one fund's lifetime against six years of spending: a comparison of sizes, not an
        ownership.
        """
        return 100 * self.funding.total_assets_usd_bn / self._total_usd_bn

    @number(ResultUnit.PERCENT)
    def share_of_us_gdp_2026_pct(self) -> Number:
        """Spending in 2026 in percent of US output of 2026."""
        return 100 * self.levers.c26 / self.observed.us_gdp_usd_bn[2026]

    @property
    def _total_usd_bn(self) -> Number:
        return total(self.annual_usd_bn)

    def _growth_needed_pct(self, world_ai_usd_tn: float) -> Number:
        levers = self.levers
        counted_usd_tn = world_ai_usd_tn / world_ai_factor(levers.ai, levers.rest)
        return growth_needed_pct(counted_usd_tn, levers.c25, levers.c26, levers.bust)
