"""The parts of the page `method`: models theme by theme, the changelog, licences."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

import streamlit as st

from components.charts import Table, source_line
from components.evidence import licences
from components.model import VERSION, Lever
from components.model.evaluate import THEMES
from components.model.levers import levers_of
from components.text import lever_text, long_date, say
from components.text.markup import markdown
from components.ui.explanations import (
    breakout,
    buildout,
    coinvest,
    digital,
    funding,
    macro,
    reallocation,
    target,
)
from components.ui.figure import show_table
from components.ui.fold import fold
from components.ui.frame import ICONS
from components.ui.router import page_file
from components.ui.view import View

EXPLANATIONS: Mapping[str, ModuleType] = MappingProxyType(
    {
        "funding": funding,
        "buildout": buildout,
        "macro": macro,
        "coinvest": coinvest,
        "target": target,
        "reallocation": reallocation,
        "digital": digital,
        "breakout": breakout,
    }
)
CHANGES: Mapping[str, str] = MappingProxyType({"first": "2026-11-22", "chain": "2026-11-24"})
"""When what was changed; the words stand in the catalogue."""


def models(view: View) -> None:
    """Draw each theme's equations, inputs, checks and weak point, folded away."""
    st.markdown(view.say("method.intro"))
    st.markdown(f"## {view.say('method.themes')}", anchors=False)
    for theme in THEMES:
        drawer = fold(f"method.{theme}", view.say(f"page.{theme}.menu"), icon=ICONS[theme])
        if drawer.open:
            with drawer:
                _model(theme, view)


def objections(view: View) -> None:
    """Draw the strongest objection to each model, in the open."""
    st.markdown(f"## {view.say('method.objection_title')}", anchors=False)
    lines = (
        view.say(
            "method.objection_line",
            page=say(view.language, f"page.{theme}.menu"),
            objection=say(view.language, f"method.objection.{theme}"),
        )
        for theme in THEMES
    )
    st.markdown("\n".join(f"- {line}" for line in lines))


def changelog(view: View) -> None:
    """Draw what has changed, with its effect on the default results."""
    st.markdown(f"## {view.say('method.changelog')}", anchors=False)
    show_table(_changes(view), view.say("method.changelog"))


def licence_list(view: View) -> None:
    """Draw the licences of code and data."""
    st.markdown(f"## {view.say('method.licences')}", anchors=False)
    st.markdown(view.say("method.licences_body", licence=say(view.language, "licence.CC-BY-4.0")))
    show_table(_licences(view), view.say("method.licences"))


def _model(theme: str, view: View) -> None:
    st.markdown(f"**{view.say(f'page.{theme}.question')}**")
    st.markdown(f"### {view.say('method.equations')}", anchors=False)
    for line in EXPLANATIONS[theme].formulas(view):
        st.markdown(markdown(line))
    st.markdown(f"### {view.say('method.inputs')}", anchors=False)
    show_table(_inputs(theme, view), view.say("method.inputs"))
    st.markdown(f"### {view.say('method.checked_title')}", anchors=False)
    st.markdown(view.say(f"method.checked.{theme}"))
    st.page_link(
        page_file(theme),
        label=view.say("method.open"),
        icon=":material/arrow_forward:",
        query_params=view.query,
    )


def _inputs(theme: str, view: View) -> Table:
    columns = ("input", "yours", "default", "range", "grade", "sources")
    own = [lever for lever in levers_of(theme) if lever.home == theme]
    return Table(
        columns=tuple(say(view.language, f"method.column.{name}") for name in columns),
        rows=tuple(_input_row(lever, view) for lever in own),
    )


def _input_row(lever: Lever, view: View) -> tuple[str, ...]:
    language = view.language
    default = view.scenario.origin_of(lever.key)
    sources = (
        source_line(default.facts, language, view.inputs.today)
        if default.facts
        else say(language, f"grade.{default.grade}")
    )
    return (
        say(language, f"lever.{lever.key}.label"),
        lever_text(lever.key, view.scenario.values()[lever.key], language),
        lever_text(lever.key, default.value, language),
        _range(lever, language),
        str(default.grade),
        sources,
    )


def _range(lever: Lever, language: str) -> str:
    if lever.choices:
        choices = (lever_text(lever.key, code, language) for code in lever.choices)
        return say(language, "text.separator").join(choices)
    ends = (lever_text(lever.key, end, language) for end in (lever.low, lever.high))
    return say(language, "chance.range", **dict(zip(("low", "high"), ends, strict=True)))


def _changes(view: View) -> Table:
    language = view.language
    columns = ("date", "version", "change", "effect")
    return Table(
        columns=tuple(say(language, f"method.column.{name}") for name in columns),
        rows=tuple(
            (
                long_date(day, language),
                str(VERSION),
                say(language, f"method.change.{code}.what"),
                say(language, f"method.change.{code}.effect"),
            )
            for code, day in CHANGES.items()
        ),
    )


def _licences(view: View) -> Table:
    language = view.language
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
