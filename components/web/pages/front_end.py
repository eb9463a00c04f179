"""Streamlit's front end, as files: its page, what lies beside it, what a page of ours loads."""

import base64
import hashlib
import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from components.charts import CHARTS

INDEX = "index.html"
STATIC = "static"
EVERYWHERE = (
    "ButtonGroup",
    "PageLink",
    "Selectbox",
    "Slider",
    "NumberInput",
    "Button",
    "BidiComponent",
    "LinkButton",
    "Html",
)
"""Streamlit's names of the parts that it loads on every page, only when it meets the first."""

WITH_CHARTS = ("Metric",)
"""The same of the pages that have charts."""

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class FrontEnd:
    """The folder in which Streamlit's wheel keeps its built front end."""

    folder: Path
    _manifest: Mapping[str, Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_manifest", _read_manifest(self.folder / "manifest.json"))

    @cached_property
    def index_html(self) -> str:
        """The page that every page of ours starts as."""
        return (self.folder / INDEX).read_text(encoding="utf-8")

    @cached_property
    def names(self) -> Sequence[str]:
        """The names of the files at the root."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_file())

    def static_files(self) -> dict[str, Path]:
        """Return the built files by their paths. Each has the hash of its content in its name."""
        found = (path for path in (self.folder / STATIC).rglob("*") if path.is_file())
        return {f"/{path.relative_to(self.folder).as_posix()}": path for path in found}

    def inline_script_hashes(self) -> list[str]:
        """Return what a content security policy must name to let the page's own script run."""
        return [script_hash(script) for script in _INLINE.findall(self.index_html)]

    def first_files(self) -> list[str]:
        """Return the paths of what the page itself names, scripts and styles."""
        return [
            f"/{path}" for path in re.findall(r'"\./(static/(?:js|css)/[^"]+)"', self.index_html)
        ]

    def later_files(self, page: str) -> list[str]:
        """Return the paths of the scripts that a page of ours loads later, without the first ones.

        A name that this version of Streamlit does not know leaves out what it stands for.
        """
        wanted = (*EVERYWHERE, *(WITH_CHARTS if CHARTS.get(page) else ()))
        keys = {entry.get("name"): key for key, entry in self._manifest.items()}
        first = set(self.first_files())
        found: dict[str, None] = {}
        for name in wanted:
            if name in keys:
                found.update(dict.fromkeys(self._with_imports(keys[name])))
        return [path for path in found if path not in first]

    def _with_imports(self, key: str) -> list[str]:
        """Return the path of a chunk and of all that it imports."""
        seen: dict[str, str] = {}
        to_see = [key]
        while to_see:
            entry = self._manifest.get(now := to_see.pop(), {})
            if now not in seen and str(entry.get("file", "")).endswith(".js"):
                seen[now] = f"/{entry['file']}"
                to_see.extend(entry.get("imports", ()))
        return list(seen.values())


def script_hash(script: str) -> str:
    """Return how a content security policy names an inline script."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _read_manifest(file: Path) -> dict[str, Any]:
    """Return what the bundler says of its files; nothing if it says it in another way."""
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
        return {key: entry for key, entry in entries.items() if isinstance(entry, dict)}
    except (OSError, ValueError, AttributeError):
        _LOG.warning("Streamlit's front end has no list of its files; pages preload nothing")
        return {}
