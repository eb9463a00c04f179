"""Names and descriptions of levers, sources and notices, as files and documents state them."""

from collections.abc import Sequence

from components import link
from components.evidence import fact
from components.model import LEVERS, Lever
from components.text import say
from components.text.quotes import tell
from components.text.scale import file_unit
from components.web.api.documents import Notice, Reason, Source
from components.web.api.lab_documents import Lever as LeverDocument


def unit_name(lever: Lever, language: str) -> str:
    """Return the unit of a lever in words, empty for a choice."""
    return "" if lever.choices else file_unit(f"unit_short.{lever.unit}", language)


def publishers(fact_ids: Sequence[str], language: str) -> str:
    """Return the publishers of some facts with their as-of dates, each once, as one text."""
    cited = [fact(fact_id) for fact_id in fact_ids]
    parts = dict.fromkeys(f"{one.publisher} ({one.as_of})" for one in cited)
    return say(language, "text.separator").join(parts)


def lever_description(lever: Lever, language: str) -> str:
    """Return label, unit and meaning of a lever in a sentence or two."""
    key = "api.lever_choice" if lever.choices else "api.lever"
    return say(
        language,
        key,
        label=say(language, f"lever.{lever.key}.label"),
        unit=unit_name(lever, language),
        help=tell(language, f"lever.{lever.key}.help"),
    )


def lever_document(key: str, language: str) -> LeverDocument:
    """Return key, name and unit of a lever."""
    label = say(language, f"lever.{key}.label")
    return LeverDocument(key, label, unit_name(LEVERS[key], language))


def source_documents(fact_ids: Sequence[str], language: str) -> tuple[Source, ...]:
    """Return the publisher, title, address and as-of date of each of some facts.

    Raises KeyError for an id that no fact has.
    """
    return tuple(
        Source(
            one.id,
            say(language, f"fact.{one.id}"),
            one.publisher,
            one.title,
            one.url,
            one.as_of,
        )
        for one in map(fact, fact_ids)
    )


def notice_documents(notices: Sequence[link.Notice]) -> tuple[Notice, ...]:
    """Return notices with the field names of the interface."""
    return tuple(Notice(one.kind, one.key, one.asked, one.used) for one in notices)


def reason_document(code: str, language: str) -> Reason | None:
    """Return the code of a reason for a missing number with its words, None for an empty code."""
    return Reason(code, say(language, f"reason.{code}")) if code else None
