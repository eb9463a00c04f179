"""Sentences of the page `digital`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.model import LEVERS, Observed, Results, Scenario
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import lever_text, long_date, money, number, percent

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "mkt": "lever:mkt",
        "mov": "lever:mov",
        "days": "lever:days",
        "float": "result:digital.float_needed_usd_bn",
        "supply": "lever:sup",
        "cover": "result:digital.supply_cover_x",
        "cover_pct": "result:digital.supply_cover_x",
        "amount": "result:digital.fees_saved_usd_bn",
    }
)
"""What each number in the sentences is."""


def cover_kind(results: Results) -> str:
    """Return how supply and float compare, as they read once rounded.

    "nothing" where no payments move, else "short", "level" or "covered".
    """
    cover = results.digital.supply_cover_x
    if cover is None:
        return "nothing"
    if number(cover, "en") == "1":
        return "level"
    return "short" if cover < 1 else "covered"


def cost_kind(scenario: Scenario) -> str:
    """Return which way fees go: "saves", "costs" or "same"."""
    if scenario.oldc == scenario.newc:
        return "same"
    return "saves" if scenario.oldc > scenario.newc else "costs"


def cover_words(results: Results, language: str) -> dict[str, str]:
    """Return the cover as a multiple and as a share; empty where there is none."""
    cover = results.digital.supply_cover_x
    if cover is None:
        return {"cover": "", "cover_pct": ""}
    return {"cover": number(cover, language), "cover_pct": percent(100 * cover, language)}


def supply_words(scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the supply; one that the reader set is never passed off as today's."""
    kind = "observed" if scenario.sup == LEVERS["sup"].default().value else "set"
    return say(
        language,
        f"digital.supply_words.{kind}",
        supply=money(scenario.sup, language),
        as_of=long_date(observed.supply_as_of.isoformat(), language),
    )


def takeaway(context: Context) -> str:
    """Return the float needed, how far supply covers it, and what fees change by."""
    results, scenario, observed, language = (
        context.results,
        context.scenario,
        context.observed,
        context.language,
    )
    kind = cover_kind(results)
    need = say_marked(
        language,
        f"digital.takeaway.{kind}",
        MARKS,
        mkt=lever_text("mkt", scenario.mkt, language),
        mov=percent(scenario.mov, language),
        days=lever_text("days", scenario.days, language),
        float=money(results.digital.float_needed_usd_bn, language),
        supply=supply_words(scenario, observed, language),
        **cover_words(results, language),
    )
    if kind == "nothing":
        return need
    fees = say_marked(
        language,
        f"digital.fees.{cost_kind(scenario)}",
        MARKS,
        amount=money(abs(results.digital.fees_saved_usd_bn), language),
    )
    return say(language, "text.two_sentences", first=need, second=fees)


def headline(context: Context) -> str:
    """Return the float and its cover in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    return say_marked(
        language,
        f"digital.headline.{cover_kind(results)}",
        MARKS,
        float=money(results.digital.float_needed_usd_bn, language),
        supply=money(scenario.sup, language),
        **cover_words(results, language),
    )
