"""The one door through which charts reach the screen, and their tables."""

import pandas as pd
import streamlit as st

from components.charts import Chart
from components.context import Context
from components.link import query_string
from components.screen.parts import CHART
from components.text.markup import markdown, plain
from components.text.quotes import say_markdown
from components.text.scale import as_read
from components.text.table import Table
from components.ui.element import mount, served


def figure(chart: Chart) -> None:
    """Draw a chart: finding, measure, picture, sources, and the ways to take it along."""
    mount(f"{CHART}{chart.key}")


def data_table(chart: Chart, context: Context) -> None:
    """Draw what a chart shows as a table, with a link to the same as CSV."""
    st.markdown(f"**{markdown(chart.title)}**")
    show_table(as_read(chart.table, context.language), chart.title)
    if served():
        st.link_button(
            say_markdown(context.language, "ui.csv"),
            f"./api/tables/{chart.key}.csv?{query_string(context.case)}",
            icon=":material/download:",
        )


def show_table(table: Table, alt: str) -> None:
    """Draw a table of plain values."""
    st.table(_frame(table), hide_index=True, alt=plain(alt))


def _frame(table: Table) -> pd.DataFrame:
    shown = [["" if cell is None else markdown(str(cell)) for cell in row] for row in table.rows]
    return pd.DataFrame(shown, columns=[markdown(column) for column in table.columns])
