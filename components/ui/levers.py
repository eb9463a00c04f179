"""The what-if inputs: for each lever a slider, an exact number and a way back to the default."""

from contextlib import nullcontext
from html import escape

import streamlit as st

from components.context import Context
from components.model import LEVERS, Lever, Scenario
from components.model.evaluate import THEMES
from components.model.lab.ranges import evidence_range
from components.model.lab.response import PRESET_VALUES
from components.model.lever import Unit
from components.model.presets import matching_preset
from components.text import lever_text, say
from components.text.markup import markdown
from components.text.quotes import say_markdown, tell
from components.text.scale import Scale, lever_scale, slider_text
from components.text.sources import source_line
from components.ui import anticipated, commands, session
from components.ui.echo import chosen_value, put_value
from components.ui.element import courier
from components.ui.fields import field_key
from components.ui.fragment import (
    PRESETS_FRAGMENT,
    RESET_FRAGMENT,
    fragment,
    lever_fragment,
    redraw,
    redraw_all,
)
from components.ui.session import current_context


def draw_lever(lever: Lever, curve_on: str = "") -> None:
    """Draw one lever. Its widgets show the scenario; moving one changes the scenario.

    `curve_on` is the page whose main result is drawn over the range of the lever, if any is.
    """

    def draw() -> None:
        context = current_context()
        if lever.choices:
            _draw_choice(lever, context)
        else:
            _draw_number(lever, context, curve_on)
        _draw_origin(lever, context)
        if lever.key in session.current().levers_to_redraw:
            courier(lever.key)
            session.current().levers_to_redraw.discard(lever.key)

    # Lists are laid out otherwise than numbers. A style that told them by what they hold would be
    # looked up anew at each redraw of a drag.
    around = st.container(key=f"list-{lever.key}") if lever.choices else nullcontext()
    with around, st.container(key=f"lever-{lever.key}"):
        fragment(lever_fragment(lever.key), draw)


def _draw_choice(lever: Lever, context: Context) -> None:
    # A selectbox answers with the label it shows, so another language is another widget.
    key = f"choice.{lever.key}.{context.language}"
    chosen = context.scenario.values()[lever.key]
    put_value(key, chosen)
    st.selectbox(
        say_markdown(context.language, f"lever.{lever.key}.label"),
        lever.choices,
        lever.choices.index(str(chosen)),
        key=key,
        placeholder=say_markdown(context.language, "ui.choose"),
        filter_mode=None,  # a phone would put its keyboard over the list
        format_func=lambda code: lever_text(lever.key, code, context.language),
        help=_help(lever, context),
        on_change=_moved,
        args=(lever, key),
    )
    shown = {code: lever_text(lever.key, code, context.language) for code in lever.choices}
    usual = context.scenario.default_of(lever.key)
    anticipated.choices(
        shown[str(chosen)],
        {shown[code]: {lever.key: "" if code == usual else code} for code in lever.choices},
    )


def _draw_number(lever: Lever, context: Context, curve_on: str) -> None:
    language = context.language
    scale = lever_scale(lever.unit, language)
    name, unit = say_markdown(language, f"lever.{lever.key}.label"), markdown(scale.unit)
    # Labels that are only read out, so without the escapes of Markdown.
    spoken = say(language, f"lever.{lever.key}.label")
    label = f"{spoken} ({scale.unit})"
    exact = f"{say(language, 'ui.exact', lever=spoken)} ({scale.unit})"
    keys = [field_key(f"{kind}.{lever.key}", scale, language) for kind in ("slider", "number")]
    value = scale.shown(float(context.scenario.values()[lever.key]))
    for key in keys:
        put_value(key, value)
    # A number without a unit, or of what its name says, needs no word more.
    beside = "" if lever.unit in {Unit.NUMBER, Unit.COUNT} else f" :gray[{unit}]"
    st.markdown(f"**{name}**{beside}", help=_help(lever, context))
    _draw_track(lever, context, curve_on, spoken)
    bare = f"%.{_decimals(lever, value, scale)}f"
    low, high, step = (scale.shown(float(at)) for at in (lever.low, lever.high, lever.step))
    st.slider(
        label,
        low,
        high,
        value,
        step=step,
        key=keys[0],
        format=slider_text(bare, lever.unit, language),
        label_visibility="collapsed",
        on_change=_moved,
        args=(lever, keys[0], scale),
    )
    st.number_input(
        exact,
        low,
        high,
        value,
        step=step,
        key=keys[1],
        format=bare,
        label_visibility="collapsed",
        on_change=_moved,
        args=(lever, keys[1], scale),
    )


