"""Charts drawn for tests, on one day."""

from datetime import date

from components.charts import CHARTS, Chart, charts_of
from components.charts.kit import Spec
from components.charts.pages import chart_of
from components.model import Scenario
from tests.contexts import context

TODAY = date(2026, 11, 22)


def drawn(key: str, scenario: Scenario, language: str = "en") -> Chart:
    """The chart with a key at a scenario."""
    return chart_of(context(scenario, language, TODAY), key)


def all_drawn(scenario: Scenario, language: str = "en") -> list[Chart]:
    """All charts at a scenario, page by page."""
    found = context(scenario, language, TODAY)
    return [chart for page in CHARTS for chart in charts_of(found, page)]


def labels(chart: Chart) -> list[str]:
    """The texts placed in a chart."""
    return [note["text"] for note in chart.spec["layout"].get("annotations", [])]


def coloured(spec: Spec, colour: str, mode: str) -> list[Spec]:
    """The traces of a mode whose line, or whose markers, have a colour."""
    part = "line" if mode.startswith("lines") else "marker"
    return [
        trace
        for trace in spec["data"]
        if trace.get("mode") == mode and trace.get(part, {}).get("color") == colour
    ]


def lines_across(spec: Spec) -> list[Spec]:
    """The straight lines drawn over a chart: marks of the reader's value, limits."""
    return [shape for shape in spec["layout"]["shapes"] if shape["type"] == "line"]
