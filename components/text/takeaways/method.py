"""Sentences of the page `method`."""

from components.model import LEVERS, Grade, Observed, Results, Scenario
from components.model.evaluate import THEMES
from components.text.catalogue import say
from components.text.numbers import number


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return what the figures rest on, and how much of it is our own judgement."""
    del results
    weak = sum(scenario.origin_of(key).grade is Grade.D for key in LEVERS)
    return say(
        language,
        "method.takeaway",
        themes=number(len(THEMES), language),
        levers=number(len(LEVERS), language),
        facts=number(observed.facts, language),
        weak=number(weak, language),
    )
