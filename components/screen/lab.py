"""The sentences around the charts of the page `lab`."""

from collections.abc import Sequence

from components.charts.lab.answers import (
    comparison_of,
    explanation_of,
    solution_of,
    spread_of,
    tornado_of,
)
from components.charts.lab.band import spread_words
from components.charts.lab.grades import share_text, weak_share
from components.charts.pages import chart_of
from components.context import Context
from components.model import LEVERS
from components.model.lab.question import second_of, target_of
from components.model.lever import Grade
from components.screen.html import folded_table, page_link, paragraphs
from components.screen.messages import Words
from components.screen.words import words
from components.text import number, say
from components.text.lab import explanation_text, result_text, solution_text
from components.text.markup import html

LINKED_COLUMNS = 7
"""Of the table of the chart, all but where the ranges come from."""


def input_links(_page: str, context: Context) -> Words:
    """Return all inputs by their effect as a table, each with a link to its page, scenario kept.

    The bars of the chart lead there too; this is the way by keyboard.
    """
    language, found = context.language, tornado_of(context)
    keys = [*(bar.lever for bar in found.bars), *found.held]
    if not keys:
        return words(_lines([say(language, "lab.section.links_none")]))
    table = chart_of(context, "lab.tornado").table
    rows = (
        (_input_link(key, context), *(html(str(cell)) for cell in row[1:LINKED_COLUMNS]))
        for key, row in zip(keys, table.rows, strict=True)
    )
    name = html(say(language, "lab.section.links", n=number(len(keys), language)))
    return words(folded_table("lab-links", name, map(html, table.columns[:LINKED_COLUMNS]), rows))


def _input_link(key: str, context: Context) -> str:
    name = html(lever_name(key, context.language))
    return page_link(LEVERS[key].home, name, context.case, fragment=f"#lever={key}")


def solution(_page: str, context: Context) -> Words:
    """Return what the input has to be, or why nothing does it."""
    question, language = context.question, context.language
    alone = solution_text(solution_of(context), context.observed, language)
    if not second_of(question, context.observed):
        return words(_lines([alone]))
    target = target_of(question, context.observed)
    together = say(
        language,
        "lab.section.pair",
        result=say(language, f"result.{question.result}"),
        target=result_text(question.result, target, context.observed, language),
    )
    return words(_lines([together, alone]))


def explanation(_page: str, context: Context) -> Words:
    """Return in one sentence what makes the two scenarios differ."""
    kinds = {"pin": "against_pin", "default": "against_default", "example": "example"}
    basis = say(context.language, f"lab.section.{kinds[comparison_of(context).kind]}")
    text = explanation_text(explanation_of(context), context.observed, context.language)
    return words(_lines([text, basis]))


def uncertainty(_page: str, context: Context) -> Words:
    """Return how far the result ranges and on what that rests."""
    return words(_lines(uncertainty_sentences(context)))


def uncertainty_sentences(context: Context) -> list[str]:
    """Return how far the result ranges, what that rests on, and what is not in it."""
    language, found = context.language, spread_of(context)
    placeholders = spread_words(context, found)
    if not found.quantiles:
        return [say(language, "lab.band.none", **placeholders)]
    if not found.shares:
        return [say(language, "lab.band.still", **placeholders)]
    weak = say(
        language,
        "lab.band.weak",
        share=share_text(weak_share(found), language),
        own=share_text(found.shares.get(Grade.D, 0.0), language),
    )
    kind = "sentence_beyond" if found.quantiles[-1] is None else "sentence"
    sentence = say(language, f"lab.band.{kind}", **placeholders)
    lines = [say(language, "text.two_sentences", first=sentence, second=weak)]
    if found.defined < 1:
        lines.append(
            say(
                language,
                f"lab.band.{'beyond' if found.missing else 'missing'}",
                share=share_text(1 - found.defined, language),
                **placeholders,
            )
        )
    if found.outside:
        names = (say(language, f"lever.{key}.label") for key in found.outside)
        listed = say(language, "text.comma").join(names)
        lines.append(say(language, "lab.band.outside", levers=listed))
    return lines


def lever_name(key: str, language: str) -> str:
    """Return the name of an input with that of its page."""
    return say(
        language,
        "lab.section.link",
        lever=say(language, f"lever.{key}.label"),
        page=say(language, f"page.{LEVERS[key].home}.menu"),
    )


def _lines(texts: Sequence[str]) -> str:
    """Return lines of text as HTML, all but the first in small print."""
    first, *rest = texts
    return f"<p>{html(first)}</p>{paragraphs('small', rest)}"
