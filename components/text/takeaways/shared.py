"""Words that several takeaways share."""

from components.model import LEVERS, Scenario
from components.text.catalogue import say
from components.text.numbers import money


def target_words(scenario: Scenario, language: str) -> str:
    """Return the target; one that the reader set is never passed off as the partnership's."""
    own = LEVERS["tgt"].default().value
    if scenario.tgt == own:
        return money(scenario.tgt, language)
    return say(
        language,
        "funding.target_set",
        target=money(scenario.tgt, language),
        own=money(float(own), language),
    )
