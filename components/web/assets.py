"""What pages load from us: plotly's bundles, and the scripts and styles of our own."""

import hashlib
import importlib.util
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from components.charts import CHARTS
from components.charts.inputs import inputs_of
from components.evidence import observed
from components.model import Scenario, evaluate
from components.text import LANGUAGES

ROOT = Path(__file__).parents[2]
BASIC = ROOT / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
OWN = ROOT / "components" / "browser"
BASIC_TRACES = frozenset({"scatter", "bar", "pie"})
"""The kinds of traces that plotly's basic bundle can draw."""

_BANNER = re.compile(rb"plotly\.js[^\n]{0,40}? v(\d+\.\d+\.\d+)")


@dataclass(frozen=True, slots=True)
class Assets:
    """What is served under ``/assets``; `full` and `basic` are the addresses of plotly's bundles.

    `basic` is that of the whole bundle where the small one is not installed. Both are empty if
    there is no bundle at all.
    """

    files: Mapping[str, Path]
    full: str
    basic: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]

    def bundle(self, page: str) -> str:
        """Return the address of the smallest bundle that draws all charts of a page."""
        return self.full if needs_full(page) else self.basic

    def tags(self, page: str) -> str:
        """Return what goes into the head of a page before Streamlit's own scripts."""
        tags = [
            f'<meta name="plotly" content="{escape(self.bundle(page))}">',
            f'<meta name="plotly-full" content="{escape(self.full)}">',
            *(f'<link rel="stylesheet" href="{escape(style)}">' for style in self.styles),
            *(f'<script type="module" src="{escape(script)}"></script>' for script in self.scripts),
        ]
        return "\n    ".join(tags)

    def preloaded(self, page: str) -> tuple[str, ...]:
        """Return the addresses of scripts that a page will load: only our scripts do that."""
        bundle = self.bundle(page)
        return (bundle,) if CHARTS.get(page) and bundle and self.scripts else ()


def find(basic: Path = BASIC, own: Path = OWN) -> Assets:
    """Look for what there is to serve. A bundle of another version than plotly's own is left out.

    Python draws nothing with plotly's JavaScript, so the wheel is only opened, not imported.
    """
    wheel = wheel_bundle()
    full = _address("plotly", wheel) if wheel else ""
    fits = wheel is not None and basic.is_file() and _version(basic) == _version(wheel)
    small = _address("plotly-basic", basic) if fits else full
    ours = {
        _address(file.stem, file): file
        for file in sorted(own.glob("*"))
        if file.suffix in {".js", ".css"}
    }
    bundles = {full: wheel} if wheel else {}
    if fits:
        bundles[small] = basic
    return Assets(
        files={**bundles, **ours},
        full=full,
        basic=small,
        scripts=tuple(address for address in ours if address.endswith(".js")),
        styles=tuple(address for address in ours if address.endswith(".css")),
    )


def wheel_bundle() -> Path | None:
    """Return the bundle inside plotly's wheel."""
    spec = importlib.util.find_spec("plotly")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / "package_data" / "plotly.min.js"
    return file if file.is_file() else None


@lru_cache
def needs_full(page: str) -> bool:
    """Tell whether a page has a chart, wide or narrow, that the basic bundle cannot draw."""
    scenario = Scenario.default()
    inputs = inputs_of(scenario, LANGUAGES[0], evaluate(scenario, observed()))
    charts = [build(inputs) for build in CHARTS.get(page, {}).values()]
    specs = [spec for chart in charts for spec in (chart.spec, chart.narrow) if spec is not None]
    kinds = {trace.get("type", "scatter") for spec in specs for trace in spec["data"]}
    return not kinds <= BASIC_TRACES


def _address(name: str, file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    return f"/assets/{name}-{digest}{file.suffix}"


def _version(bundle: Path) -> str:
    """Return the version of plotly.js that a bundle names at its top, nothing if it names none."""
    with bundle.open("rb") as opened:
        found = _BANNER.search(opened.read(400))
    return found[1].decode() if found else ""
