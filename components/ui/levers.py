"""The what-if inputs: for each lever a slider, an exact number and a way back to the default."""

import streamlit as st

from components.model import LEVERS, Lever
from components.text import lever_text, say
from components.ui import state
from components.ui.view import View
from components.ui.words import markdown


def draw_lever(lever: Lever, view: View) -> None:
    """Draw one lever. Its widgets show the scenario; moving one changes the scenario."""
    with st.container(key=f"lever-{lever.key}", gap=None):
        if lever.choices:
            _draw_choice(lever, view)
        else:
            _draw_number(lever, view)
        _draw_origin(lever, view)


def _draw_choice(lever: Lever, view: View) -> None:
    key = f"choice.{lever.key}"
    st.session_state[key] = view.scenario.values()[lever.key]
    st.selectbox(
        view.say(f"lever.{lever.key}.label"),
        lever.choices,
        key=key,
        format_func=lambda code: lever_text(lever.key, code, view.language),
        help=view.say(f"lever.{lever.key}.help"),
        on_change=_moved,
        args=(lever, key),
    )


def _draw_number(lever: Lever, view: View) -> None:
    name = view.say(f"lever.{lever.key}.label")
    unit = view.say(f"unit_short.{lever.unit}")
    value = float(view.scenario.values()[lever.key])
    bounds = {
        "min_value": float(lever.low),
        "max_value": float(lever.high),
        "step": float(lever.step),
        "format": f"%.{lever.decimals}f",
    }
    st.markdown(f"**{name}** :gray[{unit}]", help=view.say(f"lever.{lever.key}.help"))
    left, right = st.columns([0.6, 0.4], gap="small", vertical_alignment="center", wrap=False)
    for column, kind, widget in (
        (left, "slider", st.slider),
        (right, "number", st.number_input),
    ):
        key = f"{kind}.{lever.key}"
        st.session_state[key] = value
        label = name if kind == "slider" else view.say("ui.exact", lever=name)
        with column:
            widget(  # type: ignore[operator]
                f"{label} ({unit})",
                key=key,
                label_visibility="collapsed",
                on_change=_moved,
                args=(lever, key),
                **bounds,
            )


def _draw_origin(lever: Lever, view: View) -> None:
    """Draw where the default comes from and the button that goes back to it."""
    default = lever.default(view.scenario.base)
    text = lever_text(lever.key, default.value, view.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            view.say(
                "ui.lever_source",
                default=text,
                grade=default.grade,
                meaning=say(view.language, f"grade.{default.grade}"),
            )
        )
        if view.scenario.values()[lever.key] != default.value:
            st.button(
                view.say("ui.reset_one", default=text),
                key=f"reset.{lever.key}",
                type="tertiary",
                help=markdown(
                    say(
                        view.language,
                        "ui.reset_one_help",
                        lever=say(view.language, f"lever.{lever.key}.label"),
                        default=text,
                    )
                ),
                on_click=state.reset_lever,
                args=(lever.key,),
            )


def _moved(lever: Lever, widget_key: str) -> None:
    value = st.session_state[widget_key]
    if not LEVERS[lever.key].choices:
        value = lever.clamp(round(float(value), max(lever.decimals, 2)))
    state.set_lever(lever.key, value)
