"""The one door through which charts reach the screen, and their tables."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.charts import Chart, Table
from components.charts.frame import Spec
from components.ui import state
from components.ui.view import View, current_view
from components.ui.words import markdown, plain

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_EMBED_WORDS_PX = 560  # the words around a chart on a narrow page


def figure(chart: Chart) -> None:
    """Draw a chart: finding, measure, picture, sources, and the ways to take it along."""
    picture_with_words(chart)
    _ways_out(chart, current_view())


def picture_with_words(chart: Chart) -> None:
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


def _ways_out(chart: Chart, view: View) -> None:
    """Draw one quiet line: the chart as a file, and the code that shows it on another page."""
    query = urlencode(view.query)
    files = {
        "PNG": f"/api/charts/{chart.key}.png",
        "SVG": f"/api/charts/{chart.key}.svg",
        "CSV": f"/api/tables/{chart.key}.csv",
    }
    links = " ".join(f"[{name}]({address}?{query})" for name, address in files.items())
    name = chart.key.replace(".", "-")
    with st.container(
        key=f"leave-{name}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.caption(f"{view.say('figure.save')} {links}", width="content")
        snippet = st.popover(
            view.say("figure.embed"),
            type="tertiary",
            key=f"embed.{chart.key}",
            on_change=state.keep,
        )
        if snippet.open:
            snippet.caption(view.say("figure.embed_help"))
            snippet.code(_iframe(chart, view), language="html", wrap_lines=True)


def _iframe(chart: Chart, view: View) -> str:
    """Return the code that shows a chart on another page."""
    slug, _, name = chart.key.partition(".")
    here = (st.context.url or f"/{slug}").replace("/~/+", "").rstrip("/")
    query = urlencode({**view.query, "embed": "true", "chart": name})
    height = chart.spec["layout"]["height"] + _EMBED_WORDS_PX
    address = escape(f"{here}?{query}")
    return (
        f'<iframe src="{address}" title="{escape(plain(chart.title))}" width="100%" '
        f'height="{height}" style="border:0" loading="lazy"></iframe>'
    )


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
