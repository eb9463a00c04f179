from copy import deepcopy
from typing import Any

import pytest

from components.evidence.files import DATA
from components.refresh.errors import ChangedShapeError, MissingError, WrongUnitError
from components.refresh.sec import (
    FIRMS,
    OPERATING,
    PRODUCTIVE,
    Yearly,
    concept_url,
    figures,
    merged,
    yearly,
)
from components.refresh.tables import tables
from tests.refresh.answers import answer, concept

FIRM = {firm.code: firm for firm in FIRMS}
AMZN, MSFT, ORCL = FIRM["amzn"], FIRM["msft"], FIRM["orcl"]


def read(changed: Any) -> dict[int, Yearly]:
    return yearly(changed, AMZN, PRODUCTIVE)


def test_only_fiscal_years_count_not_quarters_or_rolling_years() -> None:
    found = read(answer("sec_concept"))
    assert {year: one.usd for year, one in found.items()} == {
        2023: 52_729_000_000,
        2024: 82_999_000_000,
        2025: 131_819_000_000,
    }


def test_of_a_report_and_its_amendment_the_latest_filed_counts() -> None:
    one = read(answer("sec_concept"))[2024]
    assert (one.form, one.filed, one.earlier_usd) == ("10-K/A", "2025-03-14", (83_000_000_000,))
    # The order in the answer does not matter.
    turned = answer("sec_concept")
    turned["units"]["USD"].reverse()
    assert read(turned)[2024] == one
    # A value that filings repeat is not an earlier one.
    assert read(answer("sec_concept"))[2023].earlier_usd == ()
    assert read(answer("sec_concept"))[2023].filed == "2025-02-07"


def test_two_amounts_filed_on_one_day_are_not_chosen_between() -> None:
    changed = answer("sec_concept")
    last = changed["units"]["USD"][-1]
    changed["units"]["USD"].append(last | {"val": 1})
    with pytest.raises(ChangedShapeError, match="two amounts for the year to 2025-12-31"):
        read(changed)


@pytest.mark.parametrize(("firm", "end"), [(MSFT, "2025-06"), (ORCL, "2025-05"), (AMZN, "2025-12")])
def test_a_fiscal_year_is_named_by_the_year_it_ends_in(firm: Any, end: str) -> None:
    found = yearly(concept(firm, OPERATING, {2024: 1, 2025: 2}), firm, OPERATING)
    assert {year: one.usd for year, one in found.items()} == {2024: 1, 2025: 2}
    assert f"{found[2025].end:%Y-%m}" == end


def test_a_firm_is_found_under_its_number() -> None:
    assert concept_url(AMZN, "X").endswith("/CIK0001018724/us-gaap/X.json")
    assert {firm.code for firm in FIRMS} == {code for code, _ in tables(DATA)["builders_cash"].rows}


def test_another_unit_is_refused() -> None:
    changed = answer("sec_concept")
    changed["units"] = {"JPY": changed["units"]["USD"]}
    with pytest.raises(WrongUnitError, match="not in USD but in JPY"):
        read(changed)


@pytest.mark.parametrize("key", ["cik", "units"])
def test_a_part_that_is_gone_is_named(key: str) -> None:
    changed = answer("sec_concept")
    del changed[key]
    with pytest.raises(ChangedShapeError, match=f"no part '{key}'"):
        read(changed)


@pytest.mark.parametrize("key", ["start", "end", "val", "form", "filed"])
def test_a_part_of_an_entry_that_is_gone_is_named(key: str) -> None:
    changed = answer("sec_concept")
    for entry in changed["units"]["USD"]:
        entry["renamed"] = entry.pop(key)
    with pytest.raises(ChangedShapeError, match=f"no part '{key}'"):
        read(changed)


@pytest.mark.parametrize(
    ("key", "value"),
    [("val", "131819000000"), ("val", True), ("end", "31/12/2025"), ("filed", 20260206)],
)
def test_a_part_of_another_kind_is_named(key: str, value: object) -> None:
    changed = answer("sec_concept")
    changed["units"]["USD"][-1][key] = value
    with pytest.raises(ChangedShapeError, match=f"'{key}' is not a"):
        read(changed)


@pytest.mark.parametrize("changed", [[], None, "text", {"units": []}])
def test_anything_else_is_a_changed_shape(changed: object) -> None:
    with pytest.raises(ChangedShapeError):
        read(changed)


def test_another_company_is_refused() -> None:
    with pytest.raises(ChangedShapeError, match="not about msft"):
        yearly(answer("sec_concept"), MSFT, PRODUCTIVE)


def test_a_fiscal_year_that_moved_is_noticed() -> None:
    changed = answer("sec_concept")
    changed["cik"] = MSFT.cik
    with pytest.raises(ChangedShapeError, match="no fiscal year ends in month 6"):
        yearly(changed, MSFT, PRODUCTIVE)


def test_a_second_tag_only_fills_what_the_first_lacks() -> None:
    first, second = ({year: usd} for year, usd in ((2024, 1), (2024, 2)))
    second[2023] = 3
    by_tag = [
        yearly(concept(MSFT, tag, usd), MSFT, tag) for tag, usd in (("A", first), ("B", second))
    ]
    found = merged(by_tag)
    assert {year: (one.usd, one.tag) for year, one in found.items()} == {
        2023: (3, "B"),
        2024: (1, "A"),
    }


def two_series(
    capex: dict[int, int], operating: dict[int, int]
) -> tuple[dict[int, Yearly], dict[int, Yearly]]:
    return (
        yearly(concept(MSFT, MSFT.capex_tags[0], capex), MSFT, MSFT.capex_tags[0]),
        yearly(concept(MSFT, OPERATING, operating), MSFT, OPERATING),
    )


def test_a_new_year_needs_both_figures_and_comes_after_the_files_first() -> None:
    series = two_series({2019: 1, 2024: 2, 2025: 3, 2026: 4}, {2019: 1, 2024: 5, 2025: 6})
    years = {figure.row[1] for figure in figures(MSFT, *series, known=[2024])}
    assert years == {"2024", "2025"}


def test_a_row_counts_as_read_at_the_publisher_only_with_both_figures() -> None:
    capex, operating = two_series({2024: 1}, {2024: 2})
    (both, _) = figures(MSFT, capex, operating, known=[2024])
    (alone,) = figures(MSFT, None, operating, known=[2024])
    assert dict(both.beside) == {"year_end": "2024-06", "confidence": "high", "reported_via": ""}
    assert dict(alone.beside) == {"year_end": "2024-06"}


def test_a_series_with_a_hole_is_refused() -> None:
    series = two_series({2024: 1}, {2023: 1, 2024: 1})
    with pytest.raises(MissingError, match="msft capex_usd_bn: no amount for 2023"):
        figures(MSFT, *series, known=[2023, 2024])


def test_a_figure_says_where_its_value_is_unlike_others() -> None:
    amended = deepcopy(answer("sec_concept"))
    series = yearly(amended, AMZN, "PaymentsToAcquirePropertyPlantAndEquipment")
    note = next(one.note for one in figures(AMZN, series, None, [2024]) if one.row[1] == "2024")
    assert "from a 10-K/A" in note
    assert "earlier filings state 83.0" in note
    assert "under the tag PaymentsToAcquirePropertyPlantAndEquipment" in note
