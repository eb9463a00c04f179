"""How far the evidence lets each lever range: not plus or minus a tenth, but what sources span.

The rule, lever by lever:

- Where sources give several figures, the range runs from the lowest to the highest, and `facts`
  or `resource` say which. A figure beyond the ends of the lever is cut off there.
- Where there is one source or none, the range is our own assumption, of grade D.
- Where nothing is left open (an amount filed, a goal as stated), the range is a single value: the
  lever is *held*. It is not drawn and has no bar, but the lab says that it is held.
- Choices (which spending is counted, whose plan is cut) are questions, not uncertain quantities: a
  tornado runs through them, a draw leaves them where the reader put them.

A range does not depend on the reader's scenario, except that the capital expenditure of 2025 and
2026 has one for each definition of what is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from components.model.lever import Grade
from components.model.levers import LEVERS
from components.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class EvidenceRange:
    """What the evidence leaves open about one lever, ends included, in the lever's unit.

    Attributes
    ----------
    low, high
        Ends of the range, within those of the lever. Equal if the lever is held.
    grade
        Grade of the weaker end.
    facts
        Ids of the facts that the ends come from, empty if they are our own or from a series.
    resource
        Name of the series under `data/` that the ends come from, empty if there is none.
    """

    low: float
    high: float
    grade: Grade
    facts: tuple[str, ...] = ()
    resource: str = ""

    @property
    def held(self) -> bool:
        """Whether the evidence leaves nothing open."""
        return self.low == self.high


def evidence_range(key: str, scenario: Scenario) -> EvidenceRange:
    """Return the range of a number lever, under the choices of a scenario.

    Raises
    ------
    KeyError
        If the lever is unknown or a choice.
    """
    ranges = RANGES[key]
    follows = LEVERS[key].follows
    return ranges[str(scenario.values()[follows])] if set(ranges) != {""} else ranges[""]


def weaker_grade(key: str, scenario: Scenario) -> Grade:
    """Return the weaker of the grades of a lever's value and of its range.

    What moves a result is how wide the range is, so a well-documented value with a range of our
    own counts as our own.
    """
    value = scenario.origin_of(key).grade
    if LEVERS[key].choices:
        return value
    return max(value, evidence_range(key, scenario).grade)  # "D" sorts after "A"


def _one(
    low: float, high: float, grade: Grade, *facts: str, resource: str = ""
) -> Mapping[str, EvidenceRange]:
    return MappingProxyType({"": EvidenceRange(low, high, grade, facts, resource)})


def _own(low: float, high: float, *facts: str) -> Mapping[str, EvidenceRange]:
    """Return a range that is our own assumption; a fact may have set one of its ends."""
    return _one(low, high, Grade.D, *facts)


_FUNDING = {
    # The goal as stated. Another goal is another question, not an uncertain answer.
    "tgt": _one(30, 30, Grade.B, "aip.equity_target_usd_bn"),
    # The default pace at the slowness of the slowest and the fastest tenth of the peers.
    "pace": _one(0.24, 0.93, Grade.D, resource="peer_funds"),
    "mom": _own(-30, 30),
    # From the least to the most debt of the deals: 1 + 7 / 5 and 1 + 20 / 5.
    "mult": _one(2.4, 5, Grade.C, resource="deal_debt"),
    "gwc": _one(
        35,
        100,
        Grade.C,
        "gw_cost.bernstein_usd_bn_per_gw",
        "gw_cost.nvidia_2026_high_usd_bn_per_gw",
    ),
}

_BUILDOUT = {
    "c25": MappingProxyType(
        {
            "four_cash": EvidenceRange(376, 376, Grade.A, ("capex.cash_2025.four_usd_bn",)),
            "four_leases": EvidenceRange(416, 416, Grade.C, ("capex.leases_2025.four_usd_bn",)),
            "five": EvidenceRange(437, 437, Grade.C, ("capex.five_2025_usd_bn",)),
            "world_ai": EvidenceRange(423, 423, Grade.C, ("capex.world_ai_2025_usd_bn",)),
        }
    ),
    "c26": MappingProxyType(
        {
            # As wide as the companies' own ranges with leases: 15 either way.
            "four_cash": EvidenceRange(634, 664, Grade.D),
            "four_leases": EvidenceRange(
                695,
                725,
                Grade.B,
                (
                    "capex.guidance_2026.four_low_usd_bn",
                    "capex.guidance_2026.four_high_usd_bn",
                ),
            ),
            # The four with leases, and Oracle's guidance of 50.
            "five": EvidenceRange(
                745,
                775,
                Grade.C,
                (
                    "capex.guidance_2026.four_low_usd_bn",
                    "capex.guidance_2026.four_high_usd_bn",
                    "capex.orcl_fy2026_guidance_usd_bn",
                ),
            ),
            # UBS and Goldman Sachs, whose count includes power.
            "world_ai": EvidenceRange(571, 765, Grade.C, resource="forecast_paths"),
        }
    ),
    # The growth at which default spending adds up to either end of BlackRock's range.
    "g": _one(12.81, 38.71, Grade.C, "bii.ai_capex_low_usd_tn", "bii.ai_capex_high_usd_tn"),
    "bust": _own(0, 50),
}

_MACRO = {
    "us": _one(70, 75, Grade.C, "capex.us_share_low_pct", "capex.us_share_high_pct"),
    "imp": _one(55, 67, Grade.C, "capex.hardware_share_low_pct", "capex.hardware_share_high_pct"),
    "crowd": _own(0, 30),
    "cut": _own(10, 50),
}

_COINVEST = {
    "yld": _own(9, 13),
    # From the least to the most debt of the deals: 7 of 12 and 20 of 25.
    "debt": _one(58, 80, Grade.C, resource="deal_debt"),
    "kd": _own(5, 8),
    "life": _own(10, 20),
    "res": _own(20, 70),
    "maxt": _own(0.2, 1),
    "aum": _own(100, 1000),
    "pd": _one(
        5.2,
        8.1,
        Grade.C,
        "risk.infrastructure_default_10y_2011_pct",
        "risk.project_default_10y_2012_pct",
    ),
    "lgd": _own(10, 45),
    "rho": _own(0.1, 0.4),
    "nproj": _own(10, 40),
}

_TARGET = {
    "rc1": _own(15, 40),
    "rc2": _own(25, 50),
    "rc3": _own(35, 65),
    "fl": _own(10, 15),
    "bow": _own(1.5, 4),
    # Property and venture capital in the paper that the model comes from.
    "fg": _one(
        8, 13, Grade.C, "commitment_model.property_growth_pct", "commitment_model.growth_pct"
    ),
    "fy": _one(0, 5, Grade.C, "commitment_model.yield_pct", "commitment_model.property_yield_pct"),
}

_REALLOCATION = {
    "own": _own(35, 65),
    "dsh": _own(60, 90),
    # Pension funds alone, or all three pools.
    "pool": _one(68, 118, Grade.C, "pools.pensions_usd_bn", "pools.three_usd_tn"),
}

_DIGITAL = {
    "mkt": _one(
        40,
        195,
        Grade.C,
        "payments.cross_border_2024_usd_tn",
        "payments.cross_border_all_2024_usd_tn",
    ),
    # Payments found in stablecoins today by two counts, against cross-border payments.
    "mov": _own(
        1,
        10.5,
        "payments.stablecoin_real_2025_usd_bn",
        "payments.stablecoin_activity_bcg_usd_tn",
        "payments.cross_border_2024_usd_tn",
    ),
    "days": _own(1, 7.3, "stablecoin.jpm_days_held"),
    "oldc": _own(100, 649, "costs.retail_target_pct", "costs.remittance_2025_pct"),
    # The highest cost found lies beyond the end of the lever.
    "newc": _one(30, 300, Grade.C, "costs.stablecoin_low_pct", "costs.stablecoin_high_pct"),
    "sup": _one(307.5, 321.1, Grade.C, resource="stablecoin_supply"),
    "sg": _one(1.2, 58.4, Grade.C, "stablecoin.growth_2026_pct", "stablecoin.growth_2024_pct"),
    "tb": _own(53, 90, "stablecoin.bill_share_pct"),
}

_BREAKOUT = {
    "ret": _one(9, 12, Grade.C, "required.bii_return_low_pct", "required.bii_return_high_pct"),
    "short": _one(55, 67, Grade.C, "capex.hardware_share_low_pct", "capex.hardware_share_high_pct"),
    "ls": _one(2, 6, Grade.C, "server_life.burry_low_years", "server_life.msft_years"),
    "ll": _own(15, 30),
    "gm": _one(33, 67, Grade.C, "gross_margin.openai_2025_pct", "gross_margin.morgan_stanley_pct"),
    # The lowest and the highest base estimate.
    "up": _one(0.07, 1.5, Grade.C, resource="productivity"),
    "half": _own(5, 15),
    "capt": _own(15, 50),
}

RANGES: Mapping[str, Mapping[str, EvidenceRange]] = MappingProxyType(
    {
        **_FUNDING,
        **_BUILDOUT,
        **_MACRO,
        **_COINVEST,
        **_TARGET,
        **_REALLOCATION,
        **_DIGITAL,
        **_BREAKOUT,
    }
)
"""For each number lever its range, under each code of the choice that it follows, if any."""
