"""The parts of the page `method`: models theme by theme, the changelog, licences."""

import streamlit as st

from components.context import Context
from components.evidence import licences
from components.link import encode
from components.model import Lever
from components.model.evaluate import THEMES
from components.model.levers import levers_of
from components.screen.parts import SQUARES
from components.text import lever_text, long_date, say
from components.text.changes import CHANGES, effect_of, what_changed
from components.text.markup import markdown
from components.text.numbers import lever_range
from components.text.quotes import say_markdown
from components.text.sources import source_line
from components.text.table import Table
from components.text.themes import theme_words
from components.ui.element import mount
from components.ui.figure import show_table
from components.ui.fold import fold
from components.ui.router import page_file


def grades() -> None:
    """Draw the inputs as squares, by the evidence behind them."""
    mount(SQUARES)


def models(context: Context) -> None:
    """Draw each theme's equations, inputs and checks folded away, its weak point in the open."""
    st.markdown(f"## {say_markdown(context.language, 'method.themes')}", anchors=False)
    st.caption(say_markdown(context.language, "method.intro"))
    for theme in THEMES:
        with st.container(key=f"model-{theme}", gap="xxsmall"):
            drawer = fold(
                f"method.{theme}",
                say_markdown(context.language, f"page.{theme}.menu"),
                icon=theme_words(theme).ICON,
            )
            if drawer.open:
                with drawer:
                    _model(theme, context)
            st.caption(say_markdown(context.language, f"method.objection.{theme}"))


def changelog(context: Context) -> None:
    """Draw what has changed, with its effect on the default results."""
    st.markdown(f"## {say_markdown(context.language, 'method.changelog')}", anchors=False)
    with st.container(key="changes"):
        show_table(_changes(context), say_markdown(context.language, "method.changelog"))


def licence_list(context: Context) -> None:
    """Draw the licences of code and data."""
    st.markdown(f"## {say_markdown(context.language, 'method.licences')}", anchors=False)
    st.markdown(
        say_markdown(
            context.language,
            "method.licences_body",
            licence=say(context.language, "licence.CC-BY-4.0"),
        )
    )
    show_table(_licences(context), say_markdown(context.language, "method.licences"))


def _model(theme: str, context: Context) -> None:
    st.markdown(f"**{say_markdown(context.language, f'page.{theme}.question')}**")
    st.markdown(f"### {say_markdown(context.language, 'method.equations')}", anchors=False)
    for line in theme_words(theme).formulas(context):
        st.markdown(markdown(line))
    st.markdown(f"### {say_markdown(context.language, 'method.inputs')}", anchors=False)
    show_table(_inputs(theme, context), say_markdown(context.language, "method.inputs"))
    st.markdown(f"### {say_markdown(context.language, 'method.checked_title')}", anchors=False)
    st.markdown(say_markdown(context.language, f"method.checked.{theme}"))
    st.page_link(
        page_file(theme),
        label=say_markdown(context.language, "method.open"),
        icon=":material/arrow_forward:",
        query_params=encode(context.case),
    )


def _inputs(theme: str, context: Context) -> Table:
    columns = ("input", "yours", "default", "range", "grade", "sources")
    own = [lever for lever in levers_of(theme) if lever.home == theme]
    return Table(
        columns=tuple(say(context.language, f"method.column.{name}") for name in columns),
        rows=tuple(_input_row(lever, context) for lever in own),
    )


def _input_row(lever: Lever, context: Context) -> tuple[str, ...]:
    language = context.language
    default = context.scenario.origin_of(lever.key)
    sources = (
        source_line(default.facts, language, context.today)
        if default.facts
        else say(language, f"grade.{default.grade}")
    )
    return (
        say(language, f"lever.{lever.key}.label"),
        lever_text(lever.key, context.scenario.values()[lever.key], language),
        lever_text(lever.key, default.value, language),
        _range(lever, language),
        str(default.grade),
        sources,
    )


def _range(lever: Lever, language: str) -> str:
    if lever.choices:
        choices = (lever_text(lever.key, code, language) for code in lever.choices)
        return say(language, "text.separator").join(choices)
    return lever_range(lever.key, lever.low, lever.high, language)


def _changes(context: Context) -> Table:
    language = context.language
    columns = ("date", "version", "change", "effect")
    return Table(
        columns=tuple(say(language, f"method.column.{name}") for name in columns),
        rows=tuple(
            (
                long_date(change.day, language),
                str(change.version),
                what_changed(change, language),
                effect_of(change, language),
            )
            for change in CHANGES
        ),
    )


def _licences(context: Context) -> Table:
    language = context.language
    comma = say(language, "text.comma")
    columns = ("set", "licence")
    return Table(
        columns=tuple(say(language, f"method.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"data.{name}"),
                comma.join(say(language, f"licence.{c}") for c in codes),
            )
            for name, codes in licences().items()
        ),
    )
