"""A scenario: one value for every lever, validated and immutable."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from components.model.lever import Default, Value
from components.model.lever_values import LeverValues
from components.model.levers import LEVERS


@dataclass(frozen=True, slots=True)
class Scenario(LeverValues[float, str]):
    """One value for every lever. Units and ranges stand in `LEVERS`; fields are its keys.

    Raises
    ------
    ValueError
        If a value is not finite, outside the lever's range, or not one of its choices.

    Examples
    --------
    >>> Scenario.default().tgt
    30.0
    >>> Scenario.default().replace(tgt=99)
    Traceback (most recent call last):
        ...
    ValueError: lever tgt: 99.0 is not in 20..50
    """

    def __post_init__(self) -> None:
        for key, value in self.values().items():
            lever = LEVERS[key]
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(f"lever {key}: {value} is not finite")
            if not lever.accepts(value):
                span = f"{'whole ' * lever.whole}{lever.low:g}..{lever.high:g}"
                allowed = ", ".join(lever.choices) or span
                raise ValueError(f"lever {key}: {value} is not in {allowed}")

    @classmethod
    def default(cls) -> Self:
        """Return the scenario in which no lever has been touched."""
        return cls.from_changes({})

    @classmethod
    def from_changes(cls, changes: Mapping[str, Value]) -> Self:
        """Return the default scenario with some levers set.

        A lever that follows another takes the default that belongs to that one's value.

        >>> Scenario.from_changes({"base": "five"}).c26
        788.0
        """
        values = {**defaults_given(changes), **changes}
        return cls(**{key: _typed(key, value) for key, value in values.items()})

    def values(self) -> dict[str, Value]:
        """Return the value of every lever by key, in the order of the table."""
        return {key: getattr(self, key) for key in LEVERS}

    def replace(self, **changes: Value) -> Self:
        """Return a copy with some levers set.

        When a lever changes, those that follow it move to their new defaults unless the reader
        had set them.

        >>> Scenario.default().replace(base="four_cash").c25
        376.0
        >>> Scenario.default().replace(c25=400).replace(base="four_cash").c25
        400.0
        >>> Scenario.default().replace(mult=2).debt
        50.0
        """
        return type(self).from_changes({**self.changes(), **changes})

    def changes(self) -> dict[str, Value]:
        """Return the levers that differ from their default, by key.

        >>> Scenario.default().replace(pace=1.2, base="five").changes()
        {'pace': 1.2, 'base': 'five'}
        """
        return dict(_changes_of(self))

    def origin_of(self, key: str) -> Default:
        """Return the default of a lever under the choices of this scenario, with its origin."""
        lever = LEVERS[key]
        return lever.default(getattr(self, lever.follows) if lever.follows else "")

    def default_of(self, key: str) -> Value:
        """Return the value of a lever's default under the choices of this scenario."""
        return self.origin_of(key).value


@lru_cache(maxsize=256)  # asked for a dozen times at every move
def _changes_of(scenario: "Scenario") -> Mapping[str, Value]:
    values = scenario.values()
    defaults = defaults_given(values)
    return {key: value for key, value in values.items() if value != defaults[key]}


def _typed(key: str, value: Value) -> Any:
    """Return `value` as the type of its field, so that 400 and 400.0 are one scenario."""
    return value if LEVERS[key].choices else float(value)


def defaults_given(choices: Mapping[str, Value]) -> dict[str, Value]:
    """Return the default of every lever, given the values of the levers set in `choices`."""
    defaults: dict[str, Value] = {}
    for key, lever in LEVERS.items():
        leader = choices.get(lever.follows, defaults.get(lever.follows, ""))
        # A leader's value out of its range has no default to give; `Scenario` refuses it by name.
        if lever.follows and not LEVERS[lever.follows].accepts(leader):
            leader = defaults[lever.follows]
        defaults[key] = lever.default(leader).value
    return defaults
