"""The one door through which charts reach the screen, and their tables."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.charts import Chart, Table
from components.charts.frame import Spec
from components.ui.view import View
from components.ui.words import markdown, plain

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def figure(chart: Chart) -> None:
    """Draw a chart: finding, measure, picture, sources."""
    name = chart.key.replace(".", "-")
    with st.container(key=f"chart-{name}", gap="small"):
        st.markdown(f"## {markdown(chart.title)}", anchors=False)
        st.caption(markdown(chart.subtitle))
        if chart.narrow is None:
            _picture(chart.spec, f"figure.{chart.key}", chart.alt)
        else:
            # The style sheet shows the one that fits; the other is hidden from everyone.
            with st.container(key=f"wide-{name}"):
                _picture(chart.spec, f"figure.{chart.key}", chart.alt)
            with st.container(key=f"narrow-{name}"):
                _picture(chart.narrow, f"figure.{chart.key}.narrow", chart.alt)
        st.caption(markdown(chart.source))


def _picture(spec: Spec, key: str, alt: str) -> None:
    st.plotly_chart(spec, key=key, alt=plain(alt), config=_CONFIG)


def data_table(chart: Chart, view: View) -> None:
    """Draw what a chart shows as a table, with a link to the same as CSV."""
    st.markdown(f"**{markdown(chart.title)}**")
    show_table(chart.table, chart.title)
    st.link_button(
        view.say("ui.csv"),
        f"/api/tables/{chart.key}.csv?{urlencode(view.query)}",
        icon=":material/download:",
    )


def show_table(table: Table, alt: str) -> None:
    """Draw a table of plain values."""
    st.table(_frame(table), hide_index=True, alt=plain(alt))


def _frame(table: Table) -> pd.DataFrame:
    shown = [["" if cell is None else markdown(str(cell)) for cell in row] for row in table.rows]
    return pd.DataFrame(shown, columns=[markdown(column) for column in table.columns])
