"""The words of a page: answer, figures in a row, equations, caveats, the way on."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.charts.overview.scale import scale_figure
from components.charts.squares import grade_squares, verdict_squares
from components.context import Context
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
    """Return what differs from a pin, what history says, the rest, and what other pages give."""
    given = page_words(page)
    told, note = with_terms((given.details(context), given.note(context)), context.language)
    return words(
        _difference(page, context)
        + _plausibility(page, context)
        + (f"<p>{html(told)}</p>" if told else "")
        + (paragraph("small", note) if note else "")
        + _offer(page, context)
        + _taken_over(page, context)
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
    """Return what could be wrong, and how new the figures are."""
    language = context.language
    age = say(language, "source.searched_title", searched=searched_sentence(language))
    lines = with_terms([*page_words(page).caveats(context), age], language)
    return words(f'<ul class="caveats">{items(map(html, lines))}</ul>')


def next_question(page: str, context: Context) -> Words:
    """Return the link on to the next page, with the reason to go there."""
    slug, reason = page_words(page).NEXT_PAGE, page_words(page).next_reason(context)
    question = say_html(context.language, f"page.{slug}.question")
    return words(
        f"<hr>{paragraph('small', tell_marked(context.language, 'ui.next'))}<p>{html(reason)}</p>"
        + page_link(slug, question, context.case, "next-question")
    )


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
