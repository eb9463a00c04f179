from typing import Any

import pytest

from components.refresh.bea import NOMINAL, REAL, Levels, checks, growth, levels
from components.refresh.errors import (
    ChangedShapeError,
    MissingError,
    RefusedError,
    WrongUnitError,
)
from components.refresh.tables import tables
from tests.refresh.answers import PACKAGE, answer


def entries(changed: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = changed["BEAAPI"]["Results"]["Data"]
    return found


def test_one_line_of_the_table_is_read_in_billions_with_its_revision() -> None:
    found = levels(answer("bea_nominal"), NOMINAL)
    assert found.usd_bn["2024"] == 29298.0
    assert found.revised == "2026-09-30"
    assert "1234" not in map(str, found.usd_bn.values())


def test_a_list_of_one_result_is_read_too() -> None:
    changed = answer("bea_nominal")
    changed["BEAAPI"]["Results"] = [changed["BEAAPI"]["Results"]]
    assert levels(changed, NOMINAL) == levels(answer("bea_nominal"), NOMINAL)


def test_growth_is_that_of_the_file() -> None:
    rows = {
        row: cells for row, cells in tables(PACKAGE)["us_growth"].rows.items() if row[1] == "bea"
    }
    found = growth(levels(answer("bea_real"), REAL), rows)
    for one in found:
        if one.resource == "us_growth":
            assert one.value == float(rows[one.row]["growth_pct_per_year"])
    assert {one.row for one in found if one.check_pct is None} == set(rows)


def test_growth_needs_both_years() -> None:
    with pytest.raises(MissingError, match="no value for 1930"):
        growth(Levels({"1940": 1.0}, "2026-09-30"), [("total", "bea", "1930", "1940")])


def test_only_years_that_are_there_are_compared() -> None:
    found = checks(levels(answer("bea_nominal"), NOMINAL), ["2024", "2025"])
    assert [one.row for one in found] == [("2024",)]
    assert all(one.check_pct for one in found)


def test_an_error_of_the_source_is_told_whether_beside_or_in_the_results() -> None:
    error = answer("bea_error")
    with pytest.raises(MissingError, match="Error retrieving NIPA"):
        levels(error, NOMINAL)
    error["BEAAPI"]["Results"] = {"Error": error["BEAAPI"].pop("Error")}
    with pytest.raises(MissingError, match="Error retrieving NIPA"):
        levels(error, NOMINAL)


def test_a_key_that_is_not_accepted_is_told_apart() -> None:
    error = answer("bea_error")
    text = "The BEA API UserID provided in the request does not exist."
    error["BEAAPI"]["Error"]["APIErrorDescription"] = text
    with pytest.raises(RefusedError, match="BUILDOUT_BEA_KEY is not accepted"):
        levels(error, NOMINAL)


@pytest.mark.parametrize(("name", "value"), [("METRIC_NAME", "Fisher Index"), ("UNIT_MULT", "9")])
def test_another_unit_is_refused(name: str, value: str) -> None:
    changed = answer("bea_nominal")
    entries(changed)[0][name] = value
    with pytest.raises(WrongUnitError, match=value):
        levels(changed, NOMINAL)


def test_a_table_without_the_line_is_told() -> None:
    with pytest.raises(MissingError, match="no line A191RX"):
        levels(answer("bea_nominal"), REAL)


def test_a_year_given_twice_is_refused() -> None:
    changed = answer("bea_nominal")
    entries(changed).append(entries(changed)[0])
    with pytest.raises(ChangedShapeError, match="the year 2015 twice"):
        levels(changed, NOMINAL)


@pytest.mark.parametrize("name", ["SeriesCode", "TimePeriod", "DataValue", "UNIT_MULT"])
def test_a_part_that_is_gone_is_named(name: str) -> None:
    changed = answer("bea_nominal")
    del entries(changed)[0][name]
    with pytest.raises(ChangedShapeError, match=f"no part '{name}'"):
        levels(changed, NOMINAL)


def test_text_that_is_no_number_and_a_lost_revision_are_named() -> None:
    changed = answer("bea_nominal")
    entries(changed)[0]["DataValue"] = "(NA)"
    with pytest.raises(ChangedShapeError, match="DataValue"):
        levels(changed, NOMINAL)
    changed = answer("bea_nominal")
    changed["BEAAPI"]["Results"]["Notes"] = []
    with pytest.raises(ChangedShapeError, match="last revised"):
        levels(changed, NOMINAL)
