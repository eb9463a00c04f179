"""SVG to PNG, with the fonts that this host has."""

import shutil
import subprocess
from functools import cache, lru_cache

import resvg_py

FAMILY = "Noto Sans CJK JP"


@lru_cache(maxsize=64)  # drawing takes a fifth of a second; a shared chart is asked for often
def png(svg: str, language: str) -> bytes:
    """Return a picture of ours as PNG, in the size that it names for itself."""
    return resvg_py.svg_to_bytes(svg_string=svg, languages=[language], sans_serif_family=FAMILY)


@cache
def can_letter(language: str) -> bool:
    """Tell whether this host has a font for a language; true if there is nobody to ask.

    Without one, a picture made here would hold boxes where its words should be.
    """
    command = shutil.which("fc-list")
    if command is None:
        return True
    try:
        found = subprocess.run(  # noqa: S603 - our own pattern, no shell
            [command, f":lang={language}", "family"],
            capture_output=True,
            timeout=20,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return True
    return bool(found.strip())
