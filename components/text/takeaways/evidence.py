"""Sentences of the page `evidence`."""

from components.model import Observed, Results, Scenario
from components.text.marks import say_marked
from components.text.numbers import number


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return how many of the article's claims got which verdict. No lever changes it."""
    del results, scenario
    counts = observed.claims_by_verdict
    words = {verdict: number(count, language) for verdict, count in counts.items()}
    words["n"] = number(sum(counts.values()), language)
    return say_marked(language, "evidence.takeaway", dict.fromkeys(words, "data:claims"), **words)
