"""The sidebar: what-ifs only, those that move the page most first."""

from collections.abc import Iterable

import streamlit as st

from components.charts.curves import about_curves, levers_with_curve
from components.context import Context
from components.link import written_changes
from components.model import LEVERS, PRESETS, Lever, Scenario
from components.model.evaluate import THEMES
from components.model.levers import levers_of
from components.model.presets import matching_preset
from components.screen.parts import SHEET
from components.screen.sheet import leading
from components.text import say
from components.text.markup import markdown
from components.text.pages import page_words
from components.text.presets import preset_name, preset_origin, preset_story
from components.text.quotes import say_markdown
from components.ui import anticipated, commands, compare
from components.ui.echo import chosen_value, put_value
from components.ui.element import mount_once
from components.ui.fold import fold
from components.ui.fragment import PRESETS_FRAGMENT, RESET_FRAGMENT, fragment, redraw_all
from components.ui.levers import draw_lever
from components.ui.session import current_context

OWN = "own"
DEFAULT = "default"
WIDTH_PX = 340


def draw(page: str, context: Context) -> None:
    """Draw the what-ifs of a page: scenarios, its inputs, those of other pages, pin and reset."""
    with_curve = levers_with_curve(page) if page in THEMES else ()
    about = markdown(about_curves(page, context.language)) if with_curve else None
    first = leading(page, context)
    more = tuple(lever for lever in levers_of(page) if lever not in first)
    with st.container(key="whatif", gap="small"):
        mount_once(SHEET)
        with st.container(key=f"title.whatif.{context.language}"):  # as the title of the page
            st.header(say_markdown(context.language, "ui.whatif"), anchor=False, help=about)
        with st.container(key="preset"):
            fragment(PRESETS_FRAGMENT, _draw_presets)
        with st.container(key="leading", gap="small"):
            _draw_levers(first, page, with_curve)
        if more:
            label = say(context.language, "ui.more_inputs", n=str(len(more)))
            drawer = fold("inputs.more", markdown(label))
            if drawer.open:
                with drawer:
                    _draw_levers(more, page, with_curve)
        _draw_inputs_of_others((*first, *more), context)
        with st.container(key="controls", horizontal=True, gap="small"):
            compare.draw_controls(context)
            fragment(RESET_FRAGMENT, _draw_reset)


def _draw_levers(levers: Iterable[Lever], page: str, with_curve: tuple[str, ...]) -> None:
    for lever in levers:
        draw_lever(lever, curve_on=page if lever.key in with_curve else "")


def _draw_inputs_of_others(mine: tuple[Lever, ...], context: Context) -> None:
    """Draw the inputs that belong to other pages, folded away, and in there again by page."""
    drawer = fold("inputs.others", say_markdown(context.language, "ui.other_inputs"))
    if not drawer.open:
        return
    with drawer:
        for home in THEMES:
            others = [one for one in levers_of(home) if one.home == home and one not in mine]
            if not others:
                continue
            label = say_markdown(context.language, f"page.{home}.menu")
            inner = fold(f"inputs.{home}", label, icon=page_words(home).ICON)
            if inner.open:
                with inner:
                    _draw_levers(others, home, ())


def _draw_presets() -> None:
    context = current_context()
    preset = matching_preset(context.scenario)
    is_default = not context.scenario.changes()
    code = preset.code if preset else DEFAULT if is_default else OWN
    codes = [DEFAULT, *(preset.code for preset in PRESETS)]
    # A selectbox answers with the label it shows, so another language is another widget.
    key = f"preset.{context.language}"
    offered = codes if code != OWN else [*codes, OWN]
    put_value(key, code)
    told = (preset_story(code, context.language), preset_origin(code, context.language))
    st.selectbox(
        say_markdown(context.language, "ui.presets"),
        offered,
        offered.index(code),
        key=key,
        placeholder=say_markdown(context.language, "ui.choose"),
        filter_mode=None,  # a phone would put its keyboard over the list
        format_func=lambda code: preset_name(code, context.language),
        help=markdown("\n\n".join(filter(None, told))),
        on_change=_take_preset,
        args=(key,),
    )
    scenarios = {DEFAULT: Scenario.default(), **{one.code: one.scenario for one in PRESETS}}
    anticipated.choices(
        preset_name(code, context.language),
        {
            preset_name(code, context.language): written_changes(scenario)
            for code, scenario in scenarios.items()
        },
        dropped=LEVERS,
    )


def _take_preset(widget_key: str) -> None:
    code = chosen_value(widget_key)
    if code == DEFAULT:
        _reset_all()
    elif code in {preset.code for preset in PRESETS}:
        commands.set_preset(str(code))
        redraw_all()


def _draw_reset() -> None:
    context = current_context()
    if context.scenario.changes():
        st.button(
            say_markdown(context.language, "ui.reset_all"),
            key="reset_all",
            icon=":material/restart_alt:",
            on_click=_reset_all,
            width="stretch",
        )


def _reset_all() -> None:
    commands.reset_all()
    redraw_all()
