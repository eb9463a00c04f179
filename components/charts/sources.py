"""The line under a chart: who said it, as of when, how old that is."""

from collections.abc import Iterable
from datetime import date

from components.evidence import Fact, fact
from components.text import days_old, long_date, say


def source_line(fact_ids: Iterable[str], language: str, today: date) -> str:
    """Return the sources of some facts as one line of Markdown, each publisher once."""
    seen: dict[tuple[str, str], Fact] = {}
    for found in map(fact, fact_ids):
        seen.setdefault((found.publisher, found.as_of), found)
    entries = [_entry(found, language, today) for found in seen.values()]
    return say(language, "source.line", sources=say(language, "text.separator").join(entries))


def _entry(found: Fact, language: str, today: date) -> str:
    publisher = f"[{found.publisher}]({found.url})" if found.url else found.publisher
    carrier = say(language, f"carrier.{found.reported_via.lower()}") if found.reported_via else ""
    return say(
        language,
        "source.entry_via" if carrier else "source.entry",
        publisher=publisher,
        carrier=carrier,
        as_of=long_date(found.as_of, language),
        age=days_old(found.as_of, today, language),
        grade=found.grade,
    )
