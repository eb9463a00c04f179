"""Sentences of the page `evidence`."""

from components.model import Observed, Results, Scenario
from components.text.catalogue import say
from components.text.numbers import number


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return how many of the article's claims got which verdict. No lever changes it."""
    del results, scenario
    counts = observed.claims_by_verdict
    return say(
        language,
        "evidence.takeaway",
        n=number(sum(counts.values()), language),
        **{verdict: number(count, language) for verdict, count in counts.items()},
    )
