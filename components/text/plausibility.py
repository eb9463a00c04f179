"""Where a scenario leaves what history has seen: said calmly, with the source, never blocking."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from components.context import Context
from components.evidence import fact
from components.model.themes.buildout import YEARS
from components.text import number, percent
from components.text.quotes import tell
from components.text.sources import source_line

Check: TypeAlias = Callable[[Context], str | None]

LENDERS_COVER = 1.2
"""A lender's usual least cover ratio is taken to be this: an example of ours, not a statistic."""


def plausibility_notes(page: str, context: Context) -> tuple[str, ...]:
    """Return what to say on a page about a scenario that history has not seen."""
    notes = (check(context) for check in _CHECKS.get(page, ()))
    return tuple(note for note in notes if note)


def peak_share_of_gdp_pct(context: Context) -> tuple[int, float]:
    """Return the year from 2025 to 2030 whose spending is the largest part of US output, and it."""
    gdp = context.observed.us_gdp_usd_bn
    annual = zip(YEARS, context.results.buildout.annual_usd_bn, strict=True)
    shares = {year: 100 * spent / gdp[year] for year, spent in annual}
    peak = max(shares, key=lambda year: shares[year])
    return peak, shares[peak]


def _as_shown(value: float) -> float:
    """Return a value to the three figures in which sentences state it, so that none contradicts.

    >>> _as_shown(6.0004), _as_shown(0.9996), _as_shown(1.1949)
    (6.0, 1.0, 1.19)
    """
    return float(f"{value:.3g}")


def _spending(context: Context) -> str | None:
    """Say when spending outgrows the largest boom of private investment on record."""
    boom = fact("booms.us_railroads_1880s_pct")
    year, share = peak_share_of_gdp_pct(context)
    if _as_shown(share) <= boom.value:
        return None
    language = context.language
    return tell(
        language,
        "plausible.spending",
        share=percent(share, language),
        year=str(year),
        source=source_line([boom.id], language, context.today),
    )


def _cover(context: Context) -> str | None:
    """Say when the cash does not cover debt service as lenders ask for."""
    cover = context.results.coinvest.dscr
    if cover is None or _as_shown(cover) >= LENDERS_COVER:
        return None
    language = context.language
    return tell(
        language,
        "plausible.cover_short" if _as_shown(cover) < 1 else "plausible.cover",
        cover=number(cover, language),
        limit=number(LENDERS_COVER, language),
    )


def _supply(context: Context) -> str | None:
    """Say when stablecoins are to grow faster for years than in the best of recent years."""
    best = fact("stablecoin.growth_2024_pct")
    if _as_shown(context.scenario.sg) <= best.value:
        return None
    language = context.language
    return tell(
        language,
        "plausible.supply",
        growth=percent(context.scenario.sg, language),
        source=source_line([best.id], language, context.today),
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
