import pytest

from components.charts.digital.sizes import PARTS
from components.charts.palette import SCENARIO
from components.model import Scenario
from components.text import LANGUAGES
from tests.charts.drawn import drawn


def test_all_bars_stand_on_one_linear_scale_from_zero() -> None:
    chart = drawn("digital.sizes", Scenario.default())
    bars = chart.spec["data"][0]
    assert chart.spec["layout"]["xaxis"].get("type", "linear") == "linear"
    assert set(bars["base"]) == {0.0}
    assert bars["x"] == [row[1] for row in chart.table.rows]
    assert bars["x"][0] == max(bars["x"]) <= chart.spec["layout"]["xaxis"]["range"][1]
    assert len(bars["x"]) == len(PARTS) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_state_the_shares_of_what_is_managed(language: str) -> None:
    """12.5 over 15,344.6 is 0.0815 %, 78.4 over it is 0.511 %."""
    chart = drawn("digital.sizes", Scenario.default(), language)
    assert "0.081" in chart.title
    assert "0.51" in chart.alt
    assert [row[2] for row in chart.table.rows][:4] == pytest.approx([100, 2.761, 1.193, 0.511])


def test_a_supply_that_the_reader_set_is_drawn_as_theirs() -> None:
    chart = drawn("digital.sizes", Scenario.from_changes({"sup": 900}))
    bars, place = chart.spec["data"][0], list(PARTS).index("stablecoins")
    assert bars["x"][place] == 900
    assert bars["marker"]["line"]["color"][place] == SCENARIO
    assert chart.table.rows[place][3] == "none"
