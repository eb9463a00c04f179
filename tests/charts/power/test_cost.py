import pytest
from hypothesis import given, settings

from components.charts.palette import SCENARIO
from components.charts.power.cost import parts
from components.evidence import observed
from components.model import Scenario, evaluate
from tests.charts.drawn import drawn
from tests.contexts import context
from tests.strategies import scenarios, tries


@settings(max_examples=tries(50))
@given(scenarios)
def test_the_parts_of_each_count_make_up_the_whole(scenario: Scenario) -> None:
    found = parts(context(scenario))
    for whose in ("own", "published"):
        assert sum(part.share_pct for part in found if part.whose == whose) == pytest.approx(100)
    electricity = next(p for p in found if (p.name, p.whose) == ("electricity", "own"))
    bill = evaluate(scenario, observed()).power.bill_share_of_cost_pct
    assert electricity.share_pct == pytest.approx(bill)


def test_the_published_parts_are_those_of_the_model() -> None:
    published = [part for part in parts(context(Scenario.default())) if part.whose == "published"]
    # 5 for servers and 0.6 for energy of 8.5; the rest is 2.9.
    assert [part.usd_bn for part in published] == pytest.approx([5, 2.9, 0.6])
    assert published[0].share_pct == pytest.approx(58.8, abs=0.05)


def test_the_readers_parts_are_orange_and_the_title_names_electricity() -> None:
    chart = drawn("power.cost", Scenario.from_changes({"gwc": 50, "mwh": 70, "load": 80}))
    bars = chart.spec["data"][0]
    assert bars["marker"]["line"]["color"][::2] == [SCENARIO] * 3
    assert SCENARIO not in bars["marker"]["line"]["color"][1::2]
    assert "4.56%" in chart.title
