"""What readers put in and read as bare numbers, in the scale of their language."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.model import LEVERS, Lever, Unit
from components.model.evaluate import result_unit
from components.model.guess import GUESSED
from components.model.lab.quantity import QUANTITIES
from components.model.lever import IN_USD_BN
from components.text import LANGUAGES
from components.text.catalogue import sentences
from components.text.scale import (
    amount_scale,
    file_unit,
    lever_scale,
    result_scale,
    slider_text,
)

NUMBERS = [key for key, lever in LEVERS.items() if not lever.choices]
DOLLARS = {
    "USD bn": 1e9,
    "USD tn": 1e12,
    "USD million a month": 1e6,
    "USD tn a year": 1e12,
    "USD bn per GW": 1e9,
    "億ドル": 1e8,
    "兆ドル": 1e12,
    "億ドル／月": 1e8,
    "億ドル／GW": 1e8,
    "兆ドル／年": 1e12,
}
"""How many dollars one of what a reader counts is."""


def steps(lever: Lever) -> list[float]:
    count = round((lever.high - lever.low) / lever.step)
    return [lever.low + lever.step * place for place in range(count + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", NUMBERS)
def test_every_step_of_a_lever_is_shown_and_read_back_as_itself(key: str, language: str) -> None:
    lever = LEVERS[key]
    scale = lever_scale(lever.unit, language)
    for step in steps(lever):
        value = lever.set_to(step)
        shown = scale.shown(value)
        assert lever.set_to(scale.value(shown)) == value
        assert scale.shown(lever.set_to(scale.value(shown))) == shown
        assert round(shown, scale.decimals(lever.settable_decimals)) == shown


@given(st.sampled_from(NUMBERS), st.sampled_from(LANGUAGES), st.data())
def test_any_number_in_a_field_stays_as_it_is_once_set(
    key: str, language: str, data: st.DataObject
) -> None:
    lever = LEVERS[key]
    scale = lever_scale(lever.unit, language)
    ends = scale.shown(float(lever.low)), scale.shown(float(lever.high))
    typed = data.draw(st.floats(*ends))
    once = scale.shown(lever.set_to(scale.value(typed)))
    assert scale.shown(lever.set_to(scale.value(once))) == once


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key in NUMBERS if LEVERS[key].unit in IN_USD_BN])
def test_an_amount_is_as_many_dollars_as_its_unit_says(key: str, language: str) -> None:
    lever = LEVERS[key]
    scale = lever_scale(lever.unit, language)
    dollars = 1e9 * IN_USD_BN[lever.unit] * lever.high
    assert scale.shown(lever.high) * DOLLARS[scale.unit] == pytest.approx(dollars)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("result_id", QUANTITIES)
def test_a_result_is_as_many_dollars_as_its_unit_says(result_id: str, language: str) -> None:
    scale, unit = result_scale(result_id, language), result_unit(result_id)
    if unit not in IN_USD_BN:
        assert scale.times == 1
        return
    assert scale.shown(2300.0) * DOLLARS[scale.unit] == pytest.approx(2300e9 * IN_USD_BN[unit])
    assert scale.value(scale.shown(2300.0)) == 2300


@pytest.mark.parametrize(
    ("key", "value", "en", "ja"),
    [
        ("tgt", 30, (30, "USD bn"), (300, "億ドル")),
        ("pace", 0.785, (785, "USD million a month"), (7.85, "億ドル／月")),
        ("gwc", 50, (50, "USD bn per GW"), (500, "億ドル／GW")),
        ("c26", 732.5, (732.5, "USD bn"), (7325, "億ドル")),
        ("aum", 300, (300, "USD bn"), (3000, "億ドル")),
        ("sup", 311.5, (311.5, "USD bn"), (3115, "億ドル")),
        ("pool", 118, (118, "USD tn"), (118, "兆ドル")),
    ],
)
def test_levers_are_shown_as_readers_count(
    key: str, value: float, en: tuple[float, str], ja: tuple[float, str]
) -> None:
    for language, (shown, unit) in (("en", en), ("ja", ja)):
        scale = lever_scale(LEVERS[key].unit, language)
        assert (scale.shown(value), scale.unit) == (shown, unit)


def test_guesses_and_targets_are_in_trillions_where_their_size_is() -> None:
    units = {
        page: result_scale(GUESSED[page].result_id, "ja").unit
        for page in ("target", "digital", "breakout", "buildout")
    }
    assert units == {
        "target": "億ドル",
        "digital": "億ドル",
        "breakout": "兆ドル",
        "buildout": "兆ドル",
    }
    assert result_scale("breakout.required_revenue_usd_bn", "en").shown(2300) == 2.3


def test_sliders_say_their_unit_of_money() -> None:
    assert slider_text("300", Unit.USD_BN, "ja") == "300億ドル"
    assert slider_text("785", Unit.USD_BN_PER_MONTH, "en") == "$785 m a month"


def test_files_count_in_what_the_model_counts() -> None:
    for unit in ("usd_bn", "usd_bn_per_month", "usd_bn_per_gw"):
        assert file_unit(f"unit_short.{unit}", "ja").startswith("USD bn")
        assert file_unit(f"unit_short.{unit}", "en").startswith("USD bn")
    assert amount_scale("ja").unit == "億ドル"


def test_nobody_counts_in_thousand_millions_in_japanese() -> None:
    counted = re.compile("10億(米)?ドル|十億")
    assert [key for key, text in sentences("ja").items() if counted.search(text)] == []
    code = Path(__file__).parents[2] / "components"
    assert [
        path
        for path in code.rglob("*.[pj]*")
        if path.suffix in {".py", ".js"}
        if counted.search(path.read_text(encoding="utf-8"))
    ] == []
