"""Sentences of the page `method`."""

from components.context import Context
from components.model import LEVERS, Grade
from components.model.evaluate import THEMES
from components.text.marks import say_marked
from components.text.numbers import number


def takeaway(context: Context) -> str:
    """Return what the figures rest on, and how much of it is our own judgement."""
    scenario, observed, language = context.scenario, context.observed, context.language
    weak = sum(scenario.origin_of(key).grade is Grade.D for key in LEVERS)
    return say_marked(
        language,
        "method.takeaway",
        {"facts": "data:facts"},
        themes=number(len(THEMES), language),
        levers=number(len(LEVERS), language),
        facts=number(observed.facts, language),
        weak=number(weak, language),
    )
