"""What the module of a theme is made of: results that each declare their unit, and a guess."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Never, Protocol, Self, TypeAlias, TypeVar, overload

from components.model.arrays import Array, Number
from components.model.lever import Lever
from components.model.lever_values import LeverValues
from components.model.observed import Observed, month_text
from components.model.result import Kind, ResultUnit

One_co = TypeVar("One_co", covariant=True)
Many_co = TypeVar("Many_co", covariant=True)

Reason: TypeAlias = str | Callable[[Any], str]
"""Code of the reason why a result is null, or how to tell it from a theme of one scenario."""


@dataclass(frozen=True, eq=False)
class Theme(Generic[Number]):
    """Results of one theme, in one scenario or in many; each is worked out when first read.

    A theme that builds on others has a field for each, called by its slug.
    """

    declared: ClassVar[Mapping[str, "Result[Any, Any]"]]
    """The results by name, in the order in which they are declared."""

    levers: LeverValues[Number, Any]
    observed: Observed

    def __init_subclass__(cls) -> None:
        results = {name: found for name, found in vars(cls).items() if isinstance(found, Result)}
        cls.declared = MappingProxyType(results)

    @classmethod
    def builds_on(cls) -> tuple[str, ...]:
        """Return the slugs of the themes that this one builds on."""
        given = {field.name for field in fields(Theme)}
        return tuple(field.name for field in fields(cls) if field.name not in given)

    @property
    def reasons(self) -> Mapping[str, str]:
        """The code of the reason for each result that is null, by its name."""
        return {
            name: result.reason(self)
            for name, result in self.declared.items()
            if result.null_reason and getattr(self, name) is None
        }


class Result(Generic[One_co, Many_co]):
    """A result of a theme: a method that is worked out once, with its declaration.

    In one scenario it reads as a number (a count as a whole one, a date as YYYY-MM), or as None
    where there is none; in many as an array, NaN where there is none, a date as the number of
    whole months from the month of the as-of date.

    Attributes
    ----------
    kind, unit
        What the result is, and in what unit.
    null_reason
        Why it is null, empty if it never is.
    usual_target
        A round number that the lab first asks about; None: one near what the defaults lead to.
    """

    def __init__(
        self,
        compute: Callable[[Any], Any],
        kind: Kind,
        unit: ResultUnit,
        null_reason: Reason = "",
        usual_target: float | None = None,
    ) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__
        self.kind = kind
        self.unit = unit
        self.null_reason = null_reason
        self.usual_target = usual_target

    @overload
    def __get__(self, theme: None, owner: object) -> Self: ...
    @overload
    def __get__(self, theme: Theme[float], owner: object) -> One_co: ...
    @overload
    def __get__(self, theme: Theme[Array], owner: object) -> Many_co: ...
    def __get__(self, theme: Theme[Any] | None, owner: object) -> Any:
        if theme is None:
            return self
        found = self._compute(theme)
        if isinstance(found, int | float):
            found = self._of_one_scenario(found, theme.observed)
        vars(theme)[self._name] = found  # Python looks there first from now on
        return found

    def reason(self, theme: Theme[Any]) -> str:
        """Return the code of the reason why the result of a theme is null."""
        return self.null_reason if isinstance(self.null_reason, str) else self.null_reason(theme)

    def _of_one_scenario(self, number: float, observed: Observed) -> float | str | None:
        if self.null_reason and math.isnan(number):
            return None
        if self.kind is Kind.DATE:
            return month_text(number, observed)
        return int(number) if self.kind is Kind.COUNT else float(number)


@overload
def number(
    unit: ResultUnit, *, usual_target: float | None = None
) -> Callable[[Callable[[Any], Number]], Result[float, Array]]: ...
@overload
def number(
    unit: ResultUnit, null_reason: Reason, *, usual_target: float | None = None
) -> Callable[[Callable[[Any], Number]], Result[float | None, Array]]: ...
def number(unit: ResultUnit, null_reason: Reason = "", *, usual_target: float | None = None) -> Any:
    """Declare a method to be a result that is one number."""
    return lambda compute: Result(compute, Kind.NUMBER, unit, null_reason, usual_target)


@overload
def count(
    unit: ResultUnit, *, usual_target: float | None = None
) -> Callable[[Callable[[Any], Number]], Result[int, Array]]: ...
@overload
def count(
    unit: ResultUnit, null_reason: Reason, *, usual_target: float | None = None
) -> Callable[[Callable[[Any], Number]], Result[int | None, Array]]: ...
def count(unit: ResultUnit, null_reason: Reason = "", *, usual_target: float | None = None) -> Any:
    """Declare a method to be a result that is a whole number: a year or a number of things."""
    return lambda compute: Result(compute, Kind.COUNT, unit, null_reason, usual_target)


def month(
    null_reason: Reason,
) -> Callable[[Callable[[Any], Number]], Result[str | None, Array]]:
    """Declare a method to be a result that is a month.

    It returns the number of whole months from the month of the as-of date.
    """
    return lambda compute: Result(compute, Kind.DATE, ResultUnit.MONTH, null_reason)


def interval(
    unit: ResultUnit,
) -> Callable[[Callable[[Any], tuple[float, float]]], Result[tuple[float, float], Never]]:
    """Declare a method to be a result that is the two ends of a range, in one scenario only."""
    return lambda compute: Result(compute, Kind.INTERVAL, unit)


def series(
    unit: ResultUnit,
) -> Callable[[Callable[[Any], tuple[Number, ...]]], Result[tuple[float, ...], tuple[Array, ...]]]:
    """Declare a method to be a result that is a number for each year."""
    return lambda compute: Result(compute, Kind.SERIES, unit)


@dataclass(frozen=True, slots=True)
class Guessed:
    """The number of a page that is guessed. What it is stays as it is: links hold guesses of it.

    Attributes
    ----------
    result_id
        The result that it is, in whose unit it is guessed.
    low, high
        The ends of what can be guessed; wider than what the model or anybody says.
    step
        By how much the field's arrows move it.
    from_launch
        The result counts months from the day of the disclosed amount, the guess from the launch.
    """

    result_id: str
    low: float
    high: float
    step: float
    from_launch: bool = False

    def holds(self, number: float) -> bool:
        """Tell whether a number can be guessed.

        >>> guessed = Guessed("buildout.total_usd_tn", low=0, high=100, step=0.5)
        >>> guessed.holds(3.0), guessed.holds(float("nan"))
        (True, False)
        """
        return math.isfinite(number) and self.low <= number <= self.high


class ThemeModule(Protocol):
    """What is read from the module of a theme by name."""

    LEVERS: tuple[Lever, ...]
    GUESSED: Guessed
