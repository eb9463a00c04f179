"""What the present run shows: the scenario, its results and the words' language."""

from dataclasses import dataclass, field
from datetime import date
from typing import cast

import streamlit as st

from components.charts import Chart, charts, tell
from components.charts.inputs import Inputs
from components.evidence import observed
from components.link import encode
from components.model import Results, Scenario, evaluate
from components.ui.words import markdown


@dataclass(frozen=True, slots=True)
class View:
    """One run's scenario in one language."""

    scenario: Scenario
    results: Results
    language: str
    drawn: dict[str, tuple[Chart, ...]] = field(default_factory=dict)

    def charts(self, slug: str) -> tuple[Chart, ...]:
        """Return the charts of a page, built once a run."""
        if slug not in self.drawn:
            self.drawn[slug] = charts(slug, self.inputs)
        return self.drawn[slug]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue, ready for Markdown."""
        return markdown(tell(self.language, key, **values))

    @property
    def inputs(self) -> Inputs:
        """What charts are drawn from."""
        return Inputs(
            scenario=self.scenario,
            results=self.results,
            observed=observed(),
            language=self.language,
            today=date.today(),
        )

    @property
    def query(self) -> dict[str, str]:
        """The query parameters that hold this scenario and language."""
        return encode(self.scenario, self.language)


def open_view(scenario: Scenario, language: str) -> View:
    """Evaluate a scenario and make it the view of this run."""
    view = View(scenario, evaluate(scenario, observed()), language)
    st.session_state["view"] = view
    return view


def current_view() -> View:
    """Return the view of this run."""
    return cast(View, st.session_state["view"])
