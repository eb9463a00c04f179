"""The article's claims, their sources and the fact ledger in the reader's language."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from components.evidence import Claim, ClaimSource, Fact, facts
from components.model import LEVERS
from components.text import days_old, lever_text, long_date, money, say
from components.text.quotes import fact_text, tell
from components.text.sources import first_of
from components.text.table import Table

LEDGER_COLUMNS = ("figure", "value", "as_of", "source", "grade", "inputs", "id")


def claim_words(claim: Claim, part: str, language: str) -> str:
    """Return a part of a claim's words: the `claim`, what was `found`, or `why` this verdict."""
    return tell(language, f"evidence.claim.{claim.id}.{part}", said=_said(claim, language))


def first_source(sources: Sequence[ClaimSource], language: str) -> str:
    """Return who is the first source of a claim, of when, and how many more there are."""
    if not sources:
        return say(language, "evidence.list.no_sources")
    first = sources[0]
    published = long_date(first.published, language) if first.published else ""
    line = first_of(first.publisher, published, len(sources) - 1, language)
    return say(language, "source.line", sources=line)


def sources_sentence(sources: Sequence[ClaimSource], language: str, today: date) -> str:
    """Return the sources of a claim as a sentence of Markdown, each with its date and age."""
    if not sources:
        return say(language, "evidence.list.no_sources")
    entries = [_source(source, language, today) for source in sources]
    listed = say(language, "text.separator").join(entries)
    return say(language, "evidence.list.sources", sources=listed)


def work_words(claim: Claim, language: str) -> str:
    """Return what the link says that leads to the input with which a claim can be worked."""
    values = implied_values(claim, language)
    kind = "at" if values else "input" if claim.lever else "page"
    return say(
        language,
        f"evidence.list.work_{kind}",
        page=say(language, f"page.{claim.page}.menu"),
        input=say(language, f"lever.{claim.lever}.label") if claim.lever else "",
        values=values,
    )


def implied_values(claim: Claim, language: str) -> str:
    """Return the inputs that the article's value implies, with their values."""
    values = [
        say(
            language,
            "shared.value",
            name=say(language, f"lever.{key}.label"),
            value=lever_text(key, value, language),
        )
        for key, value in claim.changes.items()
    ]
    return say(language, "text.comma").join(values)


def ledger_table(found: Sequence[Fact], language: str, today: date) -> Table:
    """Return facts as a table in the reader's language."""
    return Table(
        tuple(say(language, f"evidence.ledger.column.{column}") for column in LEDGER_COLUMNS),
        tuple(_row(one, language, today) for one in found),
    )


def matching_facts(query: str, language: str) -> list[Fact]:
    """Return the facts that hold all words of a query in name, publisher, title or id."""
    words = _folded(query).split()
    texts = {one.id: _searched(one, language) for one in facts().values()}
    return [one for one in facts().values() if all(word in texts[one.id] for word in words)]


def _said(claim: Claim, language: str) -> str:
    """Return the claim's own figure as the reader's language writes it."""
    if claim.unit == "date":
        return long_date(claim.article_value, language)
    return money(float(claim.article_value), language) if claim.article_value else ""


def _source(source: ClaimSource, language: str, today: date) -> str:
    words = {"publisher": _linked(source.publisher, source.url)}
    if source.reported_via:
        words["carrier"] = say(language, f"carrier.{source.reported_via.lower()}")
    if source.published:
        words["date"] = long_date(source.published, language)
        words["age"] = days_old(source.published, today, language)
    kind = "source" if source.published else "undated"
    carried = "_via" if source.reported_via else ""
    return say(language, f"evidence.list.{kind}{carried}", **words)


def _row(one: Fact, language: str, today: date) -> tuple[str, ...]:
    source = _linked(one.publisher, one.url)
    if one.reported_via:
        carrier = say(language, f"carrier.{one.reported_via.lower()}")
        source = say(language, "evidence.ledger.via", publisher=source, carrier=carrier)
    as_of, age = long_date(one.as_of, language), days_old(one.as_of, today, language)
    return (
        say(language, f"fact.{one.id}"),
        fact_text(one.id, language),
        say(language, "evidence.ledger.dated", as_of=as_of, age=age),
        source,
        one.grade,
        _inputs(one.id, language),
        f"`{one.id}`",
    )


def _inputs(fact_id: str, language: str) -> str:
    """Return the inputs whose default rests on a fact."""
    defaults = ((key, default) for key in LEVERS for default in LEVERS[key].defaults.values())
    keys = dict.fromkeys(key for key, default in defaults if fact_id in default.facts)
    return say(language, "text.comma").join(say(language, f"lever.{key}.label") for key in keys)


def _searched(one: Fact, language: str) -> str:
    parts = (say(language, f"fact.{one.id}"), one.publisher, one.title, one.reported_via, one.id)
    return _folded(" ".join(parts))


def _folded(text: str) -> str:
    """Return a text as it is searched: whatever the width and the case of its letters.

    >>> _folded("ＭＩＣＲＯＳＯＦＴ"), _folded("ﾌﾞﾗｯｸﾛｯｸ")
    ('microsoft', 'ブラックロック')
    """
    return unicodedata.normalize("NFKC", text).casefold()


def _linked(name: str, url: str) -> str:
    return f"[{name}]({url})" if url else name
