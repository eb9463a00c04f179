"""Where a scenario leaves what history has seen: said calmly, with the source, never blocking."""

from collections.abc import Callable
from typing import TypeAlias

from components.context import Context
from components.evidence import fact
from components.model.themes.buildout import YEARS
from components.text import money, number, percent
from components.text.quotes import tell
from components.text.sources import source_line

Check: TypeAlias = Callable[[Context], str | None]
"""Gives the sentence that a scenario calls for, None if it calls for none."""


def peak_share_of_gdp_pct(context: Context) -> tuple[int, float]:
    """Return the year from 2025 to 2030 whose spending is the largest part of US output, and it."""
    gdp = context.observed.us_gdp_usd_bn
    annual = zip(YEARS, context.results.buildout.annual_usd_bn, strict=True)
    shares = {year: 100 * spent / gdp[year] for year, spent in annual}
    peak = max(shares, key=lambda year: shares[year])
    return peak, shares[peak]


def spending_note(context: Context) -> str | None:
    """Return a sentence if spending outgrows the largest boom of private investment on record."""
    boom = fact("booms.us_railroads_1880s_pct")
    year, share = peak_share_of_gdp_pct(context)
    if as_shown(share) <= boom.value:
        return None
    language = context.language
    return tell(
        language,
        "plausible.spending",
        share=percent(share, language),
        year=str(year),
        source=source_line([boom.id], language, context.today),
    )


LARGE_SHARE_OF_WORLD_PCT = 5.0
"""Required revenue above this part of the world's output calls for a remark. Ours."""


def revenue_note(context: Context) -> str | None:
    """Return a sentence if AI's required revenue is a large part of the world's output."""
    world = fact("world_gdp.2025_usd_bn")
    revenue = context.results.breakout.required_revenue_usd_bn
    share = 100 * revenue / world.value
    if as_shown(share) <= LARGE_SHARE_OF_WORLD_PCT:
        return None
    language = context.language
    return tell(
        language,
        "plausible.revenue",
        revenue=money(revenue, language),
        share=percent(share, language),
        source=source_line([world.id], language, context.today),
    )


LENDERS_COVER = 1.2
"""A lender's usual least cover ratio is taken to be this: an example of ours, not a statistic."""


def cover_note(context: Context) -> str | None:
    """Return a sentence if the cash does not cover debt service as lenders ask for."""
    cover = context.results.coinvest.dscr
    if cover is None or as_shown(cover) >= LENDERS_COVER:
        return None
    language = context.language
    return tell(
        language,
        "plausible.cover_short" if as_shown(cover) < 1 else "plausible.cover",
        cover=number(cover, language),
        limit=number(LENDERS_COVER, language),
    )


def as_shown(value: float, digits: int = 3) -> float:
    """Return a value to the figures in which sentences state it, so that none contradicts.

    >>> as_shown(6.0004), as_shown(0.9996), as_shown(1.1949), as_shown(0.0697, 2)
    (6.0, 1.0, 1.19, 0.07)
    """
    return float(f"{value:.{digits}g}")
