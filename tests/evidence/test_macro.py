import re
from collections.abc import Iterable

import pytest

from components.evidence import fact
from components.evidence.macro import booms, growth_estimates
from components.text import LANGUAGES, has

BASES = ("gross", "net")


def test_an_estimate_stands_on_one_basis_only() -> None:
    ids = [one.estimate_id for basis in BASES for one in growth_estimates(basis)]
    assert len(ids) == len(set(ids)) == 9
    assert all(one.basis == basis for basis in BASES for one in growth_estimates(basis))


def test_an_author_with_both_bases_finds_less_after_imports() -> None:
    (gross,) = (one for one in growth_estimates("gross") if one.author == "mrb")
    (net,) = (one for one in growth_estimates("net") if one.author == "mrb")
    assert gross.period == net.period
    assert net.high_pp < gross.low_pp
    # The caveat on the page says that about half is lost.
    middle = (net.low_pp + net.high_pp) / 2
    assert middle / gross.low_pp == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("one", [one for basis in BASES for one in growth_estimates(basis)])
def test_an_estimate_is_in_order_and_dated(one: object) -> None:
    estimate = next(e for b in BASES for e in growth_estimates(b) if e == one)
    assert 0 <= estimate.low_pp <= estimate.high_pp <= 2.8
    assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", estimate.published)
    assert not estimate.url or estimate.url.startswith("https://")
    # A forecast was published before its period was over.
    year = int(estimate.period[:4])
    assert (estimate.kind == "forecast") == (estimate.period == str(year) == "2026")


def test_booms_are_in_order_and_the_largest_is_the_one_the_ledger_names() -> None:
    highs = [boom.high_pct for boom in booms()]
    assert highs == sorted(highs, reverse=True)
    assert all(0 < boom.low_pct <= boom.high_pct < 7 for boom in booms())
    rail = fact("booms.us_railroads_1880s_pct")
    assert booms()[0].boom_id == "us_railroads_1880s"
    assert booms()[0].high_pct == rail.value


def test_a_figure_read_on_a_carrier_is_never_called_sure() -> None:
    assert all(boom.confidence != "high" for boom in booms() if boom.reported_via)


def test_ends_that_differ_name_who_gave_them() -> None:
    for boom in booms():
        if boom.low_pct < boom.high_pct and boom.boom_id != "ubs_range":
            assert boom.low_from
            assert boom.high_from


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words(language: str) -> None:
    def codes() -> Iterable[str]:
        for basis in BASES:
            for one in growth_estimates(basis):
                yield from (f"author.{one.author}", f"period.{one.period}")
                yield from (f"counted.{one.counted}", f"estimates.kind.{one.kind}")
                if one.reported_via:
                    yield f"../carrier.{one.reported_via.lower()}"
        for boom in booms():
            yield from (f"boom.{boom.boom_id}", f"booms.kind.{boom.kind}")
            yield f"booms.confidence.{boom.confidence}"
            if boom.reported_via:
                yield f"../carrier.{boom.reported_via.lower()}"

    keys = [code[3:] if code.startswith("../") else f"macro.{code}" for code in codes()]
    assert [key for key in keys if not has(language, key)] == []
