"""What every theme declares, and how a declared result reads."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from components.evidence import observed
from components.model import LEVERS, Scenario
from components.model.arrays import Number, where
from components.model.evaluate import RESULTS, THEME_MODULES, THEMES, Results, Themes, result_unit
from components.model.lab.quantity import QUANTITIES
from components.model.result import Kind, ResultUnit
from components.model.scenarios import Scenarios
from components.model.themes.theme import Theme, count, month, number, series

SUFFIXES = [
    (r"_usd_bn$", "usd_bn"),
    (r"_usd_tn$", "usd_tn"),
    (r"_pct$", "pct"),
    (r"_pp$", "pp"),
    (r"_bp$", "bp"),
    (r"_gw$|^gw_", "gw"),
    (r"^twh_", "twh"),
    (r"_date$", "date"),
    (r"_year$", "year"),
    (r"_x$|^dscr$|^tvpi$", "x"),
    (r"^months_", "months"),
    (r"^days_", "days"),
    (r"_years$", "years"),
    (r"^peers_|^partners_|_partners$", "number"),
]


@pytest.mark.parametrize("result_id", RESULTS)
def test_the_unit_of_a_result_is_the_one_that_its_id_ends_in(result_id: str) -> None:
    name = result_id.partition(".")[2]
    (unit,) = {unit for pattern, unit in SUFFIXES if re.search(pattern, name)}
    assert result_unit(result_id) == unit


@pytest.mark.parametrize("result_id", RESULTS)
def test_a_result_says_what_it_means(result_id: str) -> None:
    assert RESULTS[result_id].__doc__


def test_years_and_numbers_of_things_are_whole_and_months_are_dates() -> None:
    for result in RESULTS.values():
        assert (result.kind is Kind.COUNT) == (result.unit in {ResultUnit.YEAR, ResultUnit.COUNT})
        assert (result.kind is Kind.DATE) == (result.unit is ResultUnit.MONTH)


@pytest.mark.parametrize("slug", THEMES)
def test_a_theme_has_its_levers_and_a_number_to_guess(slug: str) -> None:
    module = THEME_MODULES[slug]
    assert {lever.home for lever in module.LEVERS} == {slug}
    assert module.GUESSED.result_id.startswith(f"{slug}.")
    assert QUANTITIES[module.GUESSED.result_id].kind is Kind.NUMBER
    assert module.GUESSED.low < module.GUESSED.high


def test_the_lever_table_is_that_of_the_themes_in_their_order() -> None:
    assert list(LEVERS.values()) == [
        lever for slug in THEMES for lever in THEME_MODULES[slug].LEVERS
    ]


def test_a_theme_builds_on_earlier_ones_only() -> None:
    for place, slug in enumerate(THEMES):
        theme = getattr(Results(Scenario.default(), observed()), slug)
        assert set(theme.builds_on()) <= set(THEMES[:place])


# --- A theme as one would add it ---


class Sample(Theme[Number]):
    """A theme of its own, with a result of every kind."""

    @number(ResultUnit.USD_BN)
    def twice_usd_bn(self) -> Number:
        """Twice the target."""
        return 2 * self.levers.tgt

    @number(ResultUnit.MULTIPLE, lambda theme: f"no_{theme.levers.base}")
    def above_x(self) -> Number:
        """The target over 30, where it is above that."""
        return where(self.levers.tgt > 30, self.levers.tgt / 30, np.nan)

    @count(ResultUnit.YEAR, "too_late")
    def some_year(self) -> Number:
        """A year that counts up with the target to 2050."""
        return where(self.levers.tgt <= 40, 2010 + self.levers.tgt, np.nan)

    @month("never")
    def some_date(self) -> Number:
        """As many months after the as-of month as the target has billions."""
        return self.levers.tgt + 0

    @series(ResultUnit.USD_BN)
    def two_usd_bn(self) -> tuple[Number, ...]:
        """The target and twice it."""
        return self.levers.tgt, self.twice_usd_bn


@dataclass(frozen=True, eq=False)
class Later(Theme[Number]):
    """A theme that builds on the other."""

    sample: Sample[Number]

    @number(ResultUnit.USD_BN)
    def four_times_usd_bn(self) -> Number:
        """Twice twice the target."""
        return 2 * self.sample.twice_usd_bn


def alone(tgt: float) -> Sample[float]:
    return Sample(Scenario.from_changes({"tgt": tgt}), observed())


def test_in_one_scenario_results_read_as_numbers_years_months_or_none() -> None:
    some = alone(36)
    assert (some.twice_usd_bn, some.above_x, some.some_year) == (72, 1.2, 2046)
    assert isinstance(some.some_year, int)
    assert observed().as_of.isoformat() == "2026-01-15"
    assert some.some_date == "2029-01"
    assert some.two_usd_bn == (36, 72)
    assert some.reasons == {}
    none = alone(20)
    assert none.above_x is None
    assert none.reasons == {"above_x": "no_four_leases"}
    late = alone(50)
    assert late.some_year is None
    assert late.reasons == {"some_year": "too_late"}


def test_in_many_scenarios_results_are_arrays_with_nan_for_none() -> None:
    targets = np.array([36.0, 20.0, 50.0])
    many = Sample(Scenarios.from_changes({"tgt": targets}, 3), observed())
    assert many.twice_usd_bn.tolist() == [72, 40, 100]
    assert many.above_x == pytest.approx([1.2, np.nan, 5 / 3], nan_ok=True)
    assert many.some_year == pytest.approx([2046, 2030, np.nan], nan_ok=True)
    assert many.some_date.tolist() == targets.tolist()
    assert [column.tolist() for column in many.two_usd_bn] == [[36, 20, 50], [72, 40, 100]]


def test_a_result_is_worked_out_once() -> None:
    worked_out: list[Any] = []

    class Counting(Theme[Number]):
        """A theme that counts."""

        @number(ResultUnit.USD_BN)
        def tgt_usd_bn(self) -> Number:
            """The target."""
            worked_out.append(self)
            return self.levers.tgt

    theme = Counting(Scenario.default(), observed())
    assert (theme.tgt_usd_bn, theme.tgt_usd_bn) == (30, 30)
    assert worked_out == [theme]


def test_a_theme_that_builds_on_another_is_given_it() -> None:
    assert Later.builds_on() == ("sample",)
    later = Later(Scenario.default(), observed(), alone(30))
    assert later.four_times_usd_bn == 120


def test_declarations_keep_their_order() -> None:
    assert list(Sample.declared) == [
        "twice_usd_bn", "above_x", "some_year", "some_date", "two_usd_bn"
    ]  # fmt: skip
    assert list(Themes.__annotations__) == list(THEMES)
