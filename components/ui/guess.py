"""Guess first: one number of the page, stated before or after the answer, beside what others say.

It is an offer: the answer comes back with the guess or without, and a guess moves nothing in the
model.
"""

from typing import cast

import streamlit as st

from components.charts.guess import CHART
from components.charts.pages import chart_of
from components.context import Context
from components.model.guess import GUESSED, guess_of
from components.text.markup import markdown
from components.text.quotes import say_markdown, tell
from components.text.scale import Scale, result_scale
from components.ui import commands
from components.ui.element import mount, mount_once
from components.ui.fields import field_key
from components.ui.figure import figure
from components.ui.fold import fold

FIELD_PX = 230


def guess_first(slug: str, context: Context) -> None:
    """Draw the offer to guess a page's number, folded away, and in it what came of it.

    While a reader guesses, the answer is covered.
    """
    guess = guess_of(context.guesses, slug)
    key = f"{CHART}.{slug}"
    # The same label with and without a guess: with another one Streamlit would close the fold.
    drawer = fold(key, say_markdown(context.language, "guess.offer"))
    if drawer.open:
        with drawer:
            _ask(slug, guess, context)
            if guess is not None:
                figure(chart_of(context, key))
                mount("guess.table")
            else:
                mount_once("guess.cover")


def finding(slug: str, context: Context) -> None:
    """Draw in one line what came of a guess, so that a link shows that it has one."""
    if guess_of(context.guesses, slug) is not None:
        mount("guess.finding")


def _ask(slug: str, guess: float | None, context: Context) -> None:
    guessed = GUESSED[slug]
    scale = result_scale(guessed.result_id, context.language)
    key = field_key(f"guess.{slug}", scale, context.language)
    shown = None if guess is None else scale.shown(guess)
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    with st.form(f"guess.{slug}.form", border=False):
        st.markdown(f"**{markdown(tell(context.language, f'guess.question.{slug}'))}**")
        st.caption(markdown(tell(context.language, f"guess.meant.{slug}")))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.number_input(
                say_markdown(context.language, "guess.label", unit=scale.unit),
                scale.shown(float(guessed.low)),
                scale.shown(float(guessed.high)),
                value=None,  # so that a reader who clears the field takes the guess back
                step=scale.shown(float(guessed.step)),
                format="%.9g",
                key=key,
                width=FIELD_PX,
            )
            st.form_submit_button(
                say_markdown(context.language, "guess.show"),
                key=f"guess.{slug}.show",
                on_click=_take,
                args=(slug, key, scale),
            )
        st.caption(say_markdown(context.language, "guess.free"))


def _take(slug: str, key: str, scale: Scale) -> None:
    shown = cast(float | None, st.session_state[key])
    commands.guess(slug, None if shown is None else round(scale.value(shown), 6))
