from datetime import date

import pytest

from components.refresh.diff import Change, Kind
from components.refresh.report import advice, age, compared, table
from components.refresh.tables import Figure, tables
from tests.refresh.answers import PACKAGE

TODAY = date(2026, 12, 2)
READ = {"builders_cash": "2026-11-24", "facts": "2026-11-22"}
FIGURE = Figure(
    source="SEC",
    published="2026-10-01",
    resource="builders_cash",
    row=("googl", "2022"),
    column="capex_usd_bn",
    value=31.5,
    note="from a 10-K/A",
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-12-02", "0 days"),
        ("2026-11-24", "8 days"),
        ("2026-06-30", "6 months"),
        ("2026-11", "1 months"),
        ("2025-10", "14 months"),
        ("2024", "24 months"),
    ],
)
def test_an_age_is_in_the_unit_that_suits_it(text: str, said: str) -> None:
    assert age(text, TODAY) == said


def test_a_row_shows_both_values_the_change_and_both_ages() -> None:
    head, row, note, held = table([Change(FIGURE, "30.0", Kind.RESTATED, "why")], READ, TODAY)
    assert head.split("  ")[0] == "series"
    assert [text.strip() for text in row.split("  ") if text] == [
        "builders_cash.googl.capex_usd_bn",
        "2022",
        "30.0",
        "31.5",
        "+5.00 %",
        "2026-11-24 (8 days)",
        "2026-10-01 (2 months)",
        "restated (SEC), HELD BACK",
    ]
    assert note.strip() == "from a 10-K/A"
    assert held.strip() == "correction on record: why"
    assert table([], READ, TODAY) == []


def test_what_agrees_within_bounds_is_still_told() -> None:
    near, far = (
        Figure("World Bank", "2026", "us_gdp", (year,), "value_usd_bn", value, check_pct=3)
        for year, value in (("2023", 27811.5), ("2024", 28741.3))
    )
    (line,) = compared([near, far, FIGURE], tables(PACKAGE))
    assert line.startswith(
        "us_gdp beside World Bank: 2 periods compared, most apart 2024 (-1.90 %)"
    )


def test_advice_is_given_only_for_what_was_found() -> None:
    plain = Change(FIGURE, "30.0", Kind.RESTATED)
    assert advice([plain]) == []
    fact = Figure("SEC", "2026", "facts", ("a.b",), "value", 1.0, check_pct=0)
    lines = advice(
        [
            Change(FIGURE, "30.0", Kind.RESTATED, "why"),
            Change(fact, "2", Kind.DISAGREES),
            Change(FIGURE, "30.0", Kind.FORECAST),
        ]
    )
    assert [line.split(" ")[0] for line in lines] == ["HELD", "FACTS", "FORECAST"]
