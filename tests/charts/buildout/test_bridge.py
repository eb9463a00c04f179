import pytest

from components.charts.buildout.bridge import TOP_BN, steps
from components.charts.palette import SCENARIO
from components.evidence import capex_parts
from components.model import LEVERS, Scenario
from components.text import LANGUAGES
from tests.charts.drawn import drawn, labels


def total_2026(definition: str) -> float:
    return sum(
        part.value_usd_bn
        for part in capex_parts()
        if (part.definition, part.year) == (definition, 2026)
    )


def test_totals_add_up_their_companies_and_steps_lead_from_one_to_the_next() -> None:
    half, cash, leases, leased, oracle, five, world = steps()
    assert (half.start, half.size) == (0, 294.8)  # what the four report of January to June
    for total in (cash, leased, five, world):
        assert total.start == 0
        assert total.size == pytest.approx(total_2026(total.code), abs=0.5)  # defaults are whole
    assert leases.start == cash.size
    assert leases.start + leases.size == pytest.approx(leased.size)
    assert oracle.start == leased.size
    assert oracle.start + oracle.size == pytest.approx(five.size)
    assert oracle.size == pytest.approx(55.7, abs=0.5)  # Oracle's fiscal year


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("c26", [LEVERS["c26"].low, 710, LEVERS["c26"].high])
def test_the_readers_2026_is_ticked_on_every_row_and_nothing_leaves_the_axis(
    c26: float, language: str
) -> None:
    chart = drawn("buildout.bridge", Scenario.from_changes({"c26": c26}), language)
    bars = chart.spec["data"][0]
    assert max(base + x for base, x in zip(bars["base"], bars["x"], strict=True)) < TOP_BN
    ticks = [s for s in chart.spec["layout"]["shapes"] if s["line"]["color"] == SCENARIO]
    assert [shape["x0"] for shape in ticks] == [c26] * 7
    assert chart.spec["layout"]["annotations"][-1]["x"] == c26
    assert "▾" in labels(chart)[-1]


def test_the_title_names_the_lowest_and_the_highest_count() -> None:
    title = drawn("buildout.bridge", Scenario.default()).title
    assert "$571 billion" in title  # AI worldwide, by one forecast
    assert "$788 billion" in title  # five companies: 220 + 200 + 137.5 + 175 + 55.7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_lists_every_part_of_every_definition(language: str) -> None:
    rows = drawn("buildout.bridge", Scenario.default(), language).table.rows
    assert [row[3] for row in rows] == [part.value_usd_bn for part in capex_parts()]
    assert len({row[:3] for row in rows}) == len(rows)
