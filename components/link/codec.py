"""The link contract: ``?v=2&lang=ja&pace=1.2`` <-> `Scenario`.

``v`` is the version of the defaults the link was made with; then come the levers that differ
from the defaults of that version. ``b`` holds a second scenario to compare with, as
``b=g~25~base~five``: keys and values in turn, ``b=default`` if nothing in it was changed. Keys
outside the contract belong to others and are left alone.

What is asked of the lab has keys of its own, as ``r=buildout.total_usd_tn&to=8&by=g&and=c26``: of
which result, its target, the lever that is to bring it there and a second one. They are left out
where the question is the usual one.

What a reader guessed rides along as ``guess=buildout~3~macro~0.5``: pages and numbers in turn.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from components.link.case import Case
from components.link.notice import Notice, NoticeKind, shown
from components.link.untangled import untangled
from components.link.written import month_written, readings
from components.model.evaluate import REVISED, result_unit
from components.model.guess import GUESSED, Guesses
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import Question, go_together, is_target
from components.model.lever import Value
from components.model.levers import ALIASES, EARLIER_DEFAULTS, LEVERS, VERSION
from components.model.result import Kind
from components.model.scenario import Scenario

DECIMALS = 6  # what lies beyond is noise that no formatted number shows
COMPARED = "b"
_DEFAULT = "default"
_JOINT = "~"  # stands in links as it is
RESULT, TARGET, LEVER, SECOND = "r", "to", "by", "and"
GUESS = "guess"
ASKED_OF_THE_LAB = (RESULT, TARGET, LEVER, SECOND)
"""Keys of what is asked of the lab: of which result, its target, the input and a second one."""
_BESIDE = frozenset({"v", "lang", COMPARED, GUESS, *ASKED_OF_THE_LAB})
_USUAL = Question()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as read.

    Attributes
    ----------
    case
        What the link holds.
    version
        Version of the defaults that the link was made with.
    notices
        What could not be used as written.
    """

    case: Case
    version: int = VERSION
    notices: tuple[Notice, ...] = ()


def decode(pairs: Iterable[tuple[str, str]], languages: Sequence[str], otherwise: str = "") -> Link:
    """Read a query string, given as (key, value) pairs. Never raises.

    Where the link names none of the `languages`, its case is in the language `otherwise`, the
    first of `languages` if that is empty.

    A number outside its range is clamped; anything unreadable, ambiguous, empty or repeated counts
    as the default; each of these leaves a notice. A guess that cannot be used as written is left
    out, with a notice too. What was done to the link on its way is undone; what looks like a part
    of ours and cannot be read leaves a notice. Unknown keys are ignored without one.

    Examples
    --------
    >>> link = decode([("lang", "ja"), ("pace", "9"), ("utm_source", "x")], ("en", "ja"))
    >>> link.case.language, link.case.scenario.pace, [str(notice.kind) for notice in link.notices]
    ('ja', 3.0, ['clamped'])
    """
    asked: dict[str, list[str]] = {}
    ours, lost = untangled(pairs, {*LEVERS, *ALIASES, *_BESIDE})
    for key, text in ours:
        asked.setdefault(ALIASES.get(key, key), []).append(text)

    notices = [Notice(NoticeKind.LOST, "", shown(lost), "")] if lost else []
    version = _version(asked.pop("v", []), notices)
    language = _language(asked.pop("lang", []), languages, notices) or otherwise or languages[0]
    compared = _compared(asked.pop(COMPARED, []), version, notices)
    question = _question({key: asked.pop(key, []) for key in ASKED_OF_THE_LAB}, notices)
    guesses = _guesses(asked.pop(GUESS, []), notices)
    scenario = _scenario(asked, version, notices)
    return Link(Case(scenario, language, compared, question, guesses), version, tuple(notices))


