"""The one door through which charts reach the screen, and their tables."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.charts import Chart
from components.charts.pages import chart_of
from components.context import Context
from components.link import encode, query_string
from components.text.markup import html, markdown, plain
from components.text.quotes import say_html, say_markdown
from components.text.table import Table
from components.ui.element import follower, public_address, served

_EMBED_WORDS_PX = 560  # the words around a chart on a narrow page


def figure(chart: Chart) -> None:
    """Draw a chart: finding, measure, picture, sources, and the ways to take it along."""
    _draw(chart.key, with_ways_out=True)


def picture_with_words(chart: Chart) -> None:
    """Draw a chart: finding, measure, picture, sources."""
    _draw(chart.key, with_ways_out=False)


def _draw(key: str, *, with_ways_out: bool) -> None:
    def data(context: Context) -> dict[str, object]:
        chart = chart_of(context, key)
        return {
            "key": key,
            "title": html(chart.title),
            "subtitle": html(chart.subtitle),
            "source": html(chart.source),
            "alt": plain(chart.alt),
            "spec": chart.spec,
            "narrow": chart.narrow,
            "ways": _ways_out(chart, context) if with_ways_out else "",
        }

    follower("figure", f"chart.{key}", data)


def _ways_out(chart: Chart, context: Context) -> str:
    """Return one quiet line: the chart as a file, and the code that shows it on another page."""
    query = query_string(context.case)
    files = {
        "PNG": f"./api/charts/{chart.key}.png",
        "SVG": f"./api/charts/{chart.key}.svg",
        "CSV": f"./api/tables/{chart.key}.csv",
    }
    links = " ".join(
        f'<a href="{escape(f"{address}?{query}")}">{name}</a>' for name, address in files.items()
    )
    return (
        f"<span>{say_html(context.language, 'figure.save')} {links}</span>"
        f"<details><summary>{say_html(context.language, 'figure.embed')}</summary>"
        f"<p>{say_html(context.language, 'figure.embed_help')}</p>"
        f'<pre tabindex="0"><code>{escape(_iframe(chart, context))}</code></pre></details>'
    )


def _iframe(chart: Chart, context: Context) -> str:
    """Return the code that shows a chart on another page."""
    slug, _, name = chart.key.partition(".")
    query = urlencode({**encode(context.case), "embed": "true", "chart": name})
    height = chart.spec["layout"]["height"] + _EMBED_WORDS_PX
    address = escape(f"{public_address(slug)}?{query}")
    return (
        f'<iframe src="{address}" title="{escape(plain(chart.title))}" width="100%" '
        f'height="{height}" style="border:0" loading="lazy"></iframe>'
    )


def data_table(chart: Chart, context: Context) -> None:
    """Draw what a chart shows as a table, with a link to the same as CSV."""
    st.markdown(f"**{markdown(chart.title)}**")
    show_table(chart.table, chart.title)
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
