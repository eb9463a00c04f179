import pytest

from components.charts import charts_of
from components.model import Scenario
from components.text import LANGUAGES
from tests.charts.reallocation.test_flow import CORNERS
from tests.contexts import context


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", [Scenario.default(), *CORNERS])
def test_titles_are_short_and_their_numbers_are_in_the_alt_text(
    scenario: Scenario, language: str
) -> None:
    for chart in charts_of(context(scenario, language), "reallocation"):
        assert len(chart.title) <= 95
        assert len(chart.subtitle.split()) <= 50
        for figure in [word.strip("；;,。") for word in chart.title.split() if word[0] == "$"]:
            assert figure in chart.alt
