"""Sentences of the page `buildout`."""

from components.model import Observed, Results, Scenario
from components.text.catalogue import say
from components.text.numbers import money, percent


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return what the path adds up to, and the growth that 5 and 8 trillion take."""
    del observed  # every takeaway has the same arguments
    buildout = results.buildout
    direction = "flat" if scenario.g == 0 else "growing" if scenario.g > 0 else "shrinking"
    path = say(
        language,
        f"buildout.takeaway.{direction}",
        who=say(language, f"who.{scenario.base}"),
        c26=money(scenario.c26, language),
        g=percent(abs(scenario.g), language),
        total=money(1000 * buildout.total_usd_tn, language),
    )
    if scenario.bust:
        bust = percent(scenario.bust, language)
        path = say(language, "buildout.takeaway.bust", path=path, bust=bust)
    needed = (buildout.growth_needed_5tn_pct, buildout.growth_needed_8tn_pct)
    if None in needed:
        return path
    five, eight = (percent(value, language) for value in needed if value is not None)
    answer = say(
        language,
        "buildout.takeaway.needed",
        low=money(5000, language),
        high=money(8000, language),
        g5=five,
        g8=eight,
    )
    return say(language, "text.two_sentences", first=path, second=answer)


def headline(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the total in one line."""
    del observed
    return say(
        language,
        "buildout.headline",
        who=say(language, f"who.{scenario.base}"),
        total=money(1000 * results.buildout.total_usd_tn, language),
    )
