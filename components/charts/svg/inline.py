"""A chart as it stands in a page before a script draws it: in both forms, in the page's colours."""

from html import escape

from components.charts.kit import Chart
from components.charts.svg.drawing import drawing
from components.charts.svg.elements import Colours
from components.text.markup import plain

WIDTHS_PX = {"wide": 940, "narrow": 358}
"""How wide a chart is in the column of a desktop and on most phones."""
_OF_PAGE = Colours("currentColor", "var(--line)", "var(--line)")


def inline_figure(chart: Chart) -> str:
    """Return a chart as HTML in both forms; the style sheet shows the one that fits.

    It is as high as the chart that takes its place, whatever its width.
    """
    forms = "".join(_form(chart, name, width) for name, width in WIDTHS_PX.items())
    named = f'role="img" aria-label="{escape(plain(chart.alt))}"'
    return f'<figure class="chart" {named}>{forms}</figure>'


def _form(chart: Chart, name: str, width_px: int) -> str:
    spec = chart.form(width_px)
    height = spec["layout"]["height"]
    size = f'viewBox="0 0 {width_px} {height}" height="{height}"'
    return f'<svg class="{name}" {size} aria-hidden="true">{drawing(spec, width_px, _OF_PAGE)}</svg>'
