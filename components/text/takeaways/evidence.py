"""Sentences of the page `evidence`."""

from components.context import Context
from components.text.marks import say_marked
from components.text.numbers import number


def takeaway(context: Context) -> str:
    """Return how many of the article's claims got which verdict. No lever changes it."""
    observed, language = context.observed, context.language
    counts = observed.claims_by_verdict
    words = {verdict: number(count, language) for verdict, count in counts.items()}
    words["n"] = number(sum(counts.values()), language)
    return say_marked(language, "evidence.takeaway", dict.fromkeys(words, "data:claims"), **words)
