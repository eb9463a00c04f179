"""The one road from levers to numbers."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Generic, TypeAlias, cast, get_origin, get_type_hints

import numpy as np

from components.model.arrays import Array, Number
from components.model.lever_values import LeverValues
from components.model.observed import Observed
from components.model.result import Kind, ResultUnit
from components.model.themes.breakout import Breakout
from components.model.themes.buildout import Buildout
from components.model.themes.bust import Bust
from components.model.themes.coinvest import Coinvest
from components.model.themes.digital import Digital
from components.model.themes.funding import Funding
from components.model.themes.macro import Macro
from components.model.themes.power import Power
from components.model.themes.reallocation import Reallocation
from components.model.themes.target import Target
from components.model.themes.theme import Result, Theme, ThemeModule

ResultValue: TypeAlias = float | str | tuple[float, ...] | None


class Themes(Generic[Number]):
    """Results of all themes, in the order of the argument; each name is a page's slug.

    A theme may build on those above it, which it names as its fields.
    """

    funding: Funding[Number]
    buildout: Buildout[Number]
    power: Power[Number]
    macro: Macro[Number]
    coinvest: Coinvest[Number]
    target: Target[Number]
    reallocation: Reallocation[Number]
    digital: Digital[Number]
    breakout: Breakout[Number]
    bust: Bust[Number]

    def __init__(self, levers: LeverValues[Number, Any], observed: Observed) -> None:
        self.levers: LeverValues[Number, Any] = levers
        self.observed: Observed = observed
        for slug, theme in _CLASSES.items():
            earlier = {other: getattr(self, other) for other in _BUILDS_ON[slug]}
            setattr(self, slug, theme(levers, observed, **earlier))


REVISED: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        2: (
            "funding.p10_date",
            "funding.p50_date",
            "funding.p90_date",
            "funding.chance_by_2027_pct",
            "funding.chance_by_2027_range_pct",
            "funding.chance_by_2030_pct",
            "funding.chance_by_2030_range_pct",
            "funding.peers_used",
            "funding.peers_open",
            "funding.peers_past_share",
            "funding.peers_sooner",
        )
    }
)
"""Results whose method changed, by the version that changed it. In links of earlier versions they
are what they are now; every other result is what it was, as long as the figures are the same."""

_CLASSES = MappingProxyType(
    {
        slug: cast(type[Theme[Any]], get_origin(hint))
        for slug, hint in get_type_hints(Themes).items()
    }
)
_BUILDS_ON = {slug: theme.builds_on() for slug, theme in _CLASSES.items()}

THEMES: tuple[str, ...] = tuple(_CLASSES)
"""Slugs of the theme pages, in the order of the argument."""

THEME_MODULES: Mapping[str, ThemeModule] = MappingProxyType(
    {slug: cast(ThemeModule, import_module(theme.__module__)) for slug, theme in _CLASSES.items()}
)
"""The module of each theme, by its slug."""

REFERENCE_PAGES: tuple[str, ...] = ("lab", "evidence", "method")
"""Slugs of the pages that go with all themes: they have no results and no levers of their own."""

PAGES: tuple[str, ...] = ("overview", *THEMES, *REFERENCE_PAGES)
"""Slugs of all pages, in the order of the menu."""

RESULTS: Mapping[str, Result[Any, Any]] = MappingProxyType(
    {
        f"{slug}.{name}": result
        for slug, theme in _CLASSES.items()
        for name, result in theme.declared.items()
    }
)
"""Every result as declared, under its permanent id, such as `funding.remaining_usd_bn`."""


def result_unit(result_id: str) -> ResultUnit:
    """Return the unit of a result.

    Raises
    ------
    KeyError
        If there is no such result.

    Examples
    --------
    >>> str(result_unit("funding.remaining_usd_bn")), str(result_unit("coinvest.dscr"))
    ('usd_bn', 'x')
    """
    return RESULTS[result_id].unit


class Results(Themes[float]):
    """Results of one scenario; those of equal scenarios are equal."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Results):
            return NotImplemented
        return self.levers == other.levers and self.observed == other.observed

    def __hash__(self) -> int:
        return hash((self.levers, self.observed))

    def value(self, result_id: str) -> ResultValue:
        """Return a result by its id, None if the scenario has none."""
        return cast(ResultValue, _read(self, result_id))

    def reason(self, result_id: str) -> str:
        """Return the code of the reason why there is no such result, empty if there is one."""
        theme = getattr(self, result_id.partition(".")[0])
        return "" if self.value(result_id) is not None else RESULTS[result_id].reason(theme)

    def by_id(self) -> dict[str, ResultValue]:
        """Return every result under its permanent id."""
        return {
            f"{slug}.{name}": getattr(theme, name)
            for slug in THEMES
            for theme in (getattr(self, slug),)
            for name in theme.declared
        }

    def reasons(self) -> Mapping[str, str]:
        """Return, for every null result, the code of the reason why there is no number."""
        return {
            f"{slug}.{name}": reason
            for slug in THEMES
            for name, reason in getattr(self, slug).reasons.items()
        }


class ManyResults(Themes[Array]):
    """Results of many scenarios: an array under each name, NaN where a scenario has none."""

    def numbers(self, result_id: str) -> Array:
        """Return a result that is one number or date, for each scenario.

        NaN stands where a scenario has no such result. A date is the number of whole months from
        the month of the as-of date to it.

        Raises
        ------
        KeyError
            If there is no such result, or it is several numbers.
        """
        if RESULTS[result_id].kind in {Kind.INTERVAL, Kind.SERIES}:
            raise KeyError(result_id)
        return np.broadcast_to(_read(self, result_id), self.levers.tgt.shape)


def _read(themes: Themes[Any], result_id: str) -> Any:
    slug, _, name = result_id.partition(".")
    return getattr(getattr(themes, slug), name)


def evaluate(levers: LeverValues[float, str], observed: Observed) -> Results:
    """Return the results of a scenario. Pure: equal arguments give equal results."""
    return Results(levers, observed)


def evaluate_many(levers: LeverValues[Array, Any], observed: Observed) -> ManyResults:
    """Return the results of many scenarios: what `evaluate` gives for each, in arrays.

    Both go through the same formulas. Only what searches (a root, a rate of return, a quantile of
    a loss) or counts calendar months has a form of its own for arrays, in the function that does.
    """
    return ManyResults(levers, observed)
