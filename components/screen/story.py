"""The overview's ways on: ready-made scenarios over its picture, the stops of the argument."""

from dataclasses import replace
from html import escape

from components.charts import CHARTS, chart_of
from components.charts.kit.card import QUIET, WIDTH
from components.charts.pages import card_chart
from components.charts.svg.drawing import drawing
from components.charts.svg.elements import INK
from components.context import Context
from components.model import PRESETS, Scenario
from components.model.evaluate import REFERENCE_PAGES, THEMES
from components.screen.html import page_href, page_link
from components.screen.messages import Words
from components.text.markup import html, plain
from components.text.pages import headline
from components.text.presets import preset_name
from components.text.quotes import say_html, tell_marked

OFFERED = ("low5", "high8", "bust28", "pays")
"""Presets that stand over the picture, after the base scenario; a list in the sidebar has all."""
MINUTES = 3
"""How long reading the stops takes: some 250 words and ten pictures."""
PICTURE_PX = 224
"""Height of the small picture of a stop, in pixels of its own width."""


def presets(_page: str, context: Context) -> Words:
    """Return the links that take over a ready-made scenario."""
    scenarios = {"default": Scenario.default()} | {
        preset.code: preset.scenario for preset in PRESETS if preset.code in OFFERED
    }
    links = "".join(
        f"<li>{_preset(code, scenario, context)}</li>" for code, scenario in scenarios.items()
    )
    name = escape(tell_marked(context.language, "ui.presets"))
    return {"kind": "words", "html": f'<ul class="presets" aria-label="{name}">{links}</ul>'}


def stops(_page: str, context: Context) -> Words:
    """Return the stops of the argument, each a finished panel, and what checks it."""
    title = say_html(context.language, "overview.stops", n=str(len(THEMES)), minutes=str(MINUTES))
    panels = "".join(_panel(theme, context) for theme in THEMES)
    checks = " ".join(
        page_link(page, say_html(context.language, f"page.{page}.menu"), context.case)
        for page in REFERENCE_PAGES
    )
    check = say_html(context.language, "overview.check")
    return {
        "kind": "words",
        "html": f'<h2 class="chart-title">{title}</h2><ol class="stops">{panels}</ol>'
        f'<p class="checks"><span>{check}</span> {checks}</p>',
    }


def small_picture(theme: str, context: Context) -> str:
    """Return the small chart of a theme as SVG; its words take the colour of what is around it."""
    spec = card_chart(theme, context)
    layout = {**spec["layout"], "height": PICTURE_PX}
    drawn = drawing({**spec, "layout": layout}, WIDTH)
    for colour in (INK, QUIET):
        drawn = drawn.replace(f'"{colour}"', '"currentColor"')
    named = f'role="img" aria-label="{escape(plain(headline(theme, context)))}"'
    return f'<svg viewBox="0 0 {WIDTH:g} {PICTURE_PX}" {named}>{drawn}</svg>'


def finding(theme: str, context: Context) -> str:
    """Return what a stop finds, in one sentence: the title of its main chart."""
    return chart_of(context, f"{theme}.{next(iter(CHARTS[theme]))}").title


def _panel(theme: str, context: Context) -> str:
    question = say_html(context.language, f"overview.stop.{theme}")
    label = say_html(context.language, "overview.try")
    number = THEMES.index(theme) + 1
    named = f'{label}<span class="spoken">{question}</span>'
    return (
        f'<li class="stop"><h3><b>{number}</b> {question}</h3>{small_picture(theme, context)}'
        f"<p>{html(finding(theme, context))}</p>{page_link(theme, named, context.case)}</li>"
    )


def _preset(code: str, scenario: Scenario, context: Context) -> str:
    """Return the link to the overview in a scenario, marked if that is the present one."""
    href = page_href("overview", replace(context.case, scenario=scenario))
    current = ' aria-current="true"' if scenario == context.scenario else ""
    name = html(preset_name(code, context.language))
    return f'<a class="page-link preset" href="{href}"{current}>{name}</a>'
