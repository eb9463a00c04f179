"""Fonts of this machine that have the glyphs of a text, found and never taken for granted."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from PIL import ImageFont

Font: TypeAlias = ImageFont.FreeTypeFont
Face: TypeAlias = tuple[str, int]
"""File of a font and the number of the face in it."""

REGULAR, BOLD = "regular", "bold"
WEIGHTS = (REGULAR, BOLD)
_UNKNOWN = "\U0010fffe"  # never a character: what a font draws for it is its "no glyph"
_PROBE = {"en": "Aé“−–", "ja": "投資億％、ーぱ"}
# Where systems keep the fonts that we know when there is no fontconfig to ask.
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
_FILES = {
    REGULAR: ("NotoSansCJK-Regular.ttc", "NotoSansJP-Regular.*", "YuGothM.ttc", "Hiragino*W3.ttc"),
    BOLD: ("NotoSansCJK-Bold.ttc", "NotoSansJP-Bold.*", "YuGothB.ttc", "Hiragino*W6.ttc"),
}


def font(language: str, weight: str, size: int) -> Font | None:
    """Return a font with the glyphs of a language, None if this machine has none."""
    found = face(language, weight)
    return _opened(found, size) if found else None


@lru_cache
def face(language: str, weight: str) -> Face | None:
    """Return the face to write a language in.

    A Japanese font has good Latin letters too, so both languages look alike where there is one.
    """
    for candidate in _candidates(weight):
        try:
            opened = _opened(candidate, 32)
        except OSError:
            continue
        if covers(opened, _PROBE[language]):
            return candidate
    return None


def covers(opened: Font, text: str) -> bool:
    """Tell whether a font has a glyph for every character of a text."""
    missing = bytes(opened.getmask(_UNKNOWN))
    return all(
        character.isspace() or bytes(opened.getmask(character)) != missing
        for character in set(text)
    )


def plain(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the font that comes with the drawing library: Latin letters only."""
    return ImageFont.load_default(size)


@lru_cache(maxsize=64)
def _opened(found: Face, size: int) -> Font:
    return ImageFont.truetype(found[0], size, index=found[1])


def _candidates(weight: str) -> Iterator[Face]:
    for family in ("Noto Sans CJK JP", "sans-serif:lang=ja", "sans-serif:lang=en"):
        yield from _asked(f"{family}:{weight}")
    for folder in _FOLDERS:
        for pattern in _FILES[weight]:
            for path in sorted(Path(folder).expanduser().rglob(pattern)):
                yield str(path), 0


def _asked(pattern: str) -> Iterator[Face]:
    """Ask fontconfig, where there is one, for the font that comes nearest to a pattern."""
    command = shutil.which("fc-match")
    if command is None:
        return
    try:
        answer = subprocess.run(  # noqa: S603 - our own pattern, no shell
            [command, "-f", "%{file}|%{index}", pattern],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return
    path, _, index = answer.partition("|")
    if path:
        yield path, int(index) if index.isdigit() else 0
