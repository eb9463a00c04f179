"""The messages as TypeScript declares them; run as a module, it writes them beside the scripts."""

import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from components.screen import messages

FILE = Path(__file__).parents[1] / "browser" / "messages.d.ts"
_HEAD = "// Written from components/screen/messages.py by `make messages`.\n"
_PLAIN: Mapping[type, str] = {
    str: "string",
    float: "number",
    int: "number",
    bool: "boolean",
    object: "unknown",
    types.NoneType: "null",
}


def declarations() -> str:
    """Return the declarations of all messages, in the order in which they are defined."""
    return "\n".join([_HEAD, *_declared()])


def _declared() -> Iterator[str]:
    for name, defined in vars(messages).items():
        if is_typeddict(defined):
            fields = get_type_hints(defined).items()
            lines = "".join(f"  {key}: {_written(kind)}\n" for key, kind in fields)
            yield f"export interface {name} {{\n{lines}}}\n"
        elif name == "Part":
            yield f"export type {name} = {_union(*get_args(defined))}\n"


def _written(kind: object) -> str:
    """Return a type of Python as TypeScript writes it.

    >>> _written(str | None), _written(dict[str, list[float]]), _written(tuple[str, int])
    ('string | null', 'Record<string, number[]>', '[string, number]')
    """
    if kind == messages.Part:
        return "Part"
    if isinstance(kind, type) and (kind in _PLAIN or is_typeddict(kind)):
        return _PLAIN.get(kind, kind.__name__)
    write = _WRITERS.get(get_origin(kind))
    if write is None:
        raise TypeError(f"no type of TypeScript for {kind}")
    return write(*get_args(kind))


def _union(*kinds: object) -> str:
    return " | ".join(map(_written, kinds))


_WRITERS: Mapping[object, Callable[..., str]] = {
    Literal: lambda *values: " | ".join(f'"{value}"' for value in values),
    Union: _union,
    types.UnionType: _union,
    list: lambda item: f"{_written(item)}[]",
    tuple: lambda *items: f"[{', '.join(map(_written, items))}]",
    dict: lambda _, value: f"Record<string, {_written(value)}>",
    Mapping: lambda _, value: f"Record<string, {_written(value)}>",
}


if __name__ == "__main__":
    FILE.write_text(declarations(), encoding="utf-8")
