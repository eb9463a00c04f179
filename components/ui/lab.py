"""The parts of the page `lab`: its choices, and the sentences around its charts."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from components.charts.lab.answers import (
    comparison_of,
    explanation_of,
    solution_of,
    spread_of,
    tornado_of,
)
from components.charts.lab.band import spread_words
from components.charts.lab.grades import share_text, weak_share
from components.charts.lab.tornado import BARS
from components.context import Context
from components.evidence import observed
from components.model import LEVERS
from components.model.evaluate import PAGES, result_unit
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import (
    LARGEST_TARGET,
    Question,
    lever_of,
    partners,
    second_of,
    target_of,
    usual_lever,
    usual_target,
)
from components.model.lab.solve import Answer
from components.model.lever import Grade, Value
from components.model.observed import month_text
from components.model.result import Kind
from components.text import lever_text, say
from components.text.lab import explanation_text, result_text, solution_text
from components.text.markup import html
from components.text.pages import page_words
from components.text.quotes import say_markdown, tell_marked
from components.ui import state
from components.ui.part import redraw_all
from components.ui.prose import items, page_link, paragraph, paragraphs, words

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 1)
_MAIN = tuple(dict.fromkeys(page_words(slug).MAIN_RESULT for slug in PAGES))
RESULTS = (*_MAIN, *(name for name in QUANTITIES if name not in _MAIN))
"""Results to choose from: the main one of each page first."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One of the page's choices: what there is, what is chosen, and what it would ask."""

    name: str
    options: Sequence[str]
    present: str
    show: Callable[[str], str]
    asked: Callable[[Question, str], Question]


def choose_result(context: Context) -> None:
    """Draw the choice of the result that the whole page is about."""
    with st.container(key="lab-result"):
        choice = _Choice(
            "result",
            RESULTS,
            context.question.result,
            lambda result_id: _result_name(result_id, context.language),
            lambda _, chosen: Question(result=chosen),
        )
        _draw_choice(choice, context)


def input_links() -> None:
    """Draw links to the inputs that carry the result, each on its page, scenario kept.

    The bars of the chart above lead there too; these are the way by keyboard.
    """
    words("lab.links", _links)


def choose_target(context: Context) -> None:
    """Draw the choices of the target and of the inputs that should bring the result there."""
    question, language = context.question, context.language
    first, second = lever_of(question, observed()), second_of(question, observed())
    with st.container(key="lab-target"):
        _target(context)
        choice = _Choice(
            "lever",
            tuple(LEVERS),
            first,
            lambda key: _lever_name(key, language),
            lambda now, chosen: replace(now, lever=_unless_usual(chosen, now), second=""),
        )
        _draw_choice(choice, context)
        if options := partners(first):
            choice = _Choice(
                "second",
                ("", *options),
                second,
                lambda key: (
                    _lever_name(key, language)
                    if key
                    else tell_marked(context.language, "lab.ask.no_second")
                ),
                lambda now, chosen: replace(now, second=chosen),
            )
            _draw_choice(choice, context)


def solution() -> None:
    """Draw what the input has to be, or why nothing does it."""
    words("lab.solution", lambda context: _lines(_solution_lines(context)))


def use_answers(context: Context) -> None:
    """Draw a button for each value that hits the target, which puts it into the scenario."""
    found = solution_of(context)
    own = context.scenario.values()[found.lever]
    if any(_covers(one, own) for one in found.answers):
        st.caption(say_markdown(context.language, "lab.ask.used"))
        return
    values = [one.low for one in found.answers] or [
        near.value for near in (found.nearest,) if near and near.value != own
    ]
    name = "lab.ask.use" if found.answers else "lab.ask.use_nearest"
    with st.container(key="lab-use", horizontal=True, gap="small"):
        for place, value in enumerate(values):
            st.button(
                say_markdown(
                    context.language, name, value=lever_text(found.lever, value, context.language)
                ),
                key=f"lab.use.{place}",
                icon=":material/input:",
                disabled=value == own,
                on_click=state.set_lever,
                args=(found.lever, value),
            )


def _covers(answer: Answer, value: Value) -> bool:
    if isinstance(value, str):
        return answer.low == value
    return float(answer.low) <= value <= float(answer.high)


def explanation() -> None:
    """Draw in one sentence what makes the two scenarios differ."""
    words("lab.explanation", lambda context: _lines(_explanation_lines(context)))


def uncertainty_lines() -> None:
    """Draw in sentences how far the result ranges and on what that rests."""
    words("lab.uncertainty", lambda context: _lines(uncertainty_sentences(context)))


def heading(name: str, context: Context) -> None:
    """Draw the question that opens a section of the page."""
    st.markdown(f"## {say_markdown(context.language, f'lab.section.{name}')}", anchors=False)


