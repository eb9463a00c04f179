from typing import Any

import pytest

from components.refresh.errors import ChangedShapeError, MissingError, WrongUnitError
from components.refresh.world_bank import checks, params
from tests.refresh.answers import answer

YEARS = ["2015", "2024", "2025"]


def test_years_with_a_value_are_compared_in_billions() -> None:
    found = checks(answer("world_bank"), YEARS)
    assert [(one.row, one.value) for one in found] == [(("2015",), 18295.0), (("2024",), 28741.3)]
    assert all(one.check_pct and one.published == "2026-10-07" for one in found)
    assert params(YEARS)["date"] == "2015:2025"


def test_an_error_comes_as_a_message() -> None:
    with pytest.raises(MissingError, match="The provided parameter value is not valid"):
        checks(answer("world_bank_error"), YEARS)


def test_no_value_at_all_is_told() -> None:
    changed = answer("world_bank")
    for entry in changed[1]:
        entry["value"] = None
    with pytest.raises(MissingError, match="no values"):
        checks(changed, YEARS)


def test_another_unit_is_refused() -> None:
    changed = answer("world_bank")
    changed[1][0]["indicator"]["value"] = "GDP (current LCU)"
    with pytest.raises(WrongUnitError, match="current LCU"):
        checks(changed, YEARS)


def several_pages(changed: Any) -> None:
    changed[0]["pages"] = 2


def a_year_twice(changed: Any) -> None:
    changed[1].append(changed[1][-1])


def another_country(changed: Any) -> None:
    changed[1][0]["countryiso3code"] = "JPN"


def value_as_text(changed: Any) -> None:
    changed[1][-1]["value"] = "18295"


def no_rows(changed: Any) -> None:
    del changed[1]


def no_update(changed: Any) -> None:
    del changed[0]["lastupdated"]


@pytest.mark.parametrize(
    "change", [several_pages, a_year_twice, another_country, value_as_text, no_rows, no_update]
)
def test_a_changed_shape_is_refused(change: Any) -> None:
    changed = answer("world_bank")
    change(changed)
    with pytest.raises(ChangedShapeError):
        checks(changed, YEARS)
