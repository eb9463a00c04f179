import pytest

from components.charts.palette import SCENARIO
from components.charts.target.closes import TOP_BN
from components.evidence import fact
from components.evidence.target import infra_closes
from components.model import Scenario
from tests.charts.drawn import drawn


@pytest.mark.parametrize("tgt", [20, 30, 50])
def test_the_target_stands_above_the_years_and_every_bar_is_on_the_axis(tgt: float) -> None:
    bars = drawn("target.closes", Scenario.from_changes({"tgt": tgt})).spec["data"][0]
    assert bars["x"] == pytest.approx([tgt, 239.8, 114.3, 124.11, 171.32])
    assert max(bars["x"]) < TOP_BN
    assert bars["marker"]["line"]["color"][0] == SCENARIO


def test_closes_come_from_one_house_year_after_year() -> None:
    assert len({fact(year.fact_id).publisher for year in infra_closes()}) == 1
    years = [year.year for year in infra_closes()]
    assert years == list(range(years[0], years[-1] + 1))
    assert max(infra_closes(), key=lambda year: year.closed_usd_bn).year == 2025


def test_the_table_gives_the_target_in_percent_of_each_year() -> None:
    rows = drawn("target.closes", Scenario.from_changes({"tgt": 30})).table.rows
    assert [row[2] for row in rows] == [
        pytest.approx(100 * 30 / year.closed_usd_bn, abs=0.05) for year in infra_closes()
    ]
