"""Sentences of the page `digital`."""

from components.model import LEVERS, Observed, Results, Scenario
from components.text.catalogue import say
from components.text.numbers import lever_text, long_date, money, number, percent


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


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the float needed, how far supply covers it, and what fees change by."""
    kind = cover_kind(results)
    need = say(
        language,
        f"digital.takeaway.{kind}",
        mkt=lever_text("mkt", scenario.mkt, language),
        mov=percent(scenario.mov, language),
        days=lever_text("days", scenario.days, language),
        float=money(results.digital.float_needed_usd_bn, language),
        supply=supply_words(scenario, observed, language),
        **cover_words(results, language),
    )
    if kind == "nothing":
        return need
    fees = say(
        language,
        f"digital.fees.{cost_kind(scenario)}",
        amount=money(abs(results.digital.fees_saved_usd_bn), language),
    )
    return say(language, "text.two_sentences", first=need, second=fees)


def headline(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the float and its cover in one line."""
    del observed
    return say(
        language,
        f"digital.headline.{cover_kind(results)}",
        float=money(results.digital.float_needed_usd_bn, language),
        supply=money(scenario.sup, language),
        **cover_words(results, language),
    )
