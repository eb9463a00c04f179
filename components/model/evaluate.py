"""The one road from levers to numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias

from components.model.breakout import Breakout, break_out
from components.model.buildout import Buildout, build_out
from components.model.coinvest import Coinvest, co_invest
from components.model.digital import Digital, settle
from components.model.funding import Funding, fund
from components.model.macro import Macro, move_economy
from components.model.observed import Observed
from components.model.reallocation import Reallocation, reallocate
from components.model.scenario import Scenario
from components.model.target import Target, commit

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


THEMES: tuple[str, ...] = tuple(theme.name for theme in fields(Results))
"""Slugs of the theme pages, in the order of the argument."""

REFERENCE_PAGES: tuple[str, ...] = ("evidence", "method")
"""Slugs of the pages about the app itself: they have no results and no levers of their own."""

PAGES: tuple[str, ...] = ("overview", *THEMES, *REFERENCE_PAGES)
"""Slugs of all pages, in the order of the menu."""
