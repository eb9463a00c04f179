"""Parts of JSON schemas that types cannot state: ids, keys and ranges known at run time."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from components.model import LEVERS, Lever
from components.model.evaluate import RESULTS
from components.model.result import Kind
from components.model.themes.theme import Result

Schema = dict[str, Any]

_JSON_TYPES: Mapping[Kind, str] = MappingProxyType(
    {Kind.NUMBER: "number", Kind.COUNT: "integer", Kind.DATE: "string"}
)


def added(schema: Schema) -> msgspec.Meta:
    """Return the annotation that adds keywords to the schema of a type."""
    return msgspec.Meta(extra_json_schema=schema)


def one_of(values: Iterable[str | None]) -> msgspec.Meta:
    """Return the annotation that allows these values only."""
    return added({"enum": list(values)})


def with_properties(properties: Mapping[str, Schema], *, required: bool = True) -> msgspec.Meta:
    """Return the annotation that allows these properties only, by default all of them."""
    names = list(properties)
    schema: Schema = {"properties": dict(properties), "propertyNames": {"enum": names}}
    return added({**schema, "required": names} if required else schema)


def result_schemas() -> dict[str, Schema]:
    """Return the schema of each result by its id."""
    return {result_id: result_schema(result) for result_id, result in RESULTS.items()}


def result_schema(result: Result[Any, Any]) -> Schema:
    """Return the JSON schema of a declared result.

    >>> result_schema(RESULTS["coinvest.dscr"]), result_schema(RESULTS["breakout.crossover_year"])
    ({'type': ['number', 'null']}, {'type': ['integer', 'null']})
    """
    if result.kind is Kind.SERIES:
        return {"type": "array", "items": {"type": "number"}}
    if result.kind is Kind.INTERVAL:
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    kind = _JSON_TYPES[result.kind]
    return {"type": [kind, "null"] if result.null_reason else kind}


def lever_schemas() -> dict[str, Schema]:
    """Return what a scenario's document holds of each lever: its own unit, range or choices."""
    return {key: _lever_schema(lever) for key, lever in LEVERS.items()}


def value_schema(lever: Lever) -> Schema:
    """Return the schema of a lever's value."""
    if lever.choices:
        return {"type": "string", "enum": list(lever.choices)}
    return {"type": "number", "minimum": lever.low, "maximum": lever.high}


def _lever_schema(lever: Lever) -> Schema:
    value = value_schema(lever)
    present, absent = ["range", "step"], ["choices"]
    if lever.choices:
        present, absent = absent, present
    return {
        "$ref": "#/components/schemas/LeverState",
        "properties": {
            "value": value,
            "default": value,
            "unit": {"const": str(lever.unit)},
            **dict.fromkeys(absent, False),
        },
        "required": present,
    }
