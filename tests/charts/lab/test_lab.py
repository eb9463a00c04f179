import re

import orjson
import plotly.graph_objects as go
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts import charts_of
from components.charts.svg.drawing import drawing
from components.model import LEVERS, Scenario
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import Question, partners
from components.text import LANGUAGES
from tests.charts.lab.asked import asked
from tests.strategies import scenarios, tries


@settings(max_examples=tries(25))
@given(scenarios, st.sampled_from(sorted(QUANTITIES)), st.sampled_from(sorted(LEVERS)), st.data())
def test_any_question_can_be_drawn(
    scenario: Scenario, result_id: str, key: str, data: st.DataObject
) -> None:
    scenario = scenario.replace(tgt=30)  # each target needs a slow estimate from the peers
    second = data.draw(st.sampled_from(["", *partners(key)]))
    language = data.draw(st.sampled_from(LANGUAGES))
    given_context = asked(scenario, Question(result_id, None, key, second), language)
    for chart in charts_of(given_context, "lab"):
        words = "".join((chart.title, chart.subtitle, chart.alt, str(chart.table)))
        assert not re.search(r"\bnan\b|\binf\b|\{|−−", words)
        assert chart.table.rows
        assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)
        for spec in (chart.spec, chart.narrow or chart.spec):
            go.Figure(spec)
            orjson.dumps(spec)
            drawing(spec, 640)
            for axis in ("xaxis", "yaxis"):
                low, high = spec["layout"][axis]["range"]
                assert low < high
                assert len(spec["layout"][axis].get("tickvals", [])) <= 5
