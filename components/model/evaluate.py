"""The one road from levers to numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TypeAlias

import numpy as np

from components.model.arrays import Array
from components.model.breakout import Breakout, ManyBreakout, break_out
from components.model.buildout import Buildout, ManyBuildout, build_out
from components.model.coinvest import Coinvest, ManyCoinvest, co_invest
from components.model.digital import Digital, ManyDigital, settle
from components.model.funding import Funding, ManyFunding, fund
from components.model.macro import Macro, ManyMacro, move_economy
from components.model.observed import Observed
from components.model.reallocation import ManyReallocation, Reallocation, reallocate
from components.model.scenario import Scenario
from components.model.scenarios import Scenarios
from components.model.target import ManyTarget, Target, commit

ResultValue: TypeAlias = float | str | tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Results:
    """Results of all themes, in the order of the argument; each name is a page's slug."""

    funding: Funding
    buildout: Buildout
    macro: Macro
    coinvest: Coinvest
    target: Target
    reallocation: Reallocation
    digital: Digital
    breakout: Breakout

    def by_id(self) -> dict[str, ResultValue]:
        """Return every result under its permanent id, such as `funding.remaining_usd_bn`."""
        return {
            f"{theme.name}.{result.name}": getattr(getattr(self, theme.name), result.name)
            for theme in fields(self)
            for result in fields(getattr(self, theme.name))
            if result.name != "reasons"
        }

    def reasons(self) -> Mapping[str, str]:
        """Return, for every null result, the code of the reason why there is no number."""
        return {
            f"{theme.name}.{name}": reason
            for theme in fields(self)
            for name, reason in getattr(self, theme.name).reasons.items()
        }


def evaluate(scenario: Scenario, observed: Observed) -> Results:
    """Return the results of a scenario. Pure: equal arguments give equal results."""
    funding = fund(scenario, observed)
    buildout = build_out(scenario, observed, funding.total_assets_usd_bn)
    return Results(
        funding=funding,
        buildout=buildout,
        macro=move_economy(scenario, observed),
        coinvest=co_invest(scenario),
        target=commit(scenario, observed, funding.remaining_usd_bn),
        reallocation=reallocate(scenario, buildout.total_usd_tn),
        digital=settle(scenario, observed),
        breakout=break_out(scenario, observed, buildout.total_usd_tn),
    )


class ManyResults:
    """Results of many scenarios, worked out theme by theme as they are asked for."""

    def __init__(self, scenarios: Scenarios, observed: Observed) -> None:
        self._scenarios = scenarios
        self._observed = observed

    def numbers(self, result_id: str) -> Array:
        """Return a result that is one number or date, for each scenario.

        NaN stands where a scenario has no such result. A date is the number of whole months from
        the month of the as-of date to it.

        Raises
        ------
        AttributeError
            If there is no such result, or it is several numbers.
        """
        theme, _, name = result_id.partition(".")
        found: Array = getattr(getattr(self, theme), name)
        return np.broadcast_to(found, (self._scenarios.size,))

    @cached_property
    def funding(self) -> ManyFunding:
        """Results of the page `funding`."""
        return ManyFunding(self._scenarios, self._observed)

    @cached_property
    def buildout(self) -> ManyBuildout:
        """Results of the page `buildout`."""
        return ManyBuildout(self._scenarios, self._observed, self.funding)

    @cached_property
    def macro(self) -> ManyMacro:
        """Results of the page `macro`."""
        return ManyMacro(self._scenarios, self._observed)

    @cached_property
    def coinvest(self) -> ManyCoinvest:
        """Results of the page `coinvest`."""
        return ManyCoinvest(self._scenarios)

    @cached_property
    def target(self) -> ManyTarget:
        """Results of the page `target`."""
        return ManyTarget(self._scenarios, self._observed, self.funding)

    @cached_property
    def reallocation(self) -> ManyReallocation:
        """Results of the page `reallocation`."""
        return ManyReallocation(self._scenarios, self.buildout)

    @cached_property
    def digital(self) -> ManyDigital:
        """Results of the page `digital`."""
        return ManyDigital(self._scenarios, self._observed)

    @cached_property
    def breakout(self) -> ManyBreakout:
        """Results of the page `breakout`."""
        return ManyBreakout(self._scenarios, self._observed, self.buildout)


def evaluate_many(scenarios: Scenarios, observed: Observed) -> ManyResults:
    """Return the results of many scenarios: what `evaluate` gives for each, in arrays.

    Both go through the same formulas; only what searches (a rate of return, a quantile of a loss)
    has a form of its own for arrays.
    """
    return ManyResults(scenarios, observed)


THEMES: tuple[str, ...] = tuple(theme.name for theme in fields(Results))
"""Slugs of the theme pages, in the order of the argument."""

REFERENCE_PAGES: tuple[str, ...] = ("lab", "evidence", "method")
"""Slugs of the pages that go with all themes: they have no results and no levers of their own."""

PAGES: tuple[str, ...] = ("overview", *THEMES, *REFERENCE_PAGES)
"""Slugs of all pages, in the order of the menu."""
