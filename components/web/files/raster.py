"""SVG to PNG, with the fonts that this host has."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import resvg_py

from components.charts.picture import FAMILIES
from components.text.languages import BY_CODE

FAMILY = "Noto Sans CJK JP"
_LETTERS: Mapping[str, str] = MappingProxyType(
    {code: language.letters for code, language in BY_CODE.items()}
)
_NO_LETTER = "\U0010fffd"


@lru_cache(maxsize=32)  # drawing takes a tenth of a second; shared pictures are asked for often
def png(svg: str, language: str) -> bytes:
    """Return a picture of ours as PNG, in the size that it names for itself."""
    return resvg_py.svg_to_bytes(svg_string=svg, languages=[language], sans_serif_family=FAMILY)


@cache
def can_letter(language: str) -> bool:
    """Tell whether this host has a font for a language.

    Without one, a picture made here would hold boxes or nothing where its words should be.
    """
    unknown = {_lettered(" ", language), _lettered(_NO_LETTER, language)}
    return all(_lettered(letter, language) not in unknown for letter in _LETTERS[language])


def _lettered(letter: str, language: str) -> bytes:
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" font-family="{FAMILIES}">'
        f'<text x="2" y="16" font-size="16">{letter}</text></svg>',
        language,
    )
