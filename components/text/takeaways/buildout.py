"""Sentences of the page `buildout`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import money, percent

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "c26": "lever:c26",
        "g": "lever:g",
        "bust": "lever:bust",
        "total": "result:buildout.total_usd_tn",
        "low": "fact:bii.ai_capex_low_usd_tn",
        "high": "fact:bii.ai_capex_high_usd_tn",
        "g5": "result:buildout.growth_needed_5tn_pct",
        "g8": "result:buildout.growth_needed_8tn_pct",
    }
)


def takeaway(context: Context) -> str:
    """Return what the path adds up to, and the growth that 5 and 8 trillion take."""
    results, scenario, language = context.results, context.scenario, context.language
    buildout = results.buildout
    direction = "flat" if scenario.g == 0 else "growing" if scenario.g > 0 else "shrinking"
    path = say_marked(
        language,
        f"buildout.takeaway.{direction}",
        MARKS,
        who=say(language, f"who.{scenario.base}"),
        c26=money(scenario.c26, language),
        g=percent(abs(scenario.g), language),
        total=money(1000 * buildout.total_usd_tn, language),
    )
    if scenario.bust:
        bust = percent(scenario.bust, language)
        path = say_marked(language, "buildout.takeaway.bust", MARKS, path=path, bust=bust)
    needed = (buildout.growth_needed_5tn_pct, buildout.growth_needed_8tn_pct)
    if None in needed:
        return path
    five, eight = (percent(value, language) for value in needed if value is not None)
    answer = say_marked(
        language,
        "buildout.takeaway.needed",
        MARKS,
        low=money(5000, language),
        high=money(8000, language),
        g5=five,
        g8=eight,
    )
    return say(language, "text.two_sentences", first=path, second=answer)


def headline(context: Context) -> str:
    """Return the total in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    return say_marked(
        language,
        "buildout.headline",
        MARKS,
        who=say(language, f"who.{scenario.base}"),
        total=money(1000 * results.buildout.total_usd_tn, language),
    )