def _draw_track(lever: Lever, context: Context, curve_on: str, name: str) -> None:
    """Draw what lies behind the slider, and the empty place of the curve below.

    That is the evidence range, the default, and where ready-made scenarios set the lever. The
    browser puts the curve in once it has asked for it. What stands here is the same at every move,
    so a move neither waits for curves nor clears them. At the ends stand the buttons of a phone.
    """
    found = evidence_range(lever.key, context.scenario)
    low, high = lever.share_of_range(found.low), lever.share_of_range(found.high)
    origin = context.scenario.origin_of(lever.key)
    default = float(origin.value)
    ticks = [("preset", value) for _, value in PRESET_VALUES.get(lever.key, ())]
    marks = "".join(
        f'<i class="{kind}" style="left:{lever.share_of_range(float(at)):.2%}"></i>'
        for kind, at in [*ticks, ("default", default)]
    )
    span = f'<i class="range" style="left:{low:.2%};width:{high - low:.2%}"></i>'
    # The ends of the curve stand beside the default, so they are told how wide it is.
    text = lever_text(lever.key, origin.value, context.language)
    beside = escape(say(context.language, "ui.lever_default", default=text, grade=origin.grade))
    curve = (
        f'<div class="curve" data-page="{curve_on}" data-lever="{lever.key}" '
        f'data-beside="{beside}"></div>'
    )
    # The browser turns what the slider shows into what a link says.
    times = lever_scale(lever.unit, context.language).times
    track = (
        f'<div class="track" aria-hidden="true" data-times="{times:g}">{span}{marks}</div>'
        f"{curve if curve_on else ''}"
    )
    st.html(f"{track}{_steps(name, context.language)}")


def _steps(name: str, language: str) -> str:
    """Return the buttons that move a slider by one step each, for a thumb."""
    kinds = (("down", "ArrowLeft", "−"), ("up", "ArrowRight", "+"))
    return "".join(
        f'<button type="button" class="step {kind}" data-key="{key}" '
        f'aria-label="{escape(say(language, f"sheet.{kind}", lever=name))}">{sign}</button>'
        for kind, key, sign in kinds
    )


def _draw_origin(lever: Lever, context: Context) -> None:
    """Draw the default with its grade, and after a change the button that goes back to it."""
    default = context.scenario.origin_of(lever.key)
    text = lever_text(lever.key, default.value, context.language)
    st.caption(
        say_markdown(context.language, "ui.lever_default", default=text, grade=default.grade)
    )
    if context.scenario.values()[lever.key] == default.value:
        return
    name = say(context.language, f"lever.{lever.key}.label")
    st.button(
        say_markdown(context.language, "ui.reset_one"),
        key=f"reset.{lever.key}",
        type="tertiary",
        icon=":material/undo:",
        help=say_markdown(context.language, "ui.reset_one_help", lever=name, default=text),
        on_click=_reset,
        args=(lever.key,),
    )


def _decimals(lever: Lever, shown: float, scale: Scale) -> int:
    """Return how many decimals show a value as it is: those of the lever, or more if it has more.

    A default such as 100 / 30 has no end: no more are shown than a move can set.
    """
    most = scale.decimals(lever.settable_decimals)
    needed = next(
        places for places in range(most + 1) if places == most or round(shown, places) == shown
    )
    return max(scale.decimals(lever.decimals), needed)


def _help(lever: Lever, context: Context) -> str:
    """Return what a lever means, what its grade means and who its default comes from."""
    language = context.language
    default = context.scenario.origin_of(lever.key)
    lines = [
        *_shared_with(lever, context),
        tell(language, f"lever.{lever.key}.help"),
        say(
            language,
            "ui.lever_grade",
            grade=default.grade,
            meaning=say(language, f"grade.{default.grade}"),
        ),
    ]
    if default.facts:
        lines.append(source_line(default.facts, language, context.today))
    return markdown("\n\n".join(lines))


def _shared_with(lever: Lever, context: Context) -> list[str]:
    """Return which pages an input changes, if there are several."""
    pages = _theme_pages(lever)
    if len(pages) < 2:
        return []
    names = (say(context.language, f"page.{slug}.menu") for slug in pages)
    listed = say(context.language, "text.comma").join(names)
    return [say(context.language, "shared.help", pages=listed)]


def _theme_pages(lever: Lever) -> list[str]:
    return [slug for slug in lever.pages if slug in THEMES]


def _moved(lever: Lever, widget_key: str, scale: Scale | None = None) -> None:
    value = chosen_value(widget_key)
    if value is None:
        return
    if scale is not None:
        value = lever.set_to(scale.value(float(value)))
    now = session.current()
    notices, name = now.notices, _name_of(now.case.scenario)
    commands.set_lever(lever.key, value)
    if now.page not in THEMES or now.notices != notices:
        redraw_all()
    followers = {other.key for other in LEVERS.values() if other.follows == lever.key}
    named = {PRESETS_FRAGMENT, RESET_FRAGMENT} if _name_of(now.case.scenario) != name else set()
    moved = {lever_fragment(key) for key in now.levers_to_redraw | followers}
    also = (moved | named) & now.fragments | now.native_fragments
    # The one that the reader moved is drawn in this run, and brings the page up to date.
    if also != {lever_fragment(lever.key)}:
        redraw(sorted(also))


def _reset(key: str) -> None:
    commands.reset_lever(key)
    redraw_all()


def _name_of(scenario: Scenario) -> tuple[object, ...]:
    """Return what is said of a scenario around the page: if it is the default, or which preset."""
    return bool(scenario.changes()), matching_preset(scenario)
