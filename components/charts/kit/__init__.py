"""What all charts are put together from: the parts of a plotly figure and of its words."""

from components.charts.kit.chart import Chart, Spec
from components.charts.kit.layout import (
    amount_ticks,
    label,
    layout,
    percent_ticks,
    reference_line,
    zone,
)
from components.charts.kit.rows import (
    FRAME_PX,
    GUTTER_PX,
    LINE_PX,
    LOW_ROW_PX,
    ROW_PX,
    Row,
    row_chart,
    tick,
)
from components.charts.kit.size import phone_form, phone_heights
from components.charts.kit.traces import band_trace, hover_words, line_trace, marker_trace, stroke
from components.charts.kit.words import Only, chart_table, house_name, linked_names, with_reading

__all__ = [
    "FRAME_PX",
    "GUTTER_PX",
    "LINE_PX",
    "LOW_ROW_PX",
    "ROW_PX",
    "Chart",
    "Only",
    "Row",
    "Spec",
    "amount_ticks",
    "band_trace",
    "chart_table",
    "house_name",
    "hover_words",
    "label",
    "layout",
    "line_trace",
    "linked_names",
    "marker_trace",
    "percent_ticks",
    "phone_form",
    "phone_heights",
    "reference_line",
    "row_chart",
    "stroke",
    "tick",
    "with_reading",
    "zone",
]
