import pytest

from components.refresh.diff import Change, Kind, changes
from components.refresh.tables import Figure, package, tables
from tests.refresh.answers import PACKAGE

TABLES = tables(PACKAGE)
CORRECTIONS = {one["name"]: one.get("corrections", ()) for one in package(PACKAGE)["resources"]}


def cash(code: str, year: int, value: float) -> Figure:
    return Figure("SEC", "2026-02-05", "builders_cash", (code, str(year)), "capex_usd_bn", value)


def gdp(year: int, value: float, check_pct: float | None = None) -> Figure:
    row = (str(year),)
    return Figure("IMF", "2026-04", "us_gdp", row, "value_usd_bn", value, check_pct=check_pct)


def diff(*figures: Figure) -> list[Change]:
    return changes(figures, TABLES, CORRECTIONS)


def test_what_agrees_is_no_change() -> None:
    assert diff(cash("msft", 2025, 64.551), cash("meta", 2025, 69.6910), gdp(2024, 29298.0)) == []


@pytest.mark.parametrize(
    ("figure", "old", "kind"),
    [
        (cash("msft", 2026, 90.1), None, Kind.NEW),
        (cash("msft", 2025, 64.552), "64.551", Kind.RESTATED),
        (cash("meta", 2023, 27.266), "27.27", Kind.FINER),
        (cash("meta", 2023, 27.045), "27.27", Kind.RESTATED),
        (gdp(2024, 29298.1), "29298.0", Kind.RESTATED),
        (gdp(2027, 33100.0), "33020.0", Kind.FORECAST),
        (gdp(2024, 28741.3, check_pct=3), None, None),
        (gdp(2024, 28741.3, check_pct=0.5), "29298.0", Kind.DISAGREES),
    ],
)
def test_a_difference_has_its_kind(figure: Figure, old: str | None, kind: Kind | None) -> None:
    found = [(change.old, change.kind) for change in diff(figure)]
    assert found == ([] if kind is None else [(old, kind)])


def test_the_change_is_in_percent_of_the_old_value() -> None:
    (change,) = diff(cash("orcl", 2025, 23.331))
    assert change.pct == pytest.approx(10)
    (new,) = diff(cash("orcl", 2026, 1.0))
    assert new.pct is None


def test_a_correction_on_record_holds_a_restated_value_back() -> None:
    (held,) = diff(cash("googl", 2022, 31.0))
    assert held.held.startswith("One service listed Alphabet's and Amazon's earlier years")
    (later,) = diff(cash("googl", 2025, 91.0))
    (other,) = diff(cash("meta", 2022, 31.0))
    assert later.held == other.held == ""


def test_more_digits_of_the_corrected_value_are_not_held_back() -> None:
    (change,) = diff(cash("googl", 2021, 24.6404))
    assert (change.kind, change.held) == (Kind.FINER, "")
