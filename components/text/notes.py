"""What stands behind a marked number: the note that opens on it."""

from dataclasses import dataclass

from components.context import Context
from components.evidence import Fact, claims, fact, facts, licences
from components.model import LEVERS
from components.model.evaluate import PAGES, RESULTS
from components.text import LANGUAGES, days_old, has, lever_text, long_date, say
from components.text.catalogue import sentences
from components.text.glossary import TERMS, meaning
from components.text.quotes import fact_text
from components.text.sources import source_line


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what the number is, what is known of it line by line, where to read on."""

    title: str
    lines: tuple[str, ...]
    url: str = ""
    link: str = ""


def note(reference: str, context: Context) -> Note | None:
    """Return the note to a reference such as ``fact:<id>``, or None if it names nothing."""
    kind, _, name = reference.partition(":")
    if kind == "fact" and name in facts():
        return _fact_note(fact(name), context)
    if kind == "lever" and name in LEVERS:
        return _lever_note(name, context)
    if kind == "result" and name in RESULTS:
        return _result_note(name, context.language)
    if kind == "term" and name in TERMS:
        title, text = meaning(name, context.language)
        return Note(title=title, lines=(text,))
    if kind == "data" and name in licences():
        return _data_note(name, context.language)
    return None


def _fact_note(found: Fact, context: Context) -> Note:
    language = context.language
    words = {
        "value": fact_text(found.id, language),
        "as_of": long_date(found.as_of, language),
        "age": days_old(found.as_of, context.today, language),
        "publisher": found.publisher,
        "title": found.title,
        "carrier": say(language, f"carrier.{found.reported_via.lower()}")
        if found.reported_via
        else "",
        "grade": found.grade,
        "meaning": say(language, f"grade.{found.grade}"),
        "confidence": say(language, f"confidence.{found.confidence}"),
        "checked": say(language, "text.separator").join(found.checked_against),
        "derivation": found.derivation,
        "verdict": say(language, "text.comma").join(
            say(language, f"evidence.verdict.{claim.verdict}")
            for claim in claims()
            if claim.fact_id == found.id
        ),
        "pages": say(language, "text.comma").join(
            say(language, f"page.{slug}.menu") for slug in pages_using(found.id)
        ),
    }
    names = [
        "value",
        "publisher_via" if found.reported_via else "publisher",
        "grade",
        *["checked"] * bool(found.checked_against),
        *["derived"] * bool(found.derivation),
        *["verdict"] * bool(words["verdict"]),
        *["pages"] * bool(words["pages"]),
    ]
    return Note(
        title=say(language, f"fact.{found.id}"),
        lines=tuple(say(language, f"mark.{name}", **words) for name in names),
        url=found.url,
        link=say(language, "mark.link", publisher=found.publisher) if found.url else "",
    )


def _lever_note(key: str, context: Context) -> Note:
    language, scenario = context.language, context.scenario
    default = scenario.origin_of(key)
    own = key in scenario.changes()
    words = {
        "value": lever_text(key, scenario.values()[key], language),
        "default": lever_text(key, default.value, language),
        "grade": default.grade,
        "meaning": say(language, f"grade.{default.grade}"),
    }
    lines = [say(language, "mark.own" if own else "mark.default", **words)]
    lines.append(say(language, "mark.grade_default", **words))
    if default.facts:
        lines.append(source_line(default.facts, language, context.today, linked=False))
    return Note(title=say(language, f"lever.{key}.label"), lines=tuple(lines))


def _result_note(result_id: str, language: str) -> Note:
    page = result_id.partition(".")[0]
    key = f"result.{result_id}"
    title = say(language, key if has(language, key) else "mark.result", id=result_id)
    place = say(language, f"page.{page}.menu")
    return Note(
        title=title,
        lines=(
            say(language, "mark.computed"),
            say(language, "mark.formula", page=place, id=result_id),
        ),
    )


def _data_note(name: str, language: str) -> Note:
    codes = (say(language, f"licence.{code}") for code in licences()[name])
    return Note(
        title=say(language, f"data.{name}"),
        lines=(
            say(language, "mark.data"),
            say(language, "mark.licence", licence=say(language, "text.comma").join(codes)),
        ),
    )


def pages_using(fact_id: str) -> tuple[str, ...]:
    """Return the slugs of the pages whose levers start from a fact or whose sentences quote it."""
    used = {
        page
        for lever in LEVERS.values()
        for default in lever.defaults.values()
        if fact_id in default.facts
        for page in lever.pages
    }
    quoted = f"[{fact_id}]"
    used |= {key.split(".")[0] for key, text in sentences(LANGUAGES[0]).items() if quoted in text}
    return tuple(page for page in PAGES if page in used)
