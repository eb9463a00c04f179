import pytest

from components.refresh.errors import ChangedShapeError, MissingError, WrongUnitError
from components.refresh.imf import edition, figures
from tests.refresh.answers import answer

YEARS = ("2024", "2025", "2030")


def test_years_are_read_in_billions_with_the_month_of_the_edition() -> None:
    found = figures(answer("imf_series"), "October 2025", YEARS)
    written = [one for one in found if one.check_pct is None]
    assert [(one.row, one.value) for one in written] == [
        (("2024",), 29298.0),
        (("2025",), 30615.7),
        (("2030",), 36814.3),
    ]
    assert {one.published for one in found} == {"2025-10"}


def test_a_fact_that_states_a_year_is_compared_only() -> None:
    found = figures(answer("imf_series"), "October 2025", ("2025", "2026"))
    assert [one.row for one in found if one.check_pct is not None] == [("us_gdp.2026_usd_bn",)]


def test_a_path_is_read_whole_or_not_at_all() -> None:
    changed = answer("imf_series")
    del changed["values"]["NGDPD"]["USA"]["2030"]
    with pytest.raises(MissingError, match="no value for 2030"):
        figures(changed, "October 2025", YEARS)


@pytest.mark.parametrize("values", [{}, {"NGDPD": {}}])
def test_a_country_or_series_that_is_gone_is_named(values: dict[str, object]) -> None:
    with pytest.raises(MissingError, match="NGDPD of USA"):
        figures({"values": values}, "October 2025", YEARS)


@pytest.mark.parametrize(
    "changed",
    [{}, [], {"values": []}, {"values": {"NGDPD": {"USA": [1, 2]}}}],
)
def test_a_changed_shape_is_named(changed: object) -> None:
    with pytest.raises(ChangedShapeError):
        figures(changed, "October 2025", YEARS)


def test_a_value_that_is_no_number_is_named() -> None:
    changed = answer("imf_series")
    changed["values"]["NGDPD"]["USA"]["2030"] = "no data"
    with pytest.raises(ChangedShapeError, match="'2030' is not a number"):
        figures(changed, "October 2025", YEARS)


def test_the_edition_and_the_unit_stand_in_the_list_of_indicators() -> None:
    listed = answer("imf_indicators")
    assert edition(listed) == "October 2025"
    listed["indicators"]["NGDPD"]["unit"] = "Millions of U.S. dollars"
    with pytest.raises(WrongUnitError, match="Millions"):
        edition(listed)
    del listed["indicators"]["NGDPD"]
    with pytest.raises(MissingError, match="NGDPD"):
        edition(listed)


def test_a_source_without_an_edition_is_a_changed_shape() -> None:
    listed = answer("imf_indicators")
    listed["indicators"]["NGDPD"]["source"] = "World Economic Outlook"
    with pytest.raises(ChangedShapeError, match="names no edition"):
        edition(listed)
