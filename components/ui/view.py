"""What the present run shows: the scenario, its results and the words' language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from components.charts import Chart, charts, tell_marked, theme_charts
from components.charts.guess import CHART, guess_chart
from components.charts.inputs import Inputs, inputs_of, results_of
from components.charts.pages import with_ghost
from components.charts.words import NO_MARKS
from components.link import encode
from components.model import Results, Scenario
from components.model.evaluate import THEMES
from components.model.guess import Guesses, guess_of
from components.model.lab.question import Question
from components.text.markup import html, markdown
from components.ui import state

_USUAL = Question()


@dataclass(frozen=True, slots=True)
class View:
    """One scenario in one language, with the scenario it is compared with if there is one.

    `question` is what is asked of the lab, `guesses` what the reader guessed; `query` holds the
    query parameters of all of it.
    """

    scenario: Scenario
    results: Results
    language: str
    query: Mapping[str, str]
    pinned: Scenario | None = None
    pinned_results: Results | None = None
    question: Question = _USUAL
    guesses: Guesses = ()
    drawn: dict[str, tuple[Chart, ...]] = field(default_factory=dict)

    def charts(self, slug: str) -> tuple[Chart, ...]:
        """Return the charts of a page, built once."""
        if slug in THEMES:
            return theme_charts(slug, self.scenario, self.language, self.pinned)
        if slug not in self.drawn:
            self.drawn[slug] = charts(slug, self.inputs)
        return self.drawn[slug]

    def chart(self, key: str) -> Chart:
        """Return one chart, by its key ``<page>.<name>``."""
        page, _, name = key.partition(".")
        drawn = self._guess_charts(name) if page == CHART else self.charts(page)
        return next(chart for chart in drawn if chart.key == key)

    def _guess_charts(self, slug: str) -> tuple[Chart, ...]:
        """Return the chart of the reader's guess on a page, built once; none without a guess."""
        number = guess_of(self.guesses, slug)
        if number is None:
            return ()
        key = f"{CHART}.{slug}"
        if key not in self.drawn:
            drawn = guess_chart(slug, number, self.inputs)
            if self.pinned is not None:
                behind = inputs_of(self.pinned, self.language, self.pinned_results)
                drawn = with_ghost(drawn, guess_chart(slug, number, behind), self.language)
            self.drawn[key] = (drawn,)
        return self.drawn[key]

    def tell(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue, as text."""
        return tell_marked(self.language, key, NO_MARKS, **values)

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue, ready for Streamlit's Markdown."""
        return markdown(self.tell(key, **values))

    def html(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue as HTML."""
        return html(self.tell(key, **values))

    @property
    def inputs(self) -> Inputs:
        """What charts are drawn from."""
        return inputs_of(self.scenario, self.language, self.results, self.question, self.pinned)


def current_view() -> View:
    """Return the view of what the session holds now, evaluated once for each scenario."""
    now = state.current()
    view = cast(View | None, st.session_state.get("view"))
    shown = (now.scenario, now.language, now.pinned, now.question, now.guesses)
    if view is None or shown != (
        view.scenario,
        view.language,
        view.pinned,
        view.question,
        view.guesses,
    ):
        others = results_of(now.pinned) if now.pinned is not None else None
        results = results_of(now.scenario)
        query = encode(now.scenario, now.language, now.pinned, now.question, now.guesses)
        view = View(
            now.scenario,
            results,
            now.language,
            query,
            now.pinned,
            others,
            now.question,
            now.guesses,
        )
        st.session_state["view"] = view
    return view
