"""What is around every page: navigation, sidebar, notices."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.charts.curves import about_curves, levers_with_curve
from components.context import Context
from components.link import Notice, NoticeKind, encode
from components.model import LEVERS, PRESETS, Lever
from components.model.evaluate import PAGES, THEMES
from components.model.levers import levers_of
from components.model.presets import matching_preset
from components.text import LANGUAGES, lever_ends, lever_text, say
from components.text.languages import BY_CODE
from components.text.markup import markdown
from components.text.numbers import IN_USD_BN
from components.text.pages import page_words
from components.text.presets import preset_name, preset_origin, preset_story
from components.text.quotes import say_markdown
from components.ui import commands, compare, session, shell
from components.ui.echo import chosen_value, put_value
from components.ui.fold import fold
from components.ui.fragment import PRESETS_FRAGMENT, RESET_FRAGMENT, fragment, redraw_all
from components.ui.levers import draw_lever
from components.ui.router import page_file
from components.ui.session import current_context

OWN = "own"
DEFAULT = "default"
_OF_THE_LINK = {
    NoticeKind.VERSION,
    NoticeKind.LANGUAGE,
    NoticeKind.COMPARED,
    NoticeKind.QUESTION,
    NoticeKind.GUESS,
    NoticeKind.OLDER_METHOD,
}
"""Notices that are about no input."""
_OLDER = {NoticeKind.OLDER_DEFAULT, NoticeKind.OLDER_METHOD}
MOST_SAID = 1e9
"""The largest number asked for that a notice says in words."""
_STYLE = Path(__file__).parent / "style.css"
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#b4550a"/>'
    '<path d="M6 25V19h5v6zm7.5 0V13h5v12zM21 25V6h5v19z" fill="#fff"/></svg>'
)


def navigation() -> tuple[StreamlitPage, Mapping[str, StreamlitPage]]:
    """Register the pages and return the one to run, and all by slug."""
    pages = {
        slug: st.Page(page_file(slug), url_path=slug, default=slug == "overview") for slug in PAGES
    }
    return st.navigation(list(pages.values()), position="hidden"), pages


def slug_of(page: StreamlitPage) -> str:
    """Return the permanent slug of a page."""
    return page.url_path or "overview"


def draw(slug: str, pages: Mapping[str, StreamlitPage], context: Context) -> None:
    """Draw everything around a page: tab title, sidebar, notices, the way to the inputs."""
    set_page(slug, context)
    with st.sidebar:
        _draw_language(context)
        _draw_menu(pages, context)
        with st.container(key="preset"):
            fragment(PRESETS_FRAGMENT, _draw_presets)
        _draw_inputs(slug, context)
        compare.draw_controls(context)
        shell.share(context)
        st.caption(say_markdown(context.language, "app.disclaimer"))
    style()
    shell.reconnect_listener()
    _draw_notices(session.current().notices, context)


def set_page(slug: str, context: Context) -> None:
    """Set the title of the tab and how the page is laid out."""
    language = context.language
    st.set_page_config(
        page_title=f"{say(language, f'page.{slug}.menu')} · {say(language, 'app.name')}",
        page_icon=_ICON,
        layout="centered",
        initial_sidebar_state="auto",
    )


def style() -> None:
    """Put our style sheet into the page."""
    st.html(_STYLE)


def _draw_language(context: Context) -> None:
    put_value("language", context.language)
    st.segmented_control(
        say_markdown(context.language, "ui.language"),
        LANGUAGES,
        default=context.language,
        key="language",
        format_func=lambda code: BY_CODE[code].name,
        required=True,
        label_visibility="collapsed",
        width="stretch",
        on_change=_take_language,
    )


def _draw_menu(pages: Mapping[str, StreamlitPage], context: Context) -> None:
    with st.container(key="menu", gap="xxsmall"):
        for name, page in pages.items():
            st.page_link(
                page,
                label=say_markdown(context.language, f"page.{name}.menu"),
                icon=page_words(name).ICON,
                query_params=encode(context.case),
                width="stretch",
            )


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
    st.selectbox(
        say_markdown(context.language, "ui.presets"),
        offered,
        offered.index(code),
        key=key,
        placeholder=say_markdown(context.language, "ui.choose"),
        format_func=lambda code: preset_name(code, context.language),
        on_change=_take_preset,
        args=(key,),
    )
    if story := preset_story(code, context.language):
        st.markdown(markdown(story))
    st.caption(markdown(preset_origin(code, context.language)))


def _take_language() -> None:
    language = chosen_value("language")
    if language:
        commands.set_language(str(language))


def _take_preset(widget_key: str) -> None:
    code = chosen_value(widget_key)
    if code == DEFAULT:
        _reset_all()
    elif code in {preset.code for preset in PRESETS}:
        commands.set_preset(str(code))
        redraw_all()


def _draw_inputs(slug: str, context: Context) -> None:
    mine = levers_of(slug)
    with st.container(key="whatif"):
        st.header(say_markdown(context.language, "ui.whatif"), anchor=False)
        with_curve = levers_with_curve(slug) if slug in THEMES else ()
        if with_curve:
            st.caption(markdown(about_curves(slug, context.language)))
        for lever in mine:
            draw_lever(lever, curve_on=slug if lever.key in with_curve else "")
        st.caption(say_markdown(context.language, "ui.other_inputs"))
        for home in THEMES:
            others = [lever for lever in levers_of(home) if lever.home == home != slug]
            _draw_drawer(home, [lever for lever in others if lever not in mine], context)
        fragment(RESET_FRAGMENT, _draw_reset)


def _draw_reset() -> None:
    context = current_context()
    st.button(
        say_markdown(context.language, "ui.reset_all"),
        key="reset_all",
        icon=":material/restart_alt:",
        disabled=not context.scenario.changes(),
        on_click=_reset_all,
        width="stretch",
    )


def _reset_all() -> None:
    commands.reset_all()
    redraw_all()


def _draw_drawer(home: str, levers: Sequence[Lever], context: Context) -> None:
    """Draw the inputs that belong to another page, folded away."""
    if not levers:
        return
    drawer = fold(
        f"inputs.{home}",
        say_markdown(context.language, f"page.{home}.menu"),
        icon=page_words(home).ICON,
    )
    if drawer.open:
        with drawer:
            for lever in levers:
                draw_lever(lever)


def _draw_notices(notices: tuple[Notice, ...], context: Context) -> None:
    older = [notice for notice in notices if notice.kind in _OLDER]
    faulty = [notice for notice in notices if notice not in older]
    if older:
        st.info(_listed("notice.older_title", older, context), icon=":material/history:")
    if faulty:
        st.warning(_listed("notice.title", faulty, context), icon=":material/link_off:")


def _listed(title: str, notices: Sequence[Notice], context: Context) -> str:
    lines = [f"- {_notice(notice, context)}" for notice in notices]
    return "\n".join([f"**{say_markdown(context.language, title)}**", "", *lines])


def _notice(notice: Notice, context: Context) -> str:
    asked = notice.asked or say(context.language, "notice.empty")
    if notice.kind in _OF_THE_LINK:
        used = str(notice.used).removesuffix(".0")
        return say_markdown(context.language, f"notice.{notice.kind}", asked=asked, used=used)
    lever = LEVERS[notice.key]
    default = context.scenario.default_of(notice.key)
    bounds = {}
    if not lever.choices:
        ends = lever_ends(notice.key, lever.low, lever.high, context.language)
        bounds = dict(zip(("low", "high"), ends, strict=True))
    if notice.kind is NoticeKind.CLAMPED:
        asked = _number_asked(notice, context.language)
    return say_markdown(
        context.language,
        f"notice.{notice.kind}",
        name=say(context.language, f"lever.{notice.key}.label"),
        asked=asked,
        used=lever_text(notice.key, notice.used, context.language),
        default=lever_text(notice.key, default, context.language),
        **bounds,
    )


def _number_asked(notice: Notice, language: str) -> str:
    """Return a number out of range: money as readers count it, all else as the link has it."""
    try:
        number = float(notice.asked)
    except ValueError:  # too long to be echoed whole
        number = math.inf
    if LEVERS[notice.key].unit in IN_USD_BN and abs(number) <= MOST_SAID:
        return lever_text(notice.key, number, language)
    return f"`{notice.asked}`"
