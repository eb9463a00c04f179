"""The line under a chart: who said it, as of when, how old that is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from components.context import Context
from components.evidence import Fact, fact, facts, newest_results, searched_until
from components.text import days_old, long_date, number, say

_ENTRY_KINDS = ("entry_via", "entry_undated", "entry")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\. |[。;；]")
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
    ('BEA, 2025, and 2 more', 'BEA')
    """
    first = say(language, "source.dated", publisher=publisher, as_of=as_of) if as_of else publisher
    return say(language, "source.more", first=first, n=number(more, language)) if more else first


def short_line(line: str, language: str) -> str:
    """Return what stands for a source line, with the notes before it, until a reader opens it.

    >>> short_line("Dot: yours. Sources: [BEA](https://bea.gov), UBS. Grade C.", "en")
    'Notes and sources: BEA, and 1 more'
    >>> short_line("Computed here.", "en")
    'Notes'
    """
    _, found, listed = line.partition(say(language, "source.line", sources=""))
    if not found:
        return say(language, "source.notes")
    plain = _LINK.sub(lambda link: _SENTENCE_END.sub(".\u00a0", link[1]), listed)
    named = [_named(entry, language) for entry in plain.split(say(language, "text.separator"))]
    (first, *_), as_of = named[0]
    more = sum(len(names) for names, _ in named) - 1
    sources = first_of(first, as_of, more, language)
    return say(language, "source.with_notes", sources=sources)


def _named(entry: str, language: str) -> tuple[list[str], str]:
    """Return the publishers that an entry of a source line names, and of when they are."""
    dated = next(filter(None, (one.match(entry) for one in _entry_patterns(language))), None)
    if dated is None:
        return _names(entry, language), ""
    _, *rest = re.split("[:：]", entry[dated.end() :], maxsplit=1)
    more = (name for listed in rest for name in _names(listed, language))
    return [*_names(dated["publishers"], language), *more], dated["as_of"]


def _names(listed: str, language: str) -> list[str]:
    """Return the names at the start of a text, up to the end of its first sentence."""
    bare = _BRACKETS.sub("", _SENTENCE_END.split(listed)[0])
    first, *parts = bare.split(say(language, "text.comma"))
    # What goes on in small letters belongs to the name before it.
    return [first.strip(" ."), *(part for part in parts if not part[:1].islower())]


@cache
def _entry_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds the parts of a dated entry, in all forms that entries have."""
    parts = ("publishers", "carrier", "as_of", "age", "grade")
    named = {part: f"<{part}>" for part in parts}
    forms = (say(language, f"source.{kind}", **named) for kind in _ENTRY_KINDS)
    return tuple(re.compile(re.sub(r"<(\w+)>", r"(?P<\1>.+?)", re.escape(form))) for form in forms)


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
