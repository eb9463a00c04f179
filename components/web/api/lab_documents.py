"""What the lab answers as JSON, as types."""

from typing import Annotated, TypeAlias

import msgspec

from components.model import LEVERS, PRESETS, Grade
from components.model.evaluate import THEMES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.solve import Miss
from components.model.lab.uncertainty import QUANTILES
from components.model.lever import Value
from components.model.result import Kind
from components.web.api.documents import Document, Language, Notice, Reason, Source, Version, Words
from components.web.api.schema import Schema, one_of, with_properties

Share: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1)]
LeverKey: TypeAlias = Annotated[str, one_of(LEVERS)]
Theme: TypeAlias = Annotated[str, one_of(THEMES)]
Month: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}$")]

_RESULT: Schema = {"$ref": "#/components/schemas/Result"}


class Quantity(Document):
    """The result that a question of the lab is about."""

    id: Annotated[str, one_of(QUANTITIES)]
    label: Words
    unit: Words
    kind: Kind


class Result(Document):
    """A number, the month if it is a date, or the reason why there is none."""

    number: float | None
    month: Month | None
    reason: Reason | None


class Lever(Document):
    """A lever by its key, name and unit."""

    key: LeverKey
    label: Words
    unit: str


class LabAnswer(Document):
    """What every answer of the lab begins with."""

    version: Version
    language: Language
    query: str
    notices: tuple[Notice, ...]
    result: Quantity


class End(Document):
    """A value of a lever and the result there."""

    value: Value
    result: Result


class Evidence(Document):
    """The range that the evidence leaves to a lever."""

    range: tuple[float, float]
    grade: Grade
    source: tuple[Source, ...]
    resource: str | None


class Bar(Lever):
    """How far a lever carries a result."""

    grade: Grade
    swing: float | None
    ends: Annotated[tuple[End, ...], msgspec.Meta(min_length=2)]
    evidence: Evidence | None
    page: Theme


class Tornado(LabAnswer):
    """The levers that move a result, the largest effect first."""

    at: Result
    bars: tuple[Bar, ...]
    held: tuple[Lever, ...]


class Answer(Document):
    """The values of a lever at which a result hits its target."""

    low: Value
    high: Value
    result: Result
    query: Words


class Nearest(Document):
    """The value of a lever that comes nearest to a target."""

    value: Value
    result: Result
    query: Words


class Solution(LabAnswer):
    """What a lever has to be for a result to hit a target."""

    lever: Lever
    target: Result
    answers: tuple[Answer, ...]
    nearest: Nearest | None
    miss: Miss | None
    sentence: Words
    undefined_share: Share
    undefined_reason: Reason | None


class Contribution(Lever):
    """What a changed lever contributes to a difference."""

    before: Value
    after: Value
    contribution: float


class Explanation(LabAnswer):
    """Why a result differs from that of another scenario."""

    pinned: bool
    before: Result
    after: Result
    parts: tuple[Contribution, ...]
    orderings_sampled: Annotated[int, msgspec.Meta(ge=0)]
    unexplained: Annotated[str | None, one_of(("equal", "no_result", "none_on_the_way", None))]
    sentence: Words


class Uncertainty(LabAnswer):
    """A result over draws of all levers from their evidence."""

    at: Result
    draws: Annotated[int, msgspec.Meta(ge=1)]
    defined_share: Share
    quantiles: Annotated[
        dict[str, Result],
        with_properties({f"{100 * quantile:g}": _RESULT for quantile in QUANTILES}, required=False),
    ]
    variance_by_grade: Annotated[
        dict[str, float],
        with_properties({str(grade): {"type": "number"} for grade in Grade}, required=False),
    ]
    levers: tuple[Lever, ...]
    outside_evidence: tuple[LeverKey, ...]


class Point(Document):
    """A value of a lever and the number there."""

    value: Value
    result: float | None


class PresetValue(Document):
    """The value of a lever in a preset."""

    code: Annotated[str, one_of(preset.code for preset in PRESETS)]
    value: Value


class Response(LabAnswer):
    """A result over the whole range of a lever."""

    lever: Lever
    values: tuple[Value, ...]
    results: tuple[float | None, ...]
    at: Point
    presets: tuple[PresetValue, ...]