def encode(case: Case) -> dict[str, str]:
    """Return the query parameters of a case, in the order in which they stand in links.

    >>> encode(Case(Scenario.default().replace(pace=1.2, base="five"), "ja"))
    {'v': '2', 'lang': 'ja', 'pace': '1.2', 'base': 'five'}
    >>> encode(Case(Scenario.default(), "en", compared=Scenario.default().replace(g=25)))["b"]
    'g~25'
    """
    link = {"v": str(VERSION), "lang": case.language, **written_changes(case.scenario)}
    if case.compared is not None:
        changes = case.compared.changes().items()
        pairs = (f"{key}{_JOINT}{_written(value)}" for key, value in changes)
        link[COMPARED] = _JOINT.join(pairs) or _DEFAULT
    link |= written_question(case.question)
    if case.guesses:
        pairs = (f"{page}{_JOINT}{_written(number)}" for page, number in case.guesses)
        link[GUESS] = _JOINT.join(pairs)
    return link


def written_changes(scenario: Scenario) -> dict[str, str]:
    """Return what links say of a scenario: the levers that differ from their defaults.

    >>> written_changes(Scenario.default().replace(pace=1.2, base="five"))
    {'pace': '1.2', 'base': 'five'}
    """
    return {key: _written(value) for key, value in scenario.changes().items()}


@lru_cache(maxsize=64)  # every link of a page holds it
def query_string(case: Case) -> str:
    """Return the query string of a case as links carry it, without a question mark.

    >>> query_string(Case(Scenario.default().replace(g=20), "en"))
    'v=2&lang=en&g=20'
    """
    return urlencode(encode(case))


def written_question(question: Question) -> dict[str, str]:
    """Return what links say of a question to the lab: what is not asked as usual.

    >>> written_question(Question(target=8.0, lever="g"))
    {'to': '8', 'by': 'g'}
    """
    written = {
        RESULT: question.result if question.result != _USUAL.result else "",
        TARGET: "" if question.target is None else _written(question.target),
        LEVER: question.lever,
        SECOND: question.second,
    }
    return {key: text for key, text in written.items() if text}


def _question(asked: Mapping[str, Sequence[str]], notices: list[Notice]) -> Question:
    """Read what is asked of the lab; what cannot be read is asked as usual and leaves a notice."""
    given = {key: texts[0].strip().lower() for key, texts in asked.items() if len(texts) == 1}
    result = given.get(RESULT, "")
    result = result if result in QUANTITIES else _USUAL.result
    target = _target(given.get(TARGET, ""), result)
    lever = given.get(LEVER, "")
    lever = lever if lever in LEVERS else ""
    second = given.get(SECOND, "")
    second = second if go_together(lever, second) else ""
    question = Question(result, target, lever, second)
    used = {RESULT: result, TARGET: target, LEVER: lever, SECOND: second}
    lost = [
        key
        for key in asked
        if asked[key] and (key not in given or not _took(used[key], given[key]))
    ]
    for key in lost:
        notices.append(Notice(NoticeKind.QUESTION, key, shown(asked[key]), ""))
    return question


def _took(used: Value | None, given: str) -> bool:
    """Tell whether what a link gives is what is used."""
    return bool(given) and used == given if isinstance(used, str) else used is not None


def _target(text: str, result: str) -> Value | None:
    """Read the target of a result; None if it cannot be one."""
    if QUANTITIES[result].kind is Kind.DATE:
        return month_written(text) or None
    number = _one_number(text, result_unit(result))
    return number if number is not None and is_target(number, result) else None


def _version(asked: Sequence[str], notices: list[Notice]) -> int:
    if not asked:
        return VERSION
    readable = re.fullmatch(r"([0-9]{1,6})(\.0{1,6})?", asked[0]) if len(asked) == 1 else None
    version = int(readable[1]) if readable else 0
    if 1 <= version <= VERSION:
        if any(version < revised for revised in REVISED):
            notices.append(Notice(NoticeKind.OLDER_METHOD, "v", shown(asked), float(VERSION)))
        return version
    notices.append(Notice(NoticeKind.VERSION, "v", shown(asked), float(VERSION)))
    return VERSION


def _language(asked: Sequence[str], languages: Sequence[str], notices: list[Notice]) -> str | None:
    if not asked:
        return None
    code = re.split("[-_]", asked[0].lower())[0]  # ja-JP and ja_JP are Japanese too
    if len(asked) == 1 and code in languages:
        return code
    notices.append(Notice(NoticeKind.LANGUAGE, "lang", shown(asked), ""))
    return None


