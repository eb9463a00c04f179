"""What the HTTP interface answers as JSON, as types; their JSON schemas are made from them."""

from datetime import date
from typing import Annotated, TypeAlias

import msgspec

from components.link import NoticeKind
from components.model import VERSION, Grade
from components.model.evaluate import PAGES, ResultValue
from components.model.lever import Value
from components.text import LANGUAGES
from components.web.api.schema import (
    added,
    lever_schemas,
    one_of,
    result_schemas,
    with_properties,
)

Words: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
Version: TypeAlias = Annotated[int, added({"const": VERSION})]
Language: TypeAlias = Annotated[str, one_of(LANGUAGES)]

_SENTENCES = with_properties({page: {"type": "string", "minLength": 1} for page in PAGES})


class Document(msgspec.Struct, forbid_unknown_fields=True):
    """An object of JSON whose properties are these, in this order, and no others."""


class Error(Document):
    """Why there is no answer: a permanent code, and words in the language of the request."""

    code: str
    message: str


class Problem(Document):
    """A refusal."""

    error: Error


class Notice(Document):
    """What was replaced or left out when a link was read."""

    kind: NoticeKind
    key: str
    asked: str
    used: Value


class Source(Document):
    """Where a fact comes from."""

    fact: str
    label: str
    publisher: str
    title: str
    url: str
    as_of: str


class Reason(Document):
    """Why a result has no number."""

    code: Words
    text: Words


class LeverState(Document):
    """A lever with its value: `range` and `step` if it is a number in `unit`, else `choices`."""

    value: Value
    default: Value
    unit: str
    grade: Grade
    source: tuple[Source, ...]
    choices: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    range: tuple[float, float] | msgspec.UnsetType = msgspec.UNSET
    step: float | msgspec.UnsetType = msgspec.UNSET


class Scenario(Document):
    """Everything that follows from the scenario of a link."""

    version: Version
    link_version: Annotated[int, msgspec.Meta(ge=1, le=VERSION)]
    language: Language
    data_as_of: date
    query: str
    levers: Annotated[dict[str, LeverState], with_properties(lever_schemas())]
    notices: tuple[Notice, ...]
    results: Annotated[dict[str, ResultValue], with_properties(result_schemas())]
    null_reasons: dict[str, Reason]
    takeaways: Annotated[dict[str, str], _SENTENCES]
    headlines: Annotated[dict[str, str], _SENTENCES]


class Mark(Document):
    """The note to a marked number."""

    title: str
    lines: tuple[str, ...]
    url: str
    link: str
