import re
from dataclasses import replace

import orjson
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts import Chart, charts_of
from components.charts.lab import compared, share_text
from components.charts.palette import SCENARIO
from components.charts.svg.drawing import drawing
from components.context import Context
from components.evidence import observed
from components.model import LEVERS, Scenario
from components.model.lab.explain import explain
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import Question, partners
from components.model.lab.tornado import tornado
from components.model.lab.uncertainty import uncertainty
from components.text import LANGUAGES
from tests.contexts import context
from tests.strategies import scenarios, tries

DEFAULT = Scenario.default()
TOTAL = Question("buildout.total_usd_tn")


def inputs(
    scenario: Scenario = DEFAULT, question: Question = TOTAL, language: str = "en"
) -> Context:
    return context(scenario, language, question=question)


def drawn(given: Context) -> dict[str, Chart]:
    return {chart.key.removeprefix("lab."): chart for chart in charts_of(given, "lab")}


@settings(max_examples=tries(25))
@given(scenarios, st.sampled_from(sorted(QUANTITIES)), st.sampled_from(sorted(LEVERS)), st.data())
def test_any_question_can_be_drawn(
    scenario: Scenario, result_id: str, key: str, data: st.DataObject
) -> None:
    scenario = scenario.replace(tgt=30)  # each target needs a slow estimate from the peers
    second = data.draw(st.sampled_from(["", *partners(key)]))
    language = data.draw(st.sampled_from(LANGUAGES))
    given_ = inputs(scenario, Question(result_id, None, key, second), language)
    for chart in charts_of(given_, "lab"):
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


def test_bars_are_in_order_and_end_where_the_tornado_says() -> None:
    given_ = inputs(question=Question("breakout.required_revenue_usd_bn"))
    found = tornado(DEFAULT, given_.question.result, observed())
    bars = drawn(given_)["tornado"].spec["data"][0]
    assert list(bars["y"]) == sorted(bars["y"], reverse=True)
    for bar, start, length in zip(found.bars, bars["base"], bars["x"], strict=True):
        ends = [end.result for end in bar.ends if end.result is not None]
        assert start == pytest.approx(min(ends), abs=1e-3)
        assert start + length == pytest.approx(max(ends), abs=2e-3)


def test_the_table_holds_every_bar_and_every_held_input() -> None:
    given_ = inputs(question=Question("breakout.required_revenue_usd_bn"))
    found = tornado(DEFAULT, given_.question.result, observed())
    rows = drawn(given_)["tornado"].table.rows
    assert len(rows) == len(found.bars) + len(found.held)
    assert "Michael Burry, Microsoft" in str(rows[0][-1])


def test_the_curve_meets_the_target_where_the_answer_says() -> None:
    """By hand: 416 + 710 * ((1 + g)^5 - 1) / g = 8,000 at g = 38.71 %."""
    chart = drawn(inputs(question=replace(TOTAL, target=8.0, lever="g")))["true"]
    assert "38.71% a year" in chart.title
    met = chart.spec["data"][1]
    assert met["x"] == [pytest.approx(38.71, abs=0.005)]
    assert met["y"] == [pytest.approx(8, rel=1e-3)]
    own = chart.spec["data"][2]
    assert (own["x"], own["marker"]["color"]) == ([19.0], SCENARIO)


def test_a_target_out_of_reach_is_said_to_be() -> None:
    chart = drawn(inputs(question=replace(TOTAL, target=500.0, lever="g")))["true"]
    assert "No value" in chart.title
    assert chart.spec["data"][1]["x"] == []


def test_the_pairs_all_lead_to_the_target() -> None:
    question = replace(TOTAL, target=8.0, lever="g", second="c26")
    chart = drawn(inputs(question=question))["true"]
    line = chart.spec["data"][0]
    for g, c26 in zip(line["x"], line["y"], strict=True):
        total = 416 + c26 * sum((1 + g / 100) ** k for k in range(5))
        assert total == pytest.approx(8000, rel=2e-3)


def test_the_parts_lead_from_the_one_scenario_to_the_other() -> None:
    pinned = DEFAULT.replace(g=10, bust=30)
    given_ = context(DEFAULT.replace(g=25), question=TOTAL, compared=pinned)
    spec = drawn(given_)["difference"].spec
    found = explain(pinned, given_.scenario, TOTAL.result, observed())
    ends = spec["data"][1]["x"]
    assert ends == [pytest.approx(found.before, abs=1e-3), pytest.approx(found.after, abs=1e-3)]
    bars = spec["data"][0]
    place = ends[0]
    for part, start, length in zip(found.parts, bars["base"], bars["x"], strict=True):
        low, high = sorted((place, place + part.contribution))
        assert (start, start + length) == (
            pytest.approx(low, abs=2e-3),
            pytest.approx(high, abs=2e-3),
        )
        place += part.contribution
    assert place == pytest.approx(ends[1], abs=2e-3)


def test_what_is_compared_is_the_pin_else_the_default_else_an_example() -> None:
    moved, pinned = DEFAULT.replace(g=25), DEFAULT.replace(g=10)
    assert compared(inputs()).kind == "example"
    assert compared(inputs()).after != DEFAULT
    assert compared(inputs(moved)).before == DEFAULT
    assert compared(context(moved, question=TOTAL, compared=pinned)).before == pinned


def test_the_band_is_that_of_the_draws() -> None:
    found = uncertainty(DEFAULT, TOTAL.result, observed())
    outer, inner = drawn(inputs())["band"].spec["data"][:2]
    for bar, low, high in ((outer, 0, 4), (inner, 1, 3)):
        assert bar["base"][0] == pytest.approx(found.quantiles[low], rel=1e-4)
        assert bar["base"][0] + bar["x"][0] == pytest.approx(found.quantiles[high], rel=1e-4)


def test_shares_never_claim_false_certainty() -> None:
    assert share_text(0.998, "en") == "over 99%"
    assert share_text(0.004, "en") == "under 1%"
    assert (share_text(1.0, "en"), share_text(0.0, "en")) == ("100%", "0%")
