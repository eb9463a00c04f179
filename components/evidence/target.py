"""Series behind the page `target`: pools of capital, and what infrastructure funds closed with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from components.evidence.facts import fact

INFRA_CLOSES = (
    "infra_closes.infralogic_2022_usd_bn",
    "infra_closes.infralogic_2023_usd_bn",
    "infra_closes.infralogic_2024_usd_bn",
    "infra_closes.infralogic_2025_usd_bn",
)
"""Facts of one house only: others count other funds, so their years are never mixed in."""

POOLS: Mapping[str, str] = MappingProxyType(
    {
        "pensions": "pools.pensions_usd_bn",
        "sovereign": "pools.sovereign_usd_bn",
        "insurers": "pools.insurers_usd_bn",
    }
)
"""The fact that states each pool of capital."""


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool of capital: `code` as in the model, assets in USD bn, the date they refer to."""

    code: str
    assets_usd_bn: float
    as_of: str
    fact_id: str


@dataclass(frozen=True, slots=True)
class YearOfCloses:
    """What closed-end infrastructure funds that closed in a year had raised, USD bn."""

    year: int
    closed_usd_bn: float
    fact_id: str


@cache
def pools() -> tuple[Pool, ...]:
    """Return the pools that could fill the gap. They overlap and differ in age: never add them."""
    found = ((code, fact(fact_id)) for code, fact_id in POOLS.items())
    return tuple(Pool(code, pool.value, pool.as_of, pool.id) for code, pool in found)


@cache
def infra_closes() -> tuple[YearOfCloses, ...]:
    """Return what infrastructure funds closed with, by year, in order of time."""
    found = (fact(fact_id) for fact_id in INFRA_CLOSES)
    return tuple(YearOfCloses(int(year.as_of), year.value, year.id) for year in found)
