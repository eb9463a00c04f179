"""Charts with the words around them, and the ways to take them along."""

from html import escape
from typing import cast
from urllib.parse import urlencode

from components.charts import Chart
from components.charts.guess import CHART as GUESS
from components.charts.kit import phone_heights
from components.charts.pages import chart_of, is_main
from components.context import Context
from components.link import encode, query_string
from components.screen.messages import Figure, PhoneHeights, Spec
from components.text.markup import html, plain
from components.text.quotes import say_html
from components.text.sources import short_line

_WORDS_PX = 560  # the words around a chart on a narrow page


def figure(key: str, context: Context) -> Figure:
    """Return a chart: finding, measure, picture, sources, and the ways to take it along.

    There are no files of the chart of a guess.
    """
    chart = chart_of(context, key)
    alone = _alone(chart, context.language)
    if key.startswith(f"{GUESS}."):
        return alone
    heights = cast(PhoneHeights, phone_heights(chart)._asdict()) if is_main(key) else None
    return {**alone, "heights": heights, "ways": _ways_out(chart, context)}


def figure_alone(key: str, context: Context) -> Figure:
    """Return a chart: finding, measure, picture, sources."""
    return _alone(chart_of(context, key), context.language)


def _alone(chart: Chart, language: str) -> Figure:
    return {
        "kind": "figure",
        "key": chart.key,
        "title": html(chart.title),
        "subtitle": html(chart.subtitle),
        "source": folded_sources(chart, language),
        "alt": plain(chart.alt),
        "spec": cast(Spec, chart.spec),
        "narrow": cast(Spec | None, chart.narrow),
        "heights": None,
        "ways": "",
    }


def folded_sources(chart: Chart, language: str) -> str:
    """Return how to read a chart and its sources, folded away behind the first of them."""
    short = html(short_line(chart.source, language))
    return f"<details><summary>{short}</summary><p>{html(chart.source)}</p></details>"


def _ways_out(chart: Chart, context: Context) -> str:
    """Return one quiet line: the chart as a file, and the code that shows it on another page."""
    query = query_string(context.case)
    files = {
        "PNG": f"./api/charts/{chart.key}.png",
        "SVG": f"./api/charts/{chart.key}.svg",
        "CSV": f"./api/tables/{chart.key}.csv",
    }
    links = " ".join(
        f'<a download href="{escape(f"{address}?{query}")}">{name}</a>'
        for name, address in files.items()
    )
    return (
        f"<span>{say_html(context.language, 'figure.save')} {links}</span>"
        f"<details><summary>{say_html(context.language, 'figure.embed')}</summary>"
        f"<p>{say_html(context.language, 'figure.embed_help')}</p>"
        f'<pre tabindex="0"><code>{escape(_iframe(chart, context))}</code></pre></details>'
    )


def _iframe(chart: Chart, context: Context) -> str:
    """Return the code that shows a chart on another page.

    Its address starts with ``./``: only the browser knows where readers find the app.
    """
    slug, _, name = chart.key.partition(".")
    query = urlencode({**encode(context.case), "embed": "true", "chart": name})
    height = chart.spec["layout"]["height"] + _WORDS_PX
    return (
        f'<iframe src="{escape(f"./{slug}?{query}")}" title="{escape(plain(chart.title))}" '
        f'width="100%" height="{height}" style="border:0" loading="lazy"></iframe>'
    )
