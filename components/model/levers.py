"""The lever table: every what-if input of the app, declared once.

Sliders, links, the HTTP interface, validation, tests and docs all derive from `LEVERS`.
Keys are permanent: they stand in links that readers have already sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

VERSION = 1
"""Version of the defaults below. It goes up whenever a default changes."""

Value: TypeAlias = float | str


class Unit(StrEnum):
    """Unit of a lever; its wording in each language stands in the catalogue."""

    USD_BN = "usd_bn"
    USD_BN_PER_MONTH = "usd_bn_per_month"
    USD_BN_PER_GW = "usd_bn_per_gw"
    PCT_PER_YEAR = "pct_per_year"
    X = "x"
    CHOICE = "choice"


class Grade(StrEnum):
    """How well a figure is documented."""

    A = "A"  # filed or official
    B = "B"  # company guidance or announcement
    C = "C"  # analyst or press
    D = "D"  # our own judgement


@dataclass(frozen=True, slots=True)
class Default:
    """A lever's value when the reader has not set it, and where that value comes from.

    `facts` are ids of the fact ledger; empty when the default is our own judgement.
    """

    value: Value
    grade: Grade
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lever:
    """One what-if input.

    A number lever has `low`, `high` and `step` in its `unit`. A choice lever has `choices`,
    language-neutral codes, and no range. When `follows` names a choice lever, `defaults` holds
    one default for each of its codes; otherwise it holds a single one under the empty string.
    `pages` are the slugs of the pages that draw the lever, the first being its home.
    """

    key: str
    unit: Unit
    pages: tuple[str, ...]
    defaults: Mapping[str, Default]
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0
    choices: tuple[str, ...] = ()
    follows: str = ""
    decimals: int = 0

    def default(self, choice: str = "") -> Default:
        """Return the default, given the code of the choice lever that this one follows."""
        return self.defaults[choice if self.follows else ""]

    def accepts(self, value: Value) -> bool:
        """Tell whether `value` lies in the range (ends included) or among the choices.

        >>> LEVERS["tgt"].accepts(50.0), LEVERS["tgt"].accepts(50.1), LEVERS["base"].accepts("moon")
        (True, False, False)
        """
        if self.choices:
            return value in self.choices
        return isinstance(value, int | float) and self.low <= value <= self.high

    def clamp(self, value: float) -> float:
        """Return the value of the range that is nearest to `value`."""
        return float(min(max(value, self.low), self.high))


def _fixed(value: Value, grade: Grade, *facts: str) -> Mapping[str, Default]:
    return MappingProxyType({"": Default(value, grade, facts)})


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
        "four_cash": Default(649.0, Grade.D, ("capex.cash_2026_estimate.four_usd_bn",)),
        "four_leases": Default(710.0, Grade.B, ("capex.guidance_2026.four_mid_usd_bn",)),
        "five": Default(760.0, Grade.C, ("capex.five_2026_usd_bn",)),
        "world_ai": Default(571.0, Grade.C, ("capex.world_ai_2026_usd_bn",)),
    }
)

_TABLE = (
    Lever(
        key="tgt",
        unit=Unit.USD_BN,
        pages=("funding",),
        low=20,
        high=50,
        step=1,
        defaults=_fixed(30.0, Grade.B, "aip.equity_target_usd_bn"),
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
        defaults=_fixed(0.785, Grade.B, "aip.equity_raised_usd_bn", "aip.months_to_disclosure"),
    ),
    Lever(
        key="mom",
        unit=Unit.PCT_PER_YEAR,
        pages=("funding",),
        low=-80,
        high=100,
        step=1,
        defaults=_fixed(0.0, Grade.D),
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
        defaults=_fixed(
            100 / 30, Grade.B, "aip.total_assets_plan_usd_bn", "aip.equity_target_usd_bn"
        ),
    ),
    Lever(
        key="gwc",
        unit=Unit.USD_BN_PER_GW,
        pages=("funding",),
        low=30,
        high=100,
        step=1,
        defaults=_fixed(50.0, Grade.C, "gw_cost.citi_usd_bn_per_gw"),
    ),
    Lever(
        key="base",
        unit=Unit.CHOICE,
        pages=("buildout",),
        choices=("four_cash", "four_leases", "five", "world_ai"),
        defaults=_fixed("four_leases", Grade.D),
    ),
    Lever(
        key="c25",
        unit=Unit.USD_BN,
        pages=("buildout",),
        low=200,
        high=800,
        step=1,
        follows="base",
        defaults=_CAPEX_2025,
    ),
    Lever(
        key="c26",
        unit=Unit.USD_BN,
        pages=("buildout",),
        low=300,
        high=1000,
        step=5,
        follows="base",
        defaults=_CAPEX_2026,
    ),
    Lever(
        key="g",
        unit=Unit.PCT_PER_YEAR,
        pages=("buildout",),
        low=-40,
        high=60,
        step=0.5,
        decimals=1,
        defaults=_fixed(19.0, Grade.D, "growth.median_of_houses_2026_2030_pct"),
    ),
)

LEVERS: Mapping[str, Lever] = MappingProxyType({lever.key: lever for lever in _TABLE})

EARLIER_DEFAULTS: Mapping[int, Mapping[str, Mapping[str, Value]]] = MappingProxyType({})
"""For each earlier version, the defaults that differed from those of `LEVERS`.

Version -> lever -> choice -> default; the choice is the empty string for a lever that follows
none, and only the choices whose default differed are listed.
"""

ALIASES: Mapping[str, str] = MappingProxyType({})
"""Old link key -> present key. A key is never renamed or reused without an entry here."""


def levers_of(page: str) -> tuple[Lever, ...]:
    """Return the levers that the page with this slug draws, in the order of the table.

    >>> [lever.key for lever in levers_of("buildout")]
    ['base', 'c25', 'c26', 'g']
    """
    return tuple(lever for lever in _TABLE if page in lever.pages)
