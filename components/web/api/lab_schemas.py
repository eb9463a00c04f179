"""The answers of the lab in the description of the HTTP interface."""

from collections.abc import Mapping
from typing import Any

from components.link import NoticeKind
from components.model import LEVERS, PRESETS, VERSION, Grade
from components.model.evaluate import THEMES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.solve import Miss
from components.model.lab.uncertainty import QUANTILES
from components.model.result import Kind
from components.text import LANGUAGES

Schema = dict[str, Any]


def closed(properties: Schema) -> Schema:
    """Return the schema of an object that has these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


NOTICE = closed(
    {
        "kind": {"type": "string", "enum": [str(kind) for kind in NoticeKind]},
        "key": {"type": "string"},
        "asked": {"type": "string"},
        "used": {"type": ["number", "string"]},
    }
)
SOURCE = closed(
    {name: {"type": "string"} for name in ("fact", "label", "publisher", "title", "url", "as_of")}
)
_NUMBER: Schema = {"type": "number"}
_NUMBER_OR_NONE: Schema = {"type": ["number", "null"]}
_WORDS: Schema = {"type": "string", "minLength": 1}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_VALUE: Schema = {"type": ["number", "string"]}
_GRADE: Schema = {"type": "string", "enum": [str(grade) for grade in Grade]}
_REASON: Schema = {"anyOf": [closed({"code": _WORDS, "text": _WORDS}), {"type": "null"}]}
_RESULT = closed(
    {
        "number": _NUMBER_OR_NONE,
        "month": {"type": ["string", "null"], "pattern": r"^[0-9]{4}-[0-9]{2}$"},
        "reason": _REASON,
    }
)
_LEVER: Schema = {
    "key": {"type": "string", "enum": list(LEVERS)},
    "label": _WORDS,
    "unit": {"type": "string"},
}
_EVIDENCE = closed(
    {
        "range": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
        "grade": _GRADE,
        "source": {"type": "array", "items": SOURCE},
        "resource": {"type": ["string", "null"]},
    }
)


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_none(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _document(properties: Schema) -> Schema:
    head: Schema = {
        "version": {"type": "integer", "const": VERSION},
        "language": {"type": "string", "enum": list(LANGUAGES)},
        "query": {"type": "string"},
        "notices": _list(NOTICE),
        "result": closed(
            {
                "id": {"type": "string", "enum": list(QUANTITIES)},
                "label": _WORDS,
                "unit": _WORDS,
                "kind": {"type": "string", "enum": [str(kind) for kind in Kind]},
            }
        ),
    }
    return closed({**head, **properties})


LAB_SCHEMAS: Mapping[str, Schema] = {
    "Tornado": _document(
        {
            "at": _RESULT,
            "bars": _list(
                closed(
                    {
                        **_LEVER,
                        "grade": _GRADE,
                        "swing": _NUMBER_OR_NONE,
                        "ends": {
                            **_list(closed({"value": _VALUE, "result": _RESULT})),
                            "minItems": 2,
                        },
                        "evidence": _or_none(_EVIDENCE),
                        "page": {"type": "string", "enum": list(THEMES)},
                    }
                )
            ),
            "held": _list(closed(_LEVER)),
        }
    ),
    "Solution": _document(
        {
            "lever": closed(_LEVER),
            "target": _RESULT,
            "answers": _list(
                closed({"low": _VALUE, "high": _VALUE, "result": _RESULT, "query": _WORDS})
            ),
            "nearest": _or_none(closed({"value": _VALUE, "result": _RESULT, "query": _WORDS})),
            "miss": {"enum": [*(str(miss) for miss in Miss), None]},
            "sentence": _WORDS,
            "undefined_share": _SHARE,
            "undefined_reason": _REASON,
        }
    ),
    "Explanation": _document(
        {
            "pinned": {"type": "boolean"},
            "before": _RESULT,
            "after": _RESULT,
            "parts": _list(
                closed({**_LEVER, "before": _VALUE, "after": _VALUE, "contribution": _NUMBER})
            ),
            "orderings_sampled": {"type": "integer", "minimum": 0},
            "unexplained": {"enum": ["equal", "no_result", "none_on_the_way", None]},
            "sentence": _WORDS,
        }
    ),
    "Uncertainty": _document(
        {
            "at": _RESULT,
            "draws": {"type": "integer", "minimum": 1},
            "defined_share": _SHARE,
            "quantiles": {
                "type": "object",
                "properties": {f"{100 * quantile:g}": _RESULT for quantile in QUANTILES},
                "additionalProperties": False,
            },
            "variance_by_grade": {
                "type": "object",
                "properties": {str(grade): _NUMBER for grade in Grade},
                "additionalProperties": False,
            },
            "levers": _list(closed(_LEVER)),
            "outside_evidence": _list({"type": "string", "enum": list(LEVERS)}),
        }
    ),
    "Response": _document(
        {
            "lever": closed(_LEVER),
            "values": _list(_VALUE),
            "results": _list(_NUMBER_OR_NONE),
            "at": closed({"value": _VALUE, "result": _NUMBER_OR_NONE}),
            "presets": _list(
                closed(
                    {
                        "code": {"type": "string", "enum": [one.code for one in PRESETS]},
                        "value": _VALUE,
                    }
                )
            ),
        }
    ),
}
"""Schema of each of the lab's answers."""
