"""Numbers as people write them: cases that the fields of pages share, and our own words."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.link.written import AFFIXES, LONGEST, readings
from components.model import LEVERS
from components.model.evaluate import RESULTS, result_unit
from components.model.lever import IN_USD_BN, Unit
from components.model.result import Kind
from components.text import LANGUAGES
from components.text.numbers import amount_text, lever_text, unit_value

SHARED = json.loads((Path(__file__).parent / "written_numbers.json").read_text(encoding="utf-8"))
CASES = [
    (text, block["unit"], block["one"], tuple(map(float, expected)))
    for block in SHARED
    for text, expected in block["read"].items()
]
MINUSES = "-−–—‐‑‒―ー－▲△"


@pytest.mark.parametrize(("text", "unit", "one", "expected"), CASES, ids=repr)
def test_a_text_means_what_its_writer_meant(
    text: str, unit: str, one: float, expected: tuple[float, ...]
) -> None:
    assert readings(text, unit, one) == pytest.approx(expected, rel=1e-14)


def test_the_fields_know_the_words_that_links_know() -> None:
    assert all(tuple(block["around"]) == AFFIXES.get(block["unit"], ()) for block in SHARED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [key for key in LEVERS if not LEVERS[key].choices])
def test_what_our_own_words_say_of_a_lever_reads_back(key: str, language: str) -> None:
    lever = LEVERS[key]
    for value in (lever.low, (lever.low + lever.high) / 2, lever.high):
        shown = lever_text(key, value, language).replace(",", "")  # 1,000 is no one number
        # Four significant figures are written.
        assert list(readings(shown, lever.unit)) == pytest.approx([value], rel=6e-4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_our_own_words_say_of_a_result_reads_back(language: str) -> None:
    numbers = [name for name, result in RESULTS.items() if result.kind is Kind.NUMBER]
    for unit in {result_unit(name) for name in numbers}:
        for value in (-2.5, 0.25, 712.0):
            text = amount_text(value, unit, language)
            assert list(readings(text, unit)) == pytest.approx([value], rel=6e-3), text


@given(
    st.floats(0.001, 9e8).map(lambda number: float(f"{number:.7g}")),
    st.sampled_from(MINUSES),
    st.booleans(),
    st.booleans(),
)
def test_width_sign_and_decimal_comma_never_change_a_number(
    size: float, minus: str, wide: bool, comma: bool
) -> None:
    digits = f"{size:.9f}".rstrip("0").rstrip(".")
    text = minus + (digits.replace(".", ",") if comma else digits)
    if wide:
        text = "".join(
            chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text
        )
    found = readings(text)
    assert -float(digits) in found
    assert len(found) == 1 or comma  # with three figures behind the comma it may be either


@given(st.text(max_size=LONGEST + 9), st.sampled_from(["", *AFFIXES]))
def test_no_text_raises(text: str, unit: str) -> None:
    assert len(readings(text, unit)) <= 2


def test_every_unit_of_money_has_its_words() -> None:
    assert set(IN_USD_BN) <= set(AFFIXES)
    for unit in Unit:
        for language in LANGUAGES:
            if unit not in {Unit.CHOICE, Unit.NUMBER}:
                text = unit_value(5.0, unit, language)
                assert readings(text, unit) == (5.0,), text