def _compared(asked: Sequence[str], version: int, notices: list[Notice]) -> Scenario | None:
    """Read the second scenario; whatever in it could not be used as written leaves one notice."""
    if not asked:
        return None
    text = asked[0].lower()
    parts = [] if text == _DEFAULT else text.split(_JOINT)
    found: list[Notice] = []
    pairs: dict[str, list[str]] = {}
    for key, text in zip(parts[::2], parts[1::2], strict=False):
        pairs.setdefault(ALIASES.get(key, key), []).append(text)
    unknown = [key for key in pairs if key not in LEVERS]
    scenario = _scenario(pairs, version, found)
    broken = [n for n in found if n.kind is not NoticeKind.OLDER_DEFAULT]
    if len(asked) > 1 or len(parts) % 2 or unknown or broken:
        notices.append(Notice(NoticeKind.COMPARED, COMPARED, shown(asked), ""))
    return scenario


def _guesses(asked: Sequence[str], notices: list[Notice]) -> Guesses:
    """Read the guesses; one that cannot be used as written is left out, never moved or made up."""
    if not asked:
        return ()
    parts = asked[0].lower().split(_JOINT) if len(asked) == 1 else []
    given: dict[str, list[str]] = {}
    for page, text in zip(parts[::2], parts[1::2], strict=False):
        given.setdefault(page, []).append(text)
    found = ((page, _guess(page, given.get(page, []))) for page in GUESSED)
    guesses = tuple((page, number) for page, number in found if number is not None)
    if not guesses or len(parts) != 2 * len(guesses):
        notices.append(Notice(NoticeKind.GUESS, GUESS, shown(asked), ""))
    return guesses


def _guess(page: str, asked: Sequence[str]) -> float | None:
    if len(asked) != 1:
        return None
    number = _one_number(asked[0], result_unit(GUESSED[page].result_id))
    return number if number is not None and GUESSED[page].holds(number) else None


def _one_number(text: str, unit: str) -> float | None:
    """Return the one number that a text means, None if there is none or more than one."""
    found = readings(text, unit)
    return (round(found[0], DECIMALS) or 0.0) if len(found) == 1 else None  # no minus before a zero


def _scenario(asked: Mapping[str, Sequence[str]], version: int, notices: list[Notice]) -> Scenario:
    earlier = EARLIER_DEFAULTS.get(version, {})
    changes: dict[str, Value] = {}
    # Leaders come before their followers in the table, so a choice is known when it is needed.
    for key, lever in LEVERS.items():
        present = lever.default(changes.get(lever.follows, "")).value
        choice = str(changes[lever.follows]) if set(lever.defaults) != {""} else ""
        default = earlier.get(key, {}).get(choice, present)
        if key not in asked:
            changes[key] = default
            if default != present and lever.since <= version:
                notices.append(Notice(NoticeKind.OLDER_DEFAULT, key, "", default))
        elif lever.choices:
            changes[key] = _choice(key, asked[key], str(default), notices)
        else:
            changes[key] = _number(key, asked[key], float(default), notices)
    return Scenario.from_changes(changes)


def _choice(key: str, asked: Sequence[str], default: str, notices: list[Notice]) -> str:
    code = asked[0].strip().lower()
    if len(asked) == 1 and code in LEVERS[key].choices:
        return code
    notices.append(Notice(_kind(asked), key, shown(asked), default))
    return default


def _number(key: str, asked: Sequence[str], default: float, notices: list[Notice]) -> float:
    lever = LEVERS[key]
    found = readings(asked[0], lever.unit) if len(asked) == 1 else ()
    if len(found) != 1:
        kind = NoticeKind.AMBIGUOUS if found else _kind(asked)
        notices.append(Notice(kind, key, shown(asked), default))
        return default
    value = found[0]
    used = lever.nearest(round(value, DECIMALS))
    if used != round(value, DECIMALS):
        inside = lever.low <= value <= lever.high
        kind = NoticeKind.ROUNDED if inside else NoticeKind.CLAMPED
        notices.append(Notice(kind, key, shown(asked), used))
    return used


def _kind(asked: Sequence[str]) -> NoticeKind:
    return NoticeKind.UNREADABLE if len(asked) == 1 else NoticeKind.REPEATED


def _written(value: Value) -> str:
    """Return the shortest text that reads back as the same value, to six decimals."""
    if isinstance(value, str):
        return value
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
