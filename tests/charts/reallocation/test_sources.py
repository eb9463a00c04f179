import pytest

from components.charts.palette import SCENARIO, faded
from components.model import Scenario
from tests.charts.drawn import drawn, labels
from tests.charts.reallocation.test_flow import CORNERS


def test_an_empty_source_keeps_its_row_without_a_bar() -> None:
    borrowed = drawn("reallocation.sources", Scenario.default())
    unborrowed = drawn("reallocation.sources", Scenario.from_changes({"dsh": 0}))
    assert "Debt: <b>none</b>" in labels(unborrowed)
    assert len(labels(unborrowed)) == len(labels(borrowed))
    assert len(unborrowed.spec["data"][0]["x"]) == len(borrowed.spec["data"][0]["x"]) - 1


@pytest.mark.parametrize("scenario", [Scenario.default(), *CORNERS])
def test_rows_of_sources_and_of_uses_each_fill_the_width(scenario: Scenario) -> None:
    bars = drawn("reallocation.sources", scenario).spec["data"][0]
    ends = [base + size for base, size in zip(bars["base"], bars["x"], strict=True)]
    starts_over = [place for place, base in enumerate(bars["base"]) if base == 0]
    assert len(starts_over) == 2
    last_source, last_use = ends[starts_over[1] - 1], ends[-1]
    assert (last_source, last_use) == pytest.approx((100, 100), abs=0.01)


def test_equity_is_the_full_orange() -> None:
    fills = drawn("reallocation.sources", Scenario.default()).spec["data"][0]["marker"]["color"]
    assert fills[1:3] == [faded(SCENARIO, 0.12), faded(SCENARIO, 0.85)]
