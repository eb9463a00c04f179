import plotly.graph_objects as go
import pytest
from hypothesis import given, settings

from components.charts import CHARTS
from components.model import LEVERS, Scenario
from components.text import LANGUAGES
from components.text.markup import plain
from tests.contexts import context
from tests.strategies import scenarios, tries


@settings(max_examples=tries(60))
@given(scenarios)
def test_titles_are_short_and_their_numbers_stand_in_the_alt_text(scenario: Scenario) -> None:
    for language in LANGUAGES:
        for build in CHARTS["target"].values():
            chart = build(context(scenario, language))
            assert len(plain(chart.title)) <= 95
            assert len(chart.subtitle.split()) <= 52
            for word in chart.title.replace(";", "").replace(",", "").split():
                if any(sign.isdigit() for sign in word) and language == "en":
                    assert word.strip(".:") in chart.alt


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["rc1", "rc2", "rc3", "fl", "bow", "fg", "fy", "tgt"])
def test_specs_are_valid_with_a_lever_at_either_end(key: str, language: str) -> None:
    for value in (LEVERS[key].low, LEVERS[key].high):
        for build in CHARTS["target"].values():
            go.Figure(build(context(Scenario.from_changes({key: value}), language)).spec)
