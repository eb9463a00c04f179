"""Charts: results and words in, plain plotly specs out. Nothing here draws."""

from components.charts.frame import Chart, Table
from components.charts.ghost import ghosted
from components.charts.notes import Note, note
from components.charts.pages import CHARTS, charts, theme_charts
from components.charts.plausibility import plausibility_notes
from components.charts.sources import scenario_source_line, source_line
from components.charts.words import fact_date, fact_text, tell, tell_marked

__all__ = [
    "CHARTS",
    "Chart",
    "Note",
    "Table",
    "charts",
    "fact_date",
    "fact_text",
    "ghosted",
    "note",
    "plausibility_notes",
    "scenario_source_line",
    "source_line",
    "tell",
    "tell_marked",
    "theme_charts",
]
