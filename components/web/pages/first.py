"""What the first HTML of a page says and shows: its question, answer and picture, without scripts.

A reader sees it until the app has drawn the same in its place, and where it never does.
"""

from html import escape

from components.charts import CHARTS
from components.charts.kit import phone_form
from components.charts.lettering import with_breaks
from components.charts.pages import chart_of, charts_of, is_main
from components.charts.svg.inline import inline_figure
from components.context import Context
from components.link import query_string
from components.model.evaluate import THEMES
from components.model.lab.question import asks_what_must_be_true
from components.screen.figures import folded_sources
from components.screen.sheet import has_inputs
from components.screen.story import presets, stops
from components.screen.strip import share_words, ways
from components.screen.words import FIRST_PICTURES
from components.text import say
from components.text.markup import html, plain
from components.text.pages import statement, takeaway
from components.web.requests import HOME


def question(page: str, context: Context) -> str:
    """Return the question of a page in the reader's language."""
    return say(context.language, f"page.{page}.question")


def first_screen(page: str, context: Context) -> str:
    """Return the first screen as the app will draw it, for a reader to read while the app loads."""
    css_class = ' class="inputs"' if has_inputs(page) else ""
    share, css = share_words(context.case)
    strip = (
        f'<div class="strip"><div class="ways">{ways(page, context)}</div>'
        f'<span class="summary {css}">{share}</span></div>'
    )
    coming = escape(say(context.language, "http.coming"))
    title = html(with_breaks(question(page, context)))
    return (
        f'<div id="first"{css_class}><div>{strip}<h1>{title}</h1>'
        f'<p class="answer">{html(takeaway(page, context))}</p>{_main_picture(page, context)}'
        f'<p class="coming">{coming}</p></div></div>'
        + _template(
            "without-inputs",
            f"{_said(context, 'without_inputs')}{_rest_as_files(page, context)}",
        )
        + _template("missing-scripts", _missing_scripts(context.language))
    )


def embedded_screen(key: str, context: Context) -> str:
    """Return one chart of a page as it stands in somebody else's, by its key, until it is drawn.

    In a frame that keeps our scripts out it stays.
    """
    page, chart = key.partition(".")[0], chart_of(context, key)
    full = escape(say(context.language, "figure.full"))
    return (
        f'<div id="first" class="embedded"><div><p class="answer">{html(takeaway(page, context))}'
        f'</p><h2 class="chart-title">{html(chart.title)}</h2>'
        f'<p class="chart-subtitle">{html(chart.subtitle)}</p>'
        f"{inline_figure(chart, chart.narrow or chart.spec)}"
        f'<p class="chart-source"><a href="./{page}?{escape(query_string(context.case))}" '
        f'target="_blank" rel="noopener">{full}</a></p></div></div>'
    )


def noscript(page: str, context: Context, *, stands_below: bool) -> str:
    """Return what a reader without JavaScript sees, below the first screen or instead of it."""
    language = context.language
    data = escape(f"./api/scenario?{query_string(context.case)}")
    heading = "" if stands_below else f"<h1>{escape(question(page, context))}</h1>"
    return (
        f'<div class="without-scripts">{heading}{_said(context, "noscript")}'
        f"<p>{escape(statement(page, context))}</p>"
        f"<p>{escape(say(language, 'app.disclaimer'))}</p>"
        f'<p><a href="{data}">{escape(say(language, "http.noscript_data"))}</a></p>'
        f"{stops(page, context)['html'] if page == HOME else ''}"
        f"{_rest_as_files(page, context, skip_main=stands_below)}</div>"
    )


def _main_picture(page: str, context: Context) -> str:
    """Return the picture that opens a page, with the words around it; pages may have none."""
    if page in FIRST_PICTURES:
        above = presets(page, context)["html"] if page == HOME else ""
        return f"{above}{FIRST_PICTURES[page](context)}"
    if page not in CHARTS:
        return ""
    if page == "lab" and asks_what_must_be_true(context.question):
        return ""  # what to ask stands over the picture of that view
    key = f"{page}.{next(iter(CHARTS[page]))}"
    chart = chart_of(context, key)
    narrow = phone_form(chart) if is_main(key) else chart.narrow or chart.spec
    choices = '<div class="choices"></div>' if page == "lab" else ""
    return (
        f'{choices}<p class="chart-subtitle">{html(chart.subtitle)}</p>'
        f"{inline_figure(chart, narrow)}"
        f'<div class="chart-source">{folded_sources(chart, context.language)}</div>'
    )


def _rest_as_files(page: str, context: Context, *, skip_main: bool = True) -> str:
    """Return the charts below the main one as pictures, and the files of the scenario."""
    language, query = context.language, escape(query_string(context.case))
    alt = {}
    if page in THEMES:  # the charts of the lab take longer to compute than their words are worth
        alt = {chart.key: plain(chart.alt) for chart in charts_of(context, page)}
    keys = [f"{page}.{name}" for name in CHARTS.get(page, ())]
    pictures = "".join(
        f'<img src="./api/charts/{key}.svg?{query}" width="720" height="520" loading="lazy" '
        f'alt="{escape(alt.get(key, question(page, context)))}">'
        for key in keys[1 if skip_main else 0 :]
    )
    files = (("print", "./print"), ("workbook", "./api/scenario.xlsx"))
    links = "".join(
        f'<a href="{address}?{query}">{escape(say(language, f"http.{name}"))}</a>'
        for name, address in files
    )
    said = _said(context, "as_pictures") if pictures else ""
    return f"{said}{pictures}<p>{links}</p>"


def _template(name: str, content: str) -> str:
    return f'<template id="{name}">{content}</template>'


def _said(context: Context, key: str) -> str:
    return f"<p>{escape(say(context.language, f'http.{key}'))}</p>"


def _missing_scripts(language: str) -> str:
    said, close = (escape(say(language, f"http.{key}")) for key in ("missing_scripts", "close"))
    return (
        f'<p class="missing-scripts" role="status"><span>{said}</span>'
        f'<button type="button" aria-label="{close}">×</button></p>'
    )
