from hypothesis import given, settings

from components.charts import CHARTS
from components.model import Scenario
from components.text import LANGUAGES
from components.text.markup import plain
from tests.charts.drawn import drawn
from tests.strategies import scenarios, tries


@settings(max_examples=tries(30))
@given(scenarios)
def test_titles_stay_within_a_line_and_a_half(scenario: Scenario) -> None:
    for language in LANGUAGES:
        for name in CHARTS["coinvest"]:
            chart = drawn(f"coinvest.{name}", scenario, language)
            assert len(plain(chart.title)) <= 95, chart.title
