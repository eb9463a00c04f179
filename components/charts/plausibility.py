"""Where a scenario leaves what history has seen: said calmly, with the source, never blocking."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from components.charts.inputs import Inputs
from components.charts.sources import source_line
from components.charts.words import tell
from components.evidence import fact
from components.model.buildout import YEARS
from components.text import number, percent

Check: TypeAlias = Callable[[Inputs], str | None]

LENDERS_COVER = 1.2
"""A lender's usual least cover ratio is taken to be this: an example of ours, not a statistic."""


def plausibility_notes(page: str, inputs: Inputs) -> tuple[str, ...]:
    """Return what to say on a page about a scenario that history has not seen."""
    notes = (check(inputs) for check in _CHECKS.get(page, ()))
    return tuple(note for note in notes if note)


def peak_share_of_gdp_pct(inputs: Inputs) -> tuple[int, float]:
    """Return the year from 2025 to 2030 whose spending is the largest part of US output, and it."""
    gdp = inputs.observed.us_gdp_usd_bn
    annual = zip(YEARS, inputs.results.buildout.annual_usd_bn, strict=True)
    shares = {year: 100 * spent / gdp[year] for year, spent in annual}
    peak = max(shares, key=lambda year: shares[year])
    return peak, shares[peak]


def _spending(inputs: Inputs) -> str | None:
    """Say when spending outgrows the largest boom of private investment on record."""
    boom = fact("booms.us_railroads_1880s_pct")
    year, share = peak_share_of_gdp_pct(inputs)
    if share <= boom.value:
        return None
    language = inputs.language
    return tell(
        language,
        "plausible.spending",
        share=percent(share, language, 2),
        year=str(year),
        source=source_line([boom.id], language, inputs.today),
    )


def _cover(inputs: Inputs) -> str | None:
    """Say when the cash does not cover debt service as lenders ask for."""
    cover = inputs.results.coinvest.dscr
    language = inputs.language
    limit = number(LENDERS_COVER, language)
    # A cover that reads as the limit is no shortfall to a reader.
    if cover is None or cover >= LENDERS_COVER or number(cover, language) == limit:
        return None
    return tell(
        language,
        "plausible.cover_short" if cover < 1 else "plausible.cover",
        cover=number(cover, language),
        limit=limit,
    )


def _supply(inputs: Inputs) -> str | None:
    """Say when stablecoins are to grow faster for years than in the best of recent years."""
    best = fact("stablecoin.growth_2024_pct")
    if inputs.scenario.sg <= best.value:
        return None
    language = inputs.language
    return tell(
        language,
        "plausible.supply",
        growth=percent(inputs.scenario.sg, language),
        source=source_line([best.id], language, inputs.today),
    )


_CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "overview": (_spending,),
        "buildout": (_spending,),
        "macro": (_spending,),
        "coinvest": (_cover,),
        "reallocation": (_spending,),
        "digital": (_supply,),
        "breakout": (_spending,),
    }
)
