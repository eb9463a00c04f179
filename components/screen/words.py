"""The words of a page: answer, figures in a row, equations, caveats, the way on."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts.overview.scale import scale_figure
from components.charts.squares import grade_squares, verdict_squares
from components.context import Context
from components.model.evaluate import THEMES
from components.screen.html import items, page_link, paragraph, paragraphs
from components.screen.messages import Words
from components.text import say
from components.text.comparison import pinned_difference
from components.text.glossary import with_terms
from components.text.markup import html
from components.text.pages import marked_takeaway, offer_of, page_words, plausibility_notes
from components.text.quotes import say_html, tell_marked
from components.text.sources import scenario_source_line, searched_sentence
from components.text.taken_over import taken_over_lines
from components.text.themes import theme_words
from components.text.tiles import tiles

HOME = "overview"
TOLD = 2
"""How many doubts stand in full; of the others only the lead."""
NAMED = 3
"""How many doubts are named beside the chart of a wide screen."""
_LEAD_END = "</strong>"
_LINK = re.compile(r"</?a\b[^>]*>")

FIRST_PICTURES: Mapping[str, Callable[[Context], str]] = MappingProxyType(
    {"overview": scale_figure, "evidence": verdict_squares, "method": grade_squares}
)
"""The first picture of each page whose picture is no chart, as HTML."""


def words(text: str) -> Words:
    """Return HTML as a part of a page."""
    return {"kind": "words", "html": text}


def answer(page: str, context: Context) -> Words:
    """Return the takeaway: the computed answer, in a sentence or two."""
    text = html(marked_takeaway(page, context))
    return words(f'<div class="takeaway" aria-live="polite"><p>{text}</p></div>')


def details(page: str, context: Context) -> Words:
    """Return what differs from a pin, what history says, the figures, and the rest folded away.

    The stops of the overview say what its answer leaves out.
    """
    rest = "" if page == HOME else _rest(page, context)
    return words(
        _difference(page, context)
        + _plausibility(page, context)
        + _tiles(page, context)
        + _offer(page, context)
        + _next_stop(page, context)
        + rest
    )


def first_picture(page: str, context: Context) -> Words:
    """Return the first picture of a page where that is no chart."""
    return words(FIRST_PICTURES[page](context))


def metrics(page: str, context: Context) -> Words:
    """Return a few figures in a row under a heading, and the sources of what they rest on."""
    shown = page_words(page).METRICS
    if shown is None:
        raise KeyError(f"no metrics on the page {page}")
    figures = "".join(
        f"<div><dt>{html(name)}</dt><dd>{html(value)}</dd></div>"
        for name, value in shown.pairs(context)
    )
    heading = f'<h2 class="chart-title">{say_html(context.language, shown.title)}</h2>'
    source = paragraph("small", scenario_source_line(context, shown.levers, shown.facts))
    return words(f'{heading}<dl class="metrics">{figures}</dl>{source}')


def formulas(page: str, context: Context) -> Words:
    """Return the page's equations with the reader's numbers."""
    return words(paragraphs("formula", theme_words(page).formulas(context)))


def caveats(page: str, context: Context) -> Words:
    """Return what could be wrong, and how new the figures are: the first two, the others' leads."""
    lines = [html(line) for line in _doubts(page, context)]
    shown = [*lines[:TOLD], *map(_folded, lines[TOLD:])]
    return words(f'<ul class="caveats">{items(shown)}</ul>')


def doubts(page: str, context: Context) -> Words:
    """Return what could be wrong in a few words, for a wide screen with room beside the chart."""
    leads = [html(line).partition(_LEAD_END) for line in _doubts(page, context)[:NAMED]]
    title = say_html(context.language, "ui.wrong")
    named = items(f"{lead}{end}" for lead, end, _ in leads if end)
    return words(f'<div class="doubts"><p class="small">{title}</p><ul>{named}</ul></div>')


def next_question(page: str, context: Context) -> Words:
    """Return the link on to the next page, with the reason to go there."""
    slug, reason = page_words(page).NEXT_PAGE, page_words(page).next_reason(context)
    question = say_html(context.language, f"page.{slug}.question")
    return words(
        f"<hr>{paragraph('small', tell_marked(context.language, 'ui.next'))}<p>{html(reason)}</p>"
        + page_link(slug, question, context.case, "next-question")
    )


def _doubts(page: str, context: Context) -> list[str]:
    """Return what could be wrong, marked, and how new the figures are."""
    language = context.language
    age = say(language, "source.searched_title", searched=searched_sentence(language))
    return with_terms([*page_words(page).caveats(context), age], language)


def _folded(line: str) -> str:
    """Return a doubt as HTML with all but its lead folded away."""
    lead, end, rest = line.partition(_LEAD_END)
    if not end:
        return line
    name = _LINK.sub("", lead)  # what unfolds a text holds no link
    return f"<details><summary>{name}{end}</summary>{rest.strip()}</details>"


def _tiles(page: str, context: Context) -> str:
    """Return the key figures of a theme in a row."""
    shown = "".join(
        f"<div><dt>{html(tile.name)}</dt><dd>{html(tile.value)}"
        + (f"<small>{html(tile.span)}</small>" if tile.span else "")
        + "</dd></div>"
        for tile in tiles(page, context)
    )
    return f'<dl class="tiles">{shown}</dl>' if shown else ""


def _next_stop(page: str, context: Context) -> str:
    """Return one line on to the next stop of the argument, nothing on a page that is none."""
    slug = page_words(page).NEXT_PAGE
    if page not in THEMES:
        return ""
    question = say_html(context.language, f"page.{slug}.question")
    count = say_html(
        context.language,
        "ui.next_stop" if slug in THEMES else "ui.next_page",
        n=str(THEMES.index(slug) + 1) if slug in THEMES else "",
        all=str(len(THEMES)),
    )
    link = page_link(slug, f"{count} {question}", context.case, "next-question")
    return f'<p class="next-stop">{link}</p>'


def _rest(page: str, context: Context) -> str:
    """Return in full what is computed, how to read it, and what comes from other pages."""
    given = page_words(page)
    told, note = with_terms((given.details(context), given.note(context)), context.language)
    shown = (
        (f"<p>{html(told)}</p>" if told else "")
        + (paragraph("small", note) if note else "")
        + _taken_over(page, context)
    )
    if not shown or page not in THEMES:
        return shown
    name = say_html(context.language, "ui.in_full")
    return f'<details class="in-full"><summary>{name}</summary>{shown}</details>'


def _offer(page: str, context: Context) -> str:
    """Return a link to the page itself with a value that another page leads to."""
    offer = offer_of(page, context)
    if offer is None:
        return ""
    case = context.case.with_levers(**offer.changes)
    return f"<p>{page_link(page, html(offer.label), case)}</p>"


def _difference(page: str, context: Context) -> str:
    sentence = pinned_difference(page, context)
    return f'<div class="aside difference"><p>{html(sentence)}</p></div>' if sentence else ""


def _plausibility(page: str, context: Context) -> str:
    notes = plausibility_notes(page, context)
    return f'<div class="aside plausible">{paragraphs("small", notes)}</div>' if notes else ""


def _taken_over(page: str, context: Context) -> str:
    """Return what the page takes from other pages, each a link there that keeps the scenario."""
    lines = taken_over_lines(page, context)
    if not lines:
        return ""
    links = items(page_link(home, html(text), context.case) for home, text in lines)
    title = paragraph("small", tell_marked(context.language, "shared.title"))
    return f'<div class="taken-over">{title}<ul>{links}</ul></div>'
