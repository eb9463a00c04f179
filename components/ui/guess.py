"""Guess first: one number of the page, stated before or after the answer, beside what others say.

It is an offer: the answer stands on the page either way, and a guess moves nothing in the model.
"""

from typing import cast

import streamlit as st

from components.charts.guess import CHART
from components.charts.pages import chart_of
from components.context import Context
from components.model.evaluate import result_unit
from components.model.guess import GUESSED, guess_of
from components.text.markup import markdown
from components.text.quotes import say_markdown, tell, tell_marked
from components.ui import commands
from components.ui.element import mount
from components.ui.figure import figure
from components.ui.fold import fold

FIELD_PX = 230
ICON = ":material/psychology_alt:"


def guess_first(slug: str, context: Context) -> None:
    """Draw the offer to guess a page's number, folded away, and in it what came of it.

    While it is folded, one line says what came of a guess, so that a link shows that it has one.
    """
    guess = guess_of(context.guesses, slug)
    key = f"{CHART}.{slug}"
    # The same label with and without a guess: with another one Streamlit would close the fold.
    question = tell(context.language, f"guess.question.{slug}")
    drawer = fold(key, say_markdown(context.language, "guess.offer", question=question), icon=ICON)
    if drawer.open:
        with drawer:
            _ask(slug, guess, context)
            if guess is not None:
                figure(chart_of(context, key))
                mount("guess.table")
    elif guess is not None:
        mount("guess.finding")


def _ask(slug: str, guess: float | None, context: Context) -> None:
    guessed = GUESSED[slug]
    key = f"guess.{slug}"
    if st.session_state.get(key) != guess:
        st.session_state[key] = guess
    unit = tell_marked(context.language, f"unit_result.{result_unit(guessed.result_id)}")
    with st.form(f"{key}.form", border=False):
        st.caption(markdown(tell(context.language, f"guess.meant.{slug}")))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.number_input(
                say_markdown(context.language, "guess.label", unit=unit),
                float(guessed.low),
                float(guessed.high),
                value=None,  # so that a reader who clears the field takes the guess back
                step=float(guessed.step),
                format="%.6g",
                key=key,
                width=FIELD_PX,
            )
            st.form_submit_button(
                say_markdown(context.language, "guess.show"),
                key=f"{key}.show",
                on_click=_take,
                args=(slug, key),
            )
        st.caption(say_markdown(context.language, "guess.free"))


def _take(slug: str, key: str) -> None:
    number = cast(float | None, st.session_state[key])
    commands.guess(slug, None if number is None else round(number, 6))
