import pytest

from components.charts.buildout.growth import growth_table
from components.charts.buildout.houses import TOP_TN
from components.charts.kit import house_name
from components.charts.palette import RANGE, SCENARIO
from components.evidence import forecasts
from components.model import Scenario
from components.text import LANGUAGES
from tests.charts.drawn import drawn, labels

DEFAULT = Scenario.default()


def test_each_forecast_has_a_row_and_the_highest_stands_on_top() -> None:
    bars = drawn("buildout.houses", DEFAULT).spec["data"][0]
    ends = [base + length for base, length in zip(bars["base"], bars["x"], strict=True)]
    assert len(ends) == len(forecasts()) == 11
    assert ends == sorted(ends, reverse=True)
    assert bars["y"] == sorted(bars["y"], reverse=True)
    assert max(ends) < TOP_TN


def test_a_range_spans_its_figures_with_a_dot_at_the_middle_case() -> None:
    bars, points, *_ = drawn("buildout.houses", DEFAULT).spec["data"]
    spans = [
        (text.split(":")[0], base, base + length)
        for text, base, length in zip(bars["customdata"], bars["base"], bars["x"], strict=True)
        if base > 0
    ]
    assert sorted(spans) == [
        ("BlackRock", 5, 8), ("J.P. Morgan", 5, 7), ("McKinsey", 3.7, 7.9)
    ]  # fmt: skip
    assert points["x"] == [5.2]  # of these only McKinsey names a middle case


def test_single_figures_are_hollow_bars_from_nothing_and_open_ends_have_an_arrow() -> None:
    bars, _, arrows = drawn("buildout.houses", DEFAULT).spec["data"]
    hollow = [fill.endswith(",0.12)") for fill in bars["marker"]["color"]]
    assert hollow == [base == 0 for base in bars["base"]]
    assert arrows["x"] == [3.0]  # "at least", by Moody's


def test_only_the_range_that_the_pages_speak_of_is_green() -> None:
    bars = drawn("buildout.houses", DEFAULT).spec["data"][0]
    green = [
        text
        for text, colour in zip(bars["customdata"], bars["marker"]["line"]["color"], strict=True)
        if colour == RANGE
    ]
    assert len(green) == 1
    assert green[0].startswith("BlackRock: ")


@pytest.mark.parametrize(("g", "ticked"), [(0, True), (60, False)])
def test_a_total_off_the_scale_is_named_and_not_ticked(g: float, ticked: bool) -> None:
    chart = drawn("buildout.houses", Scenario.from_changes({"c26": 1000, "g": g}))
    ticks = [s["x0"] for s in chart.spec["layout"]["shapes"] if s["line"]["color"] == SCENARIO]
    assert len(ticks) == (len(forecasts()) if ticked else 0)
    assert ("off the scale" in labels(chart)[-1]) == (not ticked)
    assert all(note["x"] <= TOP_TN for note in chart.spec["layout"]["annotations"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_is_named_once_and_linked_where_an_address_is_known(language: str) -> None:
    source = drawn("buildout.houses", DEFAULT, language).source
    for forecast in forecasts():
        name = house_name(forecast.house, language)
        addresses = {one.url for one in forecasts() if one.house == forecast.house} - {""}
        assert source.count(f"[{name}](") == bool(addresses)
        assert name in source


@pytest.mark.parametrize("language", LANGUAGES)
def test_implied_growth_compounds_from_2026_to_2030(language: str) -> None:
    rows = growth_table(language).rows
    assert rows
    for *_, start, end, growth, _ in rows:
        assert isinstance(start, float)
        assert isinstance(end, float)
        assert isinstance(growth, float)
        # Growth is given to 0.1 %; over four years that is up to 0.3 % of the end.
        assert start * (1 + growth / 100) ** 4 == pytest.approx(end, rel=0.003)
