from datetime import date

import pytest

from components.charts.digital.supply import TOP_BN
from components.charts.palette import OBSERVED, RANGE, SCENARIO
from components.evidence import fact, observed
from components.evidence.digital import supply_forecasts, supply_points
from components.model import Scenario, evaluate
from components.text import LANGUAGES
from tests.charts.drawn import coloured, drawn


def test_the_readers_path_ends_at_the_supply_of_2030() -> None:
    scenario = Scenario.from_changes({"sg": 40})
    (path,) = coloured(drawn("digital.supply", scenario).spec, SCENARIO, "lines+markers")
    supply_2030 = evaluate(scenario, observed()).digital.supply_2030_usd_bn
    assert path["y"][-1] == pytest.approx(supply_2030, abs=0.1)
    assert path["y"][0] == 311.5
    assert path["x"][0] == pytest.approx(2025.74, abs=0.01)
    assert path["x"][-1] == pytest.approx(2030, abs=0.01)


def test_observed_supply_and_forecasts_are_all_drawn() -> None:
    spec = drawn("digital.supply", Scenario.default()).spec
    (line,) = coloured(spec, OBSERVED, "lines+markers")
    assert line["y"] == [point.value_usd_bn for point in supply_points()]
    marks = coloured(spec, RANGE, "lines+markers")
    assert len(marks) == len(supply_forecasts()) == 5
    assert all(mark["marker"]["symbol"] == "diamond-open" for mark in marks)
    names = " ".join(note["text"] for note in spec["layout"]["annotations"])
    for house in ("Citi", "J.P. Morgan", "Standard Chartered", "advisers", "Secretary"):
        assert house in names


def test_the_title_of_supply_goes_the_way_of_its_growth() -> None:
    assert "falling 20% a year" in drawn("digital.supply", Scenario.from_changes({"sg": -20})).title
    assert "without growth" in drawn("digital.supply", Scenario.from_changes({"sg": 0})).title
    assert "at 14% a year" in drawn("digital.supply", Scenario.default()).title


def test_supply_in_the_series_is_supply_in_the_facts() -> None:
    by_day = {point.day.isoformat(): point.value_usd_bn for point in supply_points()}
    for fact_id in ("supply", "supply_2023", "supply_2024", "supply_2025"):
        found = fact(f"stablecoin.{fact_id}_usd_bn")
        assert by_day[found.as_of] == found.value
    assert [point.day for point in supply_points()] == sorted(by_day_keys(by_day))
    assert supply_points()[-1].day == observed().supply_as_of


def by_day_keys(by_day: dict[str, float]) -> list[date]:
    return [date.fromisoformat(day) for day in by_day]


def test_forecasts_run_from_low_to_high_and_are_dated() -> None:
    for forecast in supply_forecasts():
        assert list(forecast.cases_usd_bn) == sorted(forecast.cases_usd_bn)
        assert forecast.cases_usd_bn
        assert "2025-04" <= forecast.published < "2026"
        assert forecast.target_year in {2028, 2030}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sg", [14, 0, -20])
def test_a_supply_of_the_readers_own_is_not_said_to_have_grown(sg: float, language: str) -> None:
    own = drawn("digital.supply", Scenario.from_changes({"sup": 50, "sg": sg}), language).title
    given_supply = drawn("digital.supply", Scenario.from_changes({"sg": sg}), language).title
    rise = f"{fact('stablecoin.growth_2026_pct').value:g}"
    assert rise in given_supply
    assert rise not in own
    assert {"en": "$50 billion", "ja": "500億ドル"}[language] in own


@pytest.mark.parametrize(("sup", "beyond"), [(311.5, False), (2000, False), (2000, True)])
def test_a_path_beyond_the_axis_is_named_at_its_top_with_an_arrow(sup: float, beyond: bool) -> None:
    changes = {"sup": sup, "sg": 60.0 if beyond else 14.0}
    spec = drawn("digital.supply", Scenario.from_changes(changes)).spec
    (name,) = [note for note in spec["layout"]["annotations"] if "yours" in note["text"]]
    assert ("↑" in name["text"]) == beyond
    assert (name["y"] == TOP_BN) == beyond
