"""What pages load from us: plotly's bundle, and the scripts and styles of our own."""

import hashlib
import importlib.util
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from components.charts import CHARTS

ROOT = Path(__file__).parents[3]
BASIC = ROOT / "third_party" / "plotly" / "plotly-basic.min.js"
OWN = ROOT / "components" / "browser"
INLINE = "inline.js"
MAIN = "main.js"
BASIC_TRACES = frozenset({"scatter", "bar", "pie"})
"""The kinds of traces that plotly's basic bundle can draw; our charts have no others."""

_BANNER = re.compile(rb"plotly\.js[^\n]{0,40}? v(\d+\.\d+\.\d+)")


@dataclass(frozen=True, slots=True)
class Assets:
    """What is served under ``/assets``.

    Attributes
    ----------
    files
        The file behind each address.
    plotly
        The address of plotly's basic bundle, of the whole one where that is not installed, empty if
        there is none at all.
    inline
        The script that stands in each page itself.
    main
        The address of our module that imports the others, empty if there is none.
    modules
        The addresses of the others.
    styles
        The addresses of our style sheets.
    """

    files: Mapping[str, Path]
    plotly: str
    inline: str
    main: str
    modules: tuple[str, ...]
    styles: tuple[str, ...]

    def tags(self) -> str:
        """Return what goes into the head of each page before Streamlit's own scripts."""
        tags = [
            f"<script>{self.inline}</script>",
            f'<meta name="plotly" content="{escape(from_page(self.plotly))}">',
            *(
                f'<link rel="stylesheet" href="{escape(from_page(style))}">'
                for style in self.styles
            ),
            *(
                f'<link rel="modulepreload" href="{escape(from_page(module))}">'
                for module in self.modules
            ),
            f'<script type="module" async src="{escape(from_page(self.main))}"></script>',
        ]
        return "\n    ".join(tags)

    def preloaded(self, page: str) -> tuple[str, ...]:
        """Return the addresses of scripts that a page will load: only our scripts do that."""
        return (self.plotly,) if CHARTS.get(page) and self.plotly and self.main else ()


def find(basic: Path = BASIC, own: Path = OWN) -> Assets:
    """Look for what there is to serve. A bundle of another version than plotly's own is left out.

    Python draws nothing with plotly's JavaScript, so the wheel is only opened, not imported.
    """
    wheel = wheel_bundle()
    fits = wheel is not None and basic.is_file() and _version(basic) == _version(wheel)
    bundles = {}
    if wheel is not None:
        bundles = (
            {_address("plotly-basic", basic): basic} if fits else {_address("plotly", wheel): wheel}
        )
    modules = _modules(own)
    styles = {_address(file.stem, file): file for file in sorted(own.glob("*.css"))}
    return Assets(
        files={**bundles, **modules, **styles},
        plotly=next(iter(bundles), ""),
        inline=(OWN / INLINE).read_text(encoding="utf-8"),
        main=next((address for address in modules if address.endswith(f"/{MAIN}")), ""),
        modules=tuple(address for address in modules if not address.endswith(f"/{MAIN}")),
        styles=tuple(styles),
    )


def from_page(path: str) -> str:
    """Return the address of a path of the app as a page holds it: relative to the page.

    Pages only lie at the root of the app, so the address holds whatever path stands in front.

    >>> from_page("/static/js/index.js"), from_page("")
    ('./static/js/index.js', '')
    """
    return f".{path}" if path else ""


def wheel_bundle() -> Path | None:
    """Return the bundle inside plotly's wheel."""
    spec = importlib.util.find_spec("plotly")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / "package_data" / "plotly.min.js"
    return file if file.is_file() else None


def _modules(folder: Path) -> dict[str, Path]:
    """Return our modules by address, the main one first.

    They import one another by relative names, so they are served as one folder, whose name changes
    with the content of any of them.
    """
    modules = [file for file in sorted(folder.glob("*.js")) if file.name != INLINE]
    digest = hashlib.sha256()
    for file in modules:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return {f"/assets/browser-{digest.hexdigest()[:12]}/{file.name}": file for file in modules}


def _address(name: str, file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    return f"/assets/{name}-{digest}{file.suffix}"


def _version(bundle: Path) -> str:
    """Return the version of plotly.js that a bundle names at its top, nothing if it names none."""
    with bundle.open("rb") as opened:
        found = _BANNER.search(opened.read(400))
    return found[1].decode() if found else ""
