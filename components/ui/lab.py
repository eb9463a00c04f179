"""The parts of the page `lab`: its choices, and the sentences around its charts."""

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

import streamlit as st

from components.charts.lab.answers import solution_of
from components.context import Context
from components.evidence import observed
from components.link import ASKED_OF_THE_LAB, LEVER, SECOND, TARGET, written_question
from components.model import LEVERS
from components.model.evaluate import PAGES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import (
    LARGEST_TARGET,
    Question,
    asks_what_must_be_true,
    lever_of,
    partners,
    second_of,
    target_of,
    usual_lever,
    usual_target,
)
from components.model.lab.solve import Answer
from components.model.lever import Value
from components.model.observed import month_text
from components.model.result import Kind
from components.screen.lab import lever_name
from components.text import lever_text, say
from components.text.pages import page_words
from components.text.quotes import say_markdown, tell_marked
from components.text.scale import Scale, result_scale
from components.ui import anticipated, commands, session
from components.ui.echo import chosen_value, put_value
from components.ui.element import mount
from components.ui.fields import field_key
from components.ui.fragment import redraw_all

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 1)
_MAIN = tuple(dict.fromkeys(page_words(slug).MAIN_RESULT for slug in PAGES))
RESULTS = (*_MAIN, *(name for name in QUANTITIES if name not in _MAIN))
"""Results to choose from: the main one of each page first."""
CHART_OF_VIEW: Mapping[str, str] = MappingProxyType(
    {"matters": "tornado", "true": "true", "difference": "difference", "band": "band"}
)
"""The views of the page, each with its main chart: what matters, what must be true, why two
scenarios differ, how uncertain the whole is."""
_VIEW = "lab.view"
"""Under which a session keeps the view, with the question that was asked when it was drawn."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One of the page's choices: what there is, what is chosen, and what it would ask.

    `keys` are those of a link that it decides.
    """

    name: str
    keys: Sequence[str]
    options: Sequence[str]
    present: str
    show: Callable[[str], str]
    asked: Callable[[Question, str], Question]


def views() -> AbstractContextManager[object]:
    """Return the container of the choices and the charts, beside the answer on a wide screen."""
    return st.container(key="lab-views", gap="xxsmall")


def choose_view(context: Context) -> str:
    """Draw the choices of the view and of the result that all views are about; return the view."""
    view = _present_view(context.question)
    with st.container(key="lab-choices", horizontal=True, gap="small"):
        key = f"{_VIEW}.{context.language}"
        put_value(key, view)
        st.segmented_control(
            say_markdown(context.language, "lab.view.label"),
            list(CHART_OF_VIEW),
            default=view,
            key=key,
            format_func=lambda name: say(context.language, f"lab.view.{name}"),
            required=True,
            label_visibility="collapsed",
            on_change=_take_view,
            args=(key,),
        )
        choice = _Choice(
            "result",
            ASKED_OF_THE_LAB,
            RESULTS,
            context.question.result,
            lambda result_id: _result_name(result_id, context.language),
            lambda _, chosen: Question(result=chosen),
        )
        _draw_choice(choice, context)
    return view


def _present_view(question: Question) -> str:
    """Return the view that the reader chose last; another question than before opens its own."""
    before, view = st.session_state.get(_VIEW, (Question(), "matters"))
    if question != before and asks_what_must_be_true(question):
        view = "true"
    st.session_state[_VIEW] = question, view
    return str(view)


def _take_view(widget_key: str) -> None:
    chosen = chosen_value(widget_key)
    if chosen:
        st.session_state[_VIEW] = session.current().case.question, chosen


def input_links() -> None:
    """Draw the inputs by their effect in a fold, each a link to its page, scenario kept."""
    mount("lab.links")


def choose_target(context: Context) -> None:
    """Draw the choices of the target and of the inputs that should bring the result there."""
    question, language = context.question, context.language
    first, second = lever_of(question, observed()), second_of(question, observed())
    with st.container(key="lab-target", horizontal=True, gap="small"):
        _target(context)
        choice = _Choice(
            "lever",
            (LEVER, SECOND),
            tuple(LEVERS),
            first,
            lambda key: lever_name(key, language),
            lambda now, chosen: replace(now, lever=_unless_usual(chosen, now), second=""),
        )
        _draw_choice(choice, context)
        if options := partners(first):
            choice = _Choice(
                "second",
                (SECOND,),
                ("", *options),
                second,
                lambda key: (
                    lever_name(key, language)
                    if key
                    else tell_marked(context.language, "lab.ask.no_second")
                ),
                lambda now, chosen: replace(now, second=chosen),
            )
            _draw_choice(choice, context)


