import json
import re

import plotly.graph_objects as go
import pytest

from components.charts import charts_of
from components.model import Scenario
from components.text import LANGUAGES
from components.text.markup import plain
from tests.charts.macro.test_waterfall import CORNERS
from tests.contexts import context


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CORNERS, ids=lambda s: str(s.changes()))
def test_titles_fit_and_the_alt_text_holds_their_numbers(scenario: Scenario, language: str) -> None:
    for chart in charts_of(context(scenario, language), "macro"):
        go.Figure(chart.spec)
        assert len(plain(chart.title)) <= 95
        assert len(json.dumps(chart.spec)) < 20_000
        numbers = set(re.findall(r"\d+(?:\.\d+)?", chart.title)) - {"2026"}
        assert all(number in chart.alt for number in numbers)
        assert len(plain(chart.subtitle).split()) <= 48
