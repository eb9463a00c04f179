"""The one door through which charts reach the screen, and their tables."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.charts import Chart, Table
from components.text.markup import html, markdown, plain
from components.ui.element import follower, public_address, served
from components.ui.view import View

_EMBED_WORDS_PX = 560  # the words around a chart on a narrow page


def figure(chart: Chart) -> None:
    """Draw a chart: finding, measure, picture, sources, and the ways to take it along."""
    _draw(chart.key, with_ways_out=True)


def picture_with_words(chart: Chart) -> None:
    """Draw a chart: finding, measure, picture, sources."""
    _draw(chart.key, with_ways_out=False)


def _draw(key: str, *, with_ways_out: bool) -> None:
    def data(view: View) -> dict[str, object]:
        chart = view.chart(key)
        return {
            "key": key,
            "title": html(chart.title),
            "subtitle": html(chart.subtitle),
            "source": html(chart.source),
            "alt": plain(chart.alt),
            "spec": chart.spec,
            "narrow": chart.narrow,
            "ways": _ways_out(chart, view) if with_ways_out else "",
        }

    follower("figure", f"chart.{key}", data)


def _ways_out(chart: Chart, view: View) -> str:
    """Return one quiet line: the chart as a file, and the code that shows it on another page."""
    query = urlencode(view.query)
    files = {
        "PNG": f"./api/charts/{chart.key}.png",
        "SVG": f"./api/charts/{chart.key}.svg",
        "CSV": f"./api/tables/{chart.key}.csv",
    }
    links = " ".join(
        f'<a href="{escape(f"{address}?{query}")}">{name}</a>' for name, address in files.items()
    )
    return (
        f"<span>{view.html('figure.save')} {links}</span>"
        f"<details><summary>{view.html('figure.embed')}</summary>"
        f"<p>{view.html('figure.embed_help')}</p>"
        f'<pre tabindex="0"><code>{escape(_iframe(chart, view))}</code></pre></details>'
    )


def _iframe(chart: Chart, view: View) -> str:
    """Return the code that shows a chart on another page."""
    slug, _, name = chart.key.partition(".")
    query = urlencode({**view.query, "embed": "true", "chart": name})
    height = chart.spec["layout"]["height"] + _EMBED_WORDS_PX
    address = escape(f"{public_address(slug)}?{query}")
    return (
        f'<iframe src="{address}" title="{escape(plain(chart.title))}" width="100%" '
        f'height="{height}" style="border:0" loading="lazy"></iframe>'
    )


def data_table(chart: Chart, view: View) -> None:
    """Draw what a chart shows as a table, with a link to the same as CSV."""
    st.markdown(f"**{markdown(chart.title)}**")
    show_table(chart.table, chart.title)
    if served():
        st.link_button(
            view.say("ui.csv"),
            f"./api/tables/{chart.key}.csv?{urlencode(view.query)}",
            icon=":material/download:",
        )


def show_table(table: Table, alt: str) -> None:
    """Draw a table of plain values."""
    st.table(_frame(table), hide_index=True, alt=plain(alt))


def _frame(table: Table) -> pd.DataFrame:
    shown = [["" if cell is None else markdown(str(cell)) for cell in row] for row in table.rows]
    return pd.DataFrame(shown, columns=[markdown(column) for column in table.columns])