def solution() -> None:
    """Draw what the input has to be, or why nothing does it."""
    mount("lab.solution")


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
                on_click=commands.set_lever,
                args=(found.lever, value),
            )


def _covers(answer: Answer, value: Value) -> bool:
    if isinstance(value, str):
        return answer.low == value
    return float(answer.low) <= value <= float(answer.high)


def explanation() -> None:
    """Draw in one sentence what makes the two scenarios differ."""
    mount("lab.explanation")


def uncertainty_lines() -> None:
    """Draw in sentences how far the result ranges and on what that rests."""
    mount("lab.uncertainty")


def _target(context: Context) -> None:
    question = context.question
    quantity = QUANTITIES[question.result]
    target = target_of(question, observed())
    # Each result has a field of its own: months, years and money are not put in alike.
    scale = result_scale(question.result, context.language)
    key = field_key(f"lab.target.{question.result}", scale, context.language)
    label, help_text = (
        say_markdown(context.language, "lab.ask.target", unit=scale.unit),
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
            args=(key, scale, question.result),
        )
        anticipated.month(TARGET, day.isoformat())
        return
    shown = scale.shown(target)
    put_value(key, shown)
    st.number_input(
        label,
        scale.shown(-LARGEST_TARGET),
        scale.shown(LARGEST_TARGET),
        shown,
        step=scale.shown(_step(question.result)),
        format="%.0f" if quantity.whole else "%.9g",
        key=key,
        help=help_text,
        on_change=_take_target,
        args=(key, scale, question.result),
    )
    anticipated.number(TARGET, scale.times)


def _step(result_id: str) -> float:
    """Return a step that moves a target by a few percent; whole where the result is."""
    usual = float(usual_target(result_id, observed())) or 1.0
    if QUANTITIES[result_id].whole:
        return 1.0
    return 10.0 ** (math.floor(math.log10(abs(usual))) - 1)


def _take_target(widget_key: str, scale: Scale, about: str) -> None:
    """Take what was put in for the result `about`, unless another was chosen meanwhile."""
    chosen = chosen_value(widget_key)
    question = session.current().case.question
    if chosen is None or question.result != about:
        return
    target: Value = (
        f"{chosen:%Y-%m}" if isinstance(chosen, date) else round(scale.value(float(chosen)), 6)
    )
    usual = target == usual_target(question.result, observed())
    commands.ask(replace(question, target=None if usual else target))
    redraw_all()


def _unless_usual(key: str, question: Question) -> str:
    return "" if key == usual_lever(question.result, observed()) else key


def _draw_choice(choice: _Choice, context: Context) -> None:
    # A selectbox answers with the label it shows, so another language is another widget; so is
    # one that is asked about another result.
    about = "" if choice.name == "result" else context.question.result
    key = f"lab.{choice.name}.{context.language}.{about}"
    put_value(key, choice.present)
    st.selectbox(
        say_markdown(context.language, f"lab.ask.{choice.name}"),
        choice.options,
        choice.options.index(choice.present),
        key=key,
        format_func=choice.show,
        placeholder=say_markdown(context.language, "ui.choose"),
        label_visibility="collapsed" if choice.name == "result" else "visible",
        on_change=_take,
        args=(key, choice.asked, about),
    )
    changes = {}
    for option in choice.options:
        written = written_question(choice.asked(context.question, option))
        changes[choice.show(option)] = {key: written.get(key, "") for key in choice.keys}
    anticipated.choices(choice.show(choice.present), changes)


def _take(widget_key: str, asked: Callable[[Question, str], Question], about: str) -> None:
    """Take a choice for the result `about`, if for any, unless another was chosen meanwhile."""
    chosen = chosen_value(widget_key)
    question = session.current().case.question
    if chosen is not None and about in {"", question.result}:
        commands.ask(asked(question, str(chosen)))
        redraw_all()


def _result_name(result_id: str, language: str) -> str:
    page = result_id.partition(".")[0]
    return say(
        language,
        "lab.ask.option",
        page=say(language, f"page.{page}.menu"),
        result=say(language, f"result.{result_id}"),
    )
