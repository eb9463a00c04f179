"""A chart as it stands in a page before a script draws it: in both forms, in the page's colours."""

from html import escape

from components.charts.kit import Chart, Spec
from components.charts.svg.drawing import drawing
from components.charts.svg.elements import Colours
from components.text.markup import plain

WIDE_PX, NARROW_PX = 940, 358
"""How wide a chart is in the column of a desktop, and on most phones."""
_OF_PAGE = Colours("currentColor", "var(--line)", "var(--line)", "var(--ground)")


def inline_figure(chart: Chart, narrow: Spec) -> str:
    """Return a chart as HTML in two forms; the style sheet shows the one that fits.

    `narrow` is the chart as a phone shows it. Each form is as high as the chart that takes its
    place, however wide that is.
    """
    forms = _form("wide", chart.spec, WIDE_PX) + _form("narrow", narrow, NARROW_PX)
    named = f'role="img" aria-label="{escape(plain(chart.alt))}"'
    return f'<figure class="chart" {named}>{forms}</figure>'


def _form(name: str, spec: Spec, width_px: int) -> str:
    height = spec["layout"]["height"]
    size = f'viewBox="0 0 {width_px} {height}" height="{height}"'
    return (
        f'<svg class="{name}" {size} aria-hidden="true">{drawing(spec, width_px, _OF_PAGE)}</svg>'
    )
