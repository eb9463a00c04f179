"""What a lever is: one what-if input with its unit, range, defaults and their origin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

Value: TypeAlias = float | str


class Unit(StrEnum):
    """Unit of a lever; its wording in each language stands in the catalogue."""

    USD_BN = "usd_bn"
    USD_TN = "usd_tn"
    USD_BN_PER_MONTH = "usd_bn_per_month"
    USD_TN_PER_YEAR = "usd_tn_per_year"
    USD_BN_PER_GW = "usd_bn_per_gw"
    USD_PER_MWH = "usd_per_mwh"
    GW_PER_YEAR = "gw_per_year"
    PCT = "pct"
    PCT_PER_YEAR = "pct_per_year"
    PP_PER_YEAR = "pp_per_year"
    BASIS_POINTS = "basis_points"
    NUMBER = "number"
    YEARS = "years"
    YEAR = "year"  # a calendar year
    DAYS = "days"
    COUNT = "count"
    X = "x"
    CHOICE = "choice"


IN_USD_BN: Mapping[str, float] = MappingProxyType(
    {
        Unit.USD_BN: 1,
        Unit.USD_TN: 1000,
        Unit.USD_BN_PER_MONTH: 1,
        Unit.USD_TN_PER_YEAR: 1000,
        Unit.USD_BN_PER_GW: 1,
    }
)
"""How many billions of dollars one of a unit of money is; levers, results and facts share it."""


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


@dataclass(frozen=True, slots=True)
class Lever:
    """One what-if input.

    A number lever has `low`, `high` and `step` in its `unit`; if it is `whole`, it takes whole
    numbers only. A choice lever has `choices`, language-neutral codes, and no range; `choices_of`
    says what they are codes of, and the catalogue has their words under that name. When `follows`
    names a choice lever, `defaults` holds one default for each of its codes; when it names a number
    lever, `derive` turns its value, or a column of values, into the default of this one. Otherwise
    `defaults` holds a single one under the empty string. `ranges` holds under the same codes how
    far the evidence lets a number range. `pages` are the slugs of the pages that draw the lever,
    the first being its home.

    `earlier` holds, by version of the defaults and then by choice, the default that differed from
    the present one. `since` is the version in which the lever came; what it holds in `earlier` for
    the versions before is the value at which it changes nothing.

    Raises
    ------
    ValueError
        If a number has not one range for each default, or a choice has one.
    """

    key: str
    unit: Unit
    pages: tuple[str, ...]
    defaults: Mapping[str, Default]
    ranges: Mapping[str, EvidenceRange] = field(default_factory=dict)
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0
    choices: tuple[str, ...] = ()
    choices_of: str = ""
    follows: str = ""
    derive: Callable[[Any], Any] | None = None
    decimals: int = 0
    whole: bool = False
    since: int = 1
    earlier: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        expected = set() if self.choices else set(self.defaults)
        if set(self.ranges) != expected:
            raise ValueError(f"lever {self.key}: evidence ranges for {sorted(self.ranges)}")

    @property
    def home(self) -> str:
        """Slug of the page that the lever belongs to."""
        return self.pages[0]

    def default(self, leader: Value = "") -> Default:
        """Return the default, given the value of the lever that this one follows."""
        if self.derive is not None:
            return replace(self.defaults[""], value=self.derive(float(leader)))
        return self.defaults[str(leader) if self.follows else ""]

    def accepts(self, value: Value) -> bool:
        """Tell whether `value` lies in the range (ends included) or among the choices.

        >>> rate = Lever("x", Unit.PCT, ("p",), {}, low=0, high=10, step=1)
        >>> rate.accepts(10.0), rate.accepts(10.1), rate.accepts("moon")
        (True, False, False)
        """
        if self.choices:
            return value in self.choices
        if not isinstance(value, int | float) or not self.low <= value <= self.high:
            return False
        return not self.whole or float(value).is_integer()

    def nearest(self, value: float) -> float:
        """Return the value that the lever accepts and that is nearest to `value`.

        >>> Lever("x", Unit.YEARS, ("p",), {}, low=4, high=25, step=1, whole=True).nearest(7.4)
        7.0
        """
        inside = float(min(max(value, self.low), self.high))
        return float(round(inside)) if self.whole else inside

    def share_of_range(self, value: float) -> float:
        """Return where on the range a value lies: 0 at its low end, 1 at its high end.

        >>> Lever("x", Unit.PCT, ("p",), {}, low=-10, high=30, step=1).share_of_range(0)
        0.25
        """
        return (value - self.low) / (self.high - self.low)

    def set_to(self, value: float) -> float:
        """Return the value that a move to `value` sets: to cents, or finer if the lever is.

        >>> Lever("x", Unit.PCT, ("p",), {}, low=0, high=10, step=1).set_to(3.14159)
        3.14
        """
        return self.nearest(round(value, self.settable_decimals))

    @property
    def settable_decimals(self) -> int:
        """To how many decimals a move sets the lever."""
        return max(self.decimals, 2)


def default(value: Value, grade: Grade, *facts: str) -> Mapping[str, Default]:
    """Return the only default of a lever, for its `defaults`."""
    return MappingProxyType({"": Default(value, grade, facts)})


def until(version: int, value: Value) -> Mapping[int, Mapping[str, Value]]:
    """Return the default of a lever in all versions up to one, for its `earlier`.

    >>> until(2, 13.0)
    {1: {'': 13.0}, 2: {'': 13.0}}
    """
    return {earlier: {"": value} for earlier in range(1, version + 1)}


def evidence(
    low: float, high: float, grade: Grade, *facts: str, resource: str = ""
) -> Mapping[str, EvidenceRange]:
    """Return the only evidence range of a lever, for its `ranges`."""
    return MappingProxyType({"": EvidenceRange(low, high, grade, facts, resource)})


def assumed(low: float, high: float, *facts: str) -> Mapping[str, EvidenceRange]:
    """Return a range that is our own assumption; a fact may have set one of its ends."""
    return evidence(low, high, Grade.D, *facts)
