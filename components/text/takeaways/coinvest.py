"""Sentences of the page `coinvest`."""

from components.model import Observed, Results, Scenario
from components.text.catalogue import say


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the takeaway."""
    del results, scenario, observed
    return say(language, "coinvest.takeaway")


def headline(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the same in one line."""
    del results, scenario, observed
    return say(language, "coinvest.headline")
