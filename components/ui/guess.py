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
from components.text.markup import html, markdown
from components.text.quotes import say_html, say_markdown, tell, tell_marked
from components.text.table import Table
from components.ui import state
from components.ui.figure import picture_with_words
from components.ui.fold import fold
from components.ui.prose import paragraph, words

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
                picture_with_words(chart_of(context, key))
                words(
                    "guess.table",
                    lambda context: _folded_table(chart_of(context, key).table, context),
                )
    elif guess is not None:
        words("guess.finding", lambda context: paragraph("small", chart_of(context, key).title))


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
    state.guess(slug, None if number is None else round(number, 6))


def _folded_table(table: Table, context: Context) -> str:
    """Return the table behind the chart as HTML, folded away."""
    heads = "".join(f'<th scope="col">{html(column)}</th>' for column in table.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in table.rows
    )
    name = say_html(context.language, "guess.table")
    return (
        f'<details class="guess-table"><summary>{name}</summary>'
        f'<div class="scrolled" tabindex="0" role="region" aria-label="{name}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _cell(cell: object) -> str:
    return "" if cell is None else html(str(cell))
