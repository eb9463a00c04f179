"""Sentences of the page `target`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.model import Results, Scenario
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import measure, money, number
from components.text.takeaways.shared import target_words

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "target": "lever:tgt",
        "peak": "result:target.peak_outlay_usd_bn",
        "peak_year": "result:target.peak_outlay_year",
        "breakeven": "result:target.breakeven_year",
        "life": "lever:fl",
        "multiple": "result:target.tvpi",
        "remaining": "result:funding.remaining_usd_bn",
        "pensions": "result:target.pension_share_bp",
        "sovereign": "result:target.sovereign_share_bp",
        "insurers": "result:target.insurer_share_bp",
    }
)
"""What each number in the sentences is."""


def takeaway(context: Context) -> str:
    """Return the deepest outlay, when the cash is back, the multiple, and each pool's share."""
    results, scenario, language = context.results, context.scenario, context.language
    target = results.target
    years = say_marked(
        language,
        f"target.takeaway.{outcome(results)}",
        MARKS,
        **_year_words(results, scenario, language),
        target=target_words(scenario, language),
    )
    pools = say_marked(
        language,
        "target.takeaway.pools",
        MARKS,
        remaining=money(results.funding.remaining_usd_bn, language),
        pensions=measure(target.pension_share_bp, "basis_points", language),
        sovereign=number(target.sovereign_share_bp, language),
        insurers=number(target.insurer_share_bp, language),
    )
    return say(language, "text.two_sentences", first=years, second=pools)


def headline(context: Context) -> str:
    """Return the same in one line, without the pools."""
    results, scenario, language = context.results, context.scenario, context.language
    key = f"target.headline.{outcome(results)}"
    return say_marked(language, key, MARKS, **_year_words(results, scenario, language))


def outcome(results: Results) -> str:
    """Return whether the cash comes back ("paid_back"), and if not, whether money is lost.

    Money is lost ("loses") if the multiple that the reader sees is below 1; between the two
    ("not_back") only what is called in the last year is still to come.
    """
    if results.target.breakeven_year is not None:
        return "paid_back"
    shown = float(f"{results.target.tvpi:.3g}")
    return "loses" if shown < 1 else "not_back"


def _year_words(results: Results, scenario: Scenario, language: str) -> dict[str, str]:
    target = results.target
    return {
        "peak": money(target.peak_outlay_usd_bn, language),
        "peak_year": str(target.peak_outlay_year),
        "breakeven": str(target.breakeven_year or ""),
        "life": str(round(scenario.fl)),
        "multiple": number(target.tvpi, language),
    }
