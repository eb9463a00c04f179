"""Many scenarios at once: one array for every lever."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from components.model.arrays import Array, Codes, number_of, repeated
from components.model.lever import Lever, Value
from components.model.lever_values import LeverValues
from components.model.levers import LEVERS
from components.model.scenario import Scenario

UNSET = ""
"""Stands in a column of choices where the lever is left to its default; NaN does in numbers."""

Column = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Scenarios(LeverValues[Array, Codes]):
    """An array for every lever: the counterpart of `Scenario` for many scenarios."""

    @classmethod
    def from_changes(cls, changes: Mapping[str, Value | Column], size: int) -> Self:
        """Return scenarios in which some levers are set, as `Scenario.from_changes` does for one.

        Parameters
        ----------
        changes
            By lever one value for all scenarios or a column of `size` values, NaN or "" where the
            lever is not set and takes the default that the others leave it.
        size
            Number of scenarios, 1 or more.

        Raises
        ------
        ValueError
            If a value is outside the lever's range or not one of its choices.

        Examples
        --------
        >>> two = Scenarios.from_changes({"mult": np.array([2.0, np.nan])}, 2)
        >>> two.mult.round(2), two.debt
        (array([2.  , 3.33]), array([50., 70.]))
        """
        columns: dict[str, Column] = {}
        for key, lever in LEVERS.items():
            columns[key] = _defaults(lever, columns, size)
            if key in changes:
                columns[key] = _set_to(changes[key], lever, columns[key])
        return cls(**columns)

    @classmethod
    def varying(cls, scenario: Scenario, changes: Mapping[str, Column]) -> Self:
        """Return copies of a scenario in which some levers take the values of columns.

        Levers that follow those move with them unless the reader had set them.

        >>> Scenarios.varying(Scenario.default(), {"base": np.array(["five", "four_cash"])}).c26
        array([788., 687.])
        """
        size = len(next(iter(changes.values())))
        return cls.from_changes({**scenario.changes(), **changes}, size)

    @classmethod
    def one_by_one(cls, scenario: Scenario, pairs: Sequence[tuple[str, Value]]) -> Self:
        """Return copies of a scenario, each with one lever set to one value: a pair for each.

        Levers that follow that one move with it unless the reader had set them.

        >>> Scenarios.one_by_one(Scenario.default(), [("c26", 700.0), ("base", "five")]).c26
        array([700., 788.])
        """
        given = scenario.changes()
        columns: dict[str, Column] = {}
        for place, (key, value) in enumerate(pairs):
            if key not in columns:
                lever = LEVERS[key]
                kind = "U32" if lever.choices else np.float64
                columns[key] = np.full(len(pairs), given.get(key, _unset(lever)), dtype=kind)
            columns[key][place] = value
        return cls.from_changes({**given, **columns}, len(pairs))


def _unset(lever: Lever) -> Value:
    return UNSET if lever.choices else np.nan


def _set_to(asked: Value | Column, lever: Lever, defaults: Column) -> Column:
    """Return a lever's column, with its defaults where it is not set."""
    given = np.broadcast_to(asked, defaults.shape)
    unset = given == UNSET if lever.choices else np.isnan(given)
    _check(lever, given[~unset])
    return np.where(unset, defaults, given) if unset.any() else given


def _defaults(lever: Lever, columns: Mapping[str, Column], size: int) -> Column:
    if lever.derive is not None:
        derived: Column = lever.derive(columns[lever.follows])
        return derived
    if lever.follows:
        numbers = {code: float(default.value) for code, default in lever.defaults.items()}
        return number_of(columns[lever.follows], numbers)
    return repeated(lever.default().value, size)


def _check(lever: Lever, values: Column) -> None:
    if not values.size:
        return
    if lever.choices:
        accepted = np.isin(values, lever.choices)
    else:
        accepted = (values >= lever.low) & (values <= lever.high)
        if lever.whole:
            accepted &= values == np.rint(values)
    if not accepted.all():
        raise ValueError(f"lever {lever.key}: {values[~accepted][0]} is not accepted")
