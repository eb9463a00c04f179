"""What the present run shows: the scenario, its results and the words' language."""

from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from components.charts import Chart, charts, ghosted, tell_marked
from components.charts.inputs import Inputs, inputs_of
from components.charts.words import NO_MARKS
from components.evidence import observed
from components.link import encode
from components.model import Results, Scenario, evaluate
from components.text import say
from components.ui.words import markdown


@dataclass(frozen=True, slots=True)
class View:
    """One run's scenario in one language."""

    scenario: Scenario
    results: Results
    language: str
    pinned: Scenario | None = None
    pinned_results: Results | None = None
    drawn: dict[str, tuple[Chart, ...]] = field(default_factory=dict)

    def charts(self, slug: str) -> tuple[Chart, ...]:
        """Return the charts of a page, built once a run."""
        if slug not in self.drawn:
            drawn = charts(slug, self.inputs)
            if self.pinned is not None:
                pinned = inputs_of(self.pinned, self.language, self.pinned_results)
                others = charts(slug, pinned)
                name = say(self.language, "compare.ghost")
                drawn = tuple(map(ghosted, drawn, others, [name] * len(drawn)))
            self.drawn[slug] = drawn
        return self.drawn[slug]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue, ready for Markdown."""
        return markdown(tell_marked(self.language, key, NO_MARKS, **values))

    @property
    def inputs(self) -> Inputs:
        """What charts are drawn from."""
        return inputs_of(self.scenario, self.language, self.results)

    @property
    def query(self) -> dict[str, str]:
        """The query parameters that hold this scenario and language."""
        return encode(self.scenario, self.language, self.pinned)


def open_view(scenario: Scenario, language: str, pinned: Scenario | None = None) -> View:
    """Evaluate a scenario and make it the view of this run."""
    others = evaluate(pinned, observed()) if pinned is not None else None
    view = View(scenario, evaluate(scenario, observed()), language, pinned, others)
    st.session_state["view"] = view
    return view


def current_view() -> View:
    """Return the view of this run."""
    return cast(View, st.session_state["view"])
