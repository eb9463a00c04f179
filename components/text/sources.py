"""The line under a chart: who said it, as of when, how old that is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from components.context import Context
from components.evidence import Fact, fact, facts, newest_results, searched_until
from components.text import days_old, long_date, number, say

_FACT_ID = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who published a figure, perhaps as a link; how it reached us, as of when, its grade.

    `undated` says that the page carries no date: `as_of` is when it was read.
    """

    publisher: str
    reported_via: str
    as_of: str
    grade: str
    undated: bool = False


def source_line(
    fact_ids: Iterable[str],
    language: str,
    today: date,
    *,
    levers_set: Iterable[str] = (),
    linked: bool = True,
) -> str:
    """Return the sources of some facts as one line of Markdown.

    Our own sums are traced back to the facts they are made of. Publishers whose figures came
    the same way, with the same date and grade, share an entry. `levers_set` names levers that the
    reader has set: their figures have no source but the reader. Publishers are links if `linked`.
    """
    origins = (
        Origin(publisher, found.reported_via, found.as_of, found.grade)
        for fact_id in fact_ids
        for found in leaves(fact_id)
        for publisher in _publishers(found, linked)
    )
    names = [say(language, f"lever.{key}.label") for key in levers_set]
    own = say(language, "source.your_input", names=say(language, "text.comma").join(names))
    return origins_line(origins, language, today, [own] * bool(names))


def origins_line(
    origins: Iterable[Origin], language: str, today: date, more: Sequence[str] = ()
) -> str:
    """Return who says so as one line of Markdown, with `more` entries at its end.

    Publishers whose figures came the same way, with the same date and grade, share an entry.
    """
    groups: dict[Origin, dict[str, None]] = {}
    for origin in origins:
        groups.setdefault(replace(origin, publisher=""), {})[origin.publisher] = None
    entries = [
        say(
            language,
            f"source.{_entry_kind(one)}",
            publishers=say(language, "text.comma").join(publishers),
            carrier=say(language, f"carrier.{one.reported_via.lower()}")
            if one.reported_via
            else "",
            as_of=long_date(one.as_of, language),
            age=days_old(one.as_of, today, language),
            grade=one.grade,
        )
        for one, publishers in groups.items()
    ]
    separator = say(language, "text.separator")
    return say(language, "source.line", sources=separator.join([*entries, *more]))


def first_of(publisher: str, as_of: str, more: int, language: str) -> str:
    """Return the first of some sources, of when it is, and how many more there are.

    >>> first_of("BEA", "2025", 2, "en"), first_of("BEA", "", 0, "ja")
    ('Sources: BEA, 2025, and 2 more', '出所：BEA')
    """
    first = say(language, "source.dated", publisher=publisher, as_of=as_of) if as_of else publisher
    if more:
        first = say(language, "source.more", first=first, n=number(more, language))
    return say(language, "source.line", sources=first)


def scenario_source_line(
    context: Context, keys: Sequence[str], more_facts: Sequence[str] = ()
) -> str:
    """Return the sources of some levers as they stand: facts at default, else the reader."""
    changed = [key for key in keys if key in context.scenario.changes()]
    untouched = (context.scenario.origin_of(key) for key in keys if key not in changed)
    found = [fact_id for default in untouched for fact_id in default.facts]
    return source_line(
        dict.fromkeys([*found, *more_facts]), context.language, context.today, levers_set=changed
    )


def _entry_kind(origin: Origin) -> str:
    if origin.undated:
        return "entry_undated"
    return "entry_via" if origin.reported_via else "entry"


def _publishers(found: Fact, linked: bool) -> tuple[str, ...]:
    """Return who stands behind a fact: its publisher, or those that our own figure is over."""
    if found.derivation:
        return found.checked_against
    named = f"[{found.publisher}]({found.url})" if found.url and linked else found.publisher
    return (named,)


def leaves(fact_id: str) -> Iterator[Fact]:
    """Yield the facts that a fact rests on: itself, or those of its derivation."""
    found = fact(fact_id)
    named = [name for name in _FACT_ID.findall(found.derivation) if name in facts()]
    if not named:
        yield found
    for name in named:
        yield from leaves(name)


def searched_sentence(language: str) -> str:
    """Return until when newer figures were searched for, and which were not found."""
    return say(
        language,
        "source.searched",
        until=long_date(searched_until().isoformat(), language),
        results=long_date(newest_results().isoformat(), language),
    )
