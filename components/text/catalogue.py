"""The catalogue: every sentence of the app, once per language, under the same key.

Sentences stand in ``catalogue/<language>/*.toml``. A sentence is a whole; figures reach it
through named placeholders, already formatted for the language.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

# Around a number that can be traced: see `components.text.marks`.
MARK_OPEN, MARK_MIDDLE, MARK_CLOSE = "\ue000", "\ue001", "\ue002"

_FOLDER = Path(__file__).parent / "catalogue"


def say(language: str, key: str, **values: object) -> str:
    """Return the sentence under `key` with `values` in its placeholders.

    Raises KeyError for an unknown key or a missing value.

    >>> say("en", "app.name"), say("ja", "app.name")
    ('AI Buildout Explorer', 'AI投資エクスプローラー')
    """
    return sentences(language)[key].format_map(values)


def joined(language: str, *sentences: str) -> str:
    """Return sentences one after the other, as the language spaces them, without empty ones.

    >>> joined("en", "One.", "", "Two."), joined("ja", "一つ。", "二つ。")
    ('One. Two.', '一つ。二つ。')
    """
    text = ""
    for sentence in sentences:
        both = say(language, "text.two_sentences", first=text, second=sentence)
        text = both if text and sentence else text or sentence
    return text


def has(language: str, key: str) -> bool:
    """Tell whether the catalogue has a sentence under `key`."""
    return key in sentences(language)


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Return the whole catalogue of a language, keys joined by dots."""
    catalogue: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.toml")):
        for key, sentence in _flat(tomllib.loads(path.read_text(encoding="utf-8"))):
            if key in catalogue:
                raise ValueError(f"{path.name}: {key} stands in two files")
            catalogue[key] = sentence
    return catalogue


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