def uncertainty_sentences(context: Context) -> list[str]:
    """Return how far the result ranges, what that rests on, and what is not in it."""
    language, found = context.language, spread_of(context)
    words = spread_words(context, found)
    if not found.quantiles:
        return [say(language, "lab.band.none", **words)]
    if not found.shares:
        return [say(language, "lab.band.still", **words)]
    weak = say(
        language,
        "lab.band.weak",
        share=share_text(weak_share(found), language),
        own=share_text(found.shares.get(Grade.D, 0.0), language),
    )
    sentence = say(language, "lab.band.sentence", **words)
    lines = [say(language, "text.two_sentences", first=sentence, second=weak)]
    if found.defined < 1:
        lines.append(
            say(language, "lab.band.missing", share=share_text(1 - found.defined, language))
        )
    if found.outside:
        names = (say(language, f"lever.{key}.label") for key in found.outside)
        listed = say(language, "text.comma").join(names)
        lines.append(say(language, "lab.band.outside", levers=listed))
    return lines


def _solution_lines(context: Context) -> list[str]:
    question = context.question
    alone = solution_text(solution_of(context), observed(), context.language)
    if not second_of(question, observed()):
        return [alone]
    target = target_of(question, observed())
    together = say(
        context.language,
        "lab.section.pair",
        result=say(context.language, f"result.{question.result}"),
        target=result_text(question.result, target, observed(), context.language),
    )
    return [together, alone]


def _explanation_lines(context: Context) -> list[str]:
    kinds = {"pin": "against_pin", "default": "against_default", "example": "example"}
    basis = say(context.language, f"lab.section.{kinds[comparison_of(context).kind]}")
    return [explanation_text(explanation_of(context), observed(), context.language), basis]


def _links(context: Context) -> str:
    found = tornado_of(context)
    keys = [*(bar.lever for bar in found.bars[:BARS]), *found.held]
    if not keys:
        return _lines([say(context.language, "lab.section.links_none")])
    title = paragraph("small", tell_marked(context.language, "lab.section.links"))
    links = (
        page_link(
            LEVERS[key].home,
            html(_lever_name(key, context.language)),
            context,
            fragment=f"#lever={key}",
        )
        for key in keys
    )
    return f'<div class="taken-over lab-links">{title}<ul>{items(links)}</ul></div>'


def _target(context: Context) -> None:
    question = context.question
    quantity = QUANTITIES[question.result]
    target = target_of(question, observed())
    # Each result has a field of its own: months, years and money are not put in alike.
    key = f"lab.target.{question.result}"
    unit = say(context.language, f"unit_result.{result_unit(question.result)}")
    label, help_text = (
        say_markdown(context.language, "lab.ask.target", unit=unit),
        say_markdown(context.language, "lab.ask.target_help"),
    )
    if quantity.kind is Kind.DATE:
        day = date.fromisoformat(f"{month_text(target, observed())}-01")
        if st.session_state.get(key) != day:
            st.session_state[key] = day
        st.date_input(
            label,
            day,
            key=key,
            min_value=EARLIEST,
            max_value=LATEST,
            help=help_text,
            on_change=_take_target,
            args=(key,),
        )
        return
    state.show(key, target)
    st.number_input(
        label,
        -LARGEST_TARGET,
        LARGEST_TARGET,
        target,
        step=_step(question.result),
        format="%.0f" if quantity.whole else "%.6g",
        key=key,
        help=help_text,
        on_change=_take_target,
        args=(key,),
    )


def _step(result_id: str) -> float:
    """Return a step that moves a target by a few percent; whole where the result is."""
    usual = float(usual_target(result_id, observed())) or 1.0
    if QUANTITIES[result_id].whole:
        return 1.0
    return 10.0 ** (math.floor(math.log10(abs(usual))) - 1)


def _take_target(widget_key: str) -> None:
    chosen = state.chosen(widget_key)
    question = state.current().case.question
    if chosen is None:
        return
    target: Value = f"{chosen:%Y-%m}" if isinstance(chosen, date) else round(float(chosen), 6)
    usual = target == usual_target(question.result, observed())
    state.ask(replace(question, target=None if usual else target))
    redraw_all()


def _unless_usual(key: str, question: Question) -> str:
    return "" if key == usual_lever(question.result, observed()) else key


def _draw_choice(choice: _Choice, context: Context) -> None:
    # A selectbox answers with the label it shows, so another language is another widget; so is
    # one that is asked about another result.
    about = "" if choice.name == "result" else context.question.result
    key = f"lab.{choice.name}.{context.language}.{about}"
    state.show(key, choice.present)
    st.selectbox(
        say_markdown(context.language, f"lab.ask.{choice.name}"),
        choice.options,
        choice.options.index(choice.present),
        key=key,
        format_func=choice.show,
        placeholder=say_markdown(context.language, "ui.choose"),
        help=say_markdown(context.language, "lab.ask.result_help")
        if choice.name == "result"
        else None,
        on_change=_take,
        args=(key, choice.asked),
    )


def _take(widget_key: str, asked: Callable[[Question, str], Question]) -> None:
    chosen = state.chosen(widget_key)
    if chosen is not None:
        state.ask(asked(state.current().case.question, str(chosen)))
        redraw_all()


def _result_name(result_id: str, language: str) -> str:
    page = result_id.partition(".")[0]
    return say(
        language,
        "lab.ask.option",
        page=say(language, f"page.{page}.menu"),
        result=say(language, f"result.{result_id}"),
    )


def _lever_name(key: str, language: str) -> str:
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
