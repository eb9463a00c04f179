"""What must hold of every sentence, whatever the reader sets: the quick tests of a knowing reader.

Each lever is tried at both ends, and so are the cases that such a reader tries first.
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from components.context import Context
from components.model import LEVERS, Scenario
from components.model.evaluate import PAGES, REFERENCE_PAGES, RESULTS, result_unit
from components.model.result import Kind
from components.text import LANGUAGES, measure, month, number
from components.text.marks import replace_marks, without_marks
from components.text.numbers import amount_text, chance, points_number
from components.text.pages import marked_headline, marked_statement, page_words, statement, takeaway
from tests.contexts import context
from tests.strategies import corners, scenarios, tries

TODAY = date(2026, 11, 29)
QUICK = (
    {"bust": 50.0},
    {"bust": 80.0, "g": -40.0},
    {"bust": 80.0, "el": 1.0},
    {"g": 0.0},
    {"up": 0.0},
    {"cash": "share", "own": 20.0},
    {"cash": "flow", "keep": 40.0, "ocfg": -10.0},
    {"mult": 1.0, "dsh": 0.0},
    {"dsh": 100.0},
    {"debt": 85.0, "kd": 10.0, "yld": 6.0},
    {"fol": 0.0},
    {"nproj": 1.0, "aum": 2500.0, "maxt": 5.0},
    {"fall": 0.0, "halt": 0.0},
    {"fall": 0.0, "halt": 0.0, "g": -40.0},
    {"half": 2.0, "up": 1.0, "g": 60.0, "el": 0.0},
    {"pace": 3.0, "tgt": 20.0},
    {"c25": 415.0, "c26": 416.0},
)
"""The first things that a knowing reader tries."""

RARE_CASE = {"1", "99", "100"}
"""The loss that is passed in 1 of 100 cases and not in 99 is named by these as well."""
BROKEN = re.compile(r"\bnan\b|\binf\b|None|[{}]|--|  ")
ROUNDED_BADLY = re.compile(
    r"\d\.\d*0(?!\d)"  # 1.0, 2.50
    r"|(?<![\d.,])0 (?:million|percentage|times)|(?<![\d.,])0(?:ポイント|倍|万ドル)"
    r"|−0(?![\d.])"
)
PAID_BACK = {
    "en": re.compile(r"is paid back with the return by|stays ahead"),
    "ja": re.compile(r"までに元が取れます|上回り続けます|毎年、必要額の累計を上回ります"),
}
AFTER_A_BUST = {
    "en": re.compile(r"The bust leaves less to pay back|After the bust"),
    "ja": re.compile(r"投資の急減で元を取るべき額は減ります|急減後の投資"),
}

NAMES_A_BUST = re.compile(r"^After the bust|^急減後")


def answers(given_to: Context) -> Iterator[tuple[str, str]]:
    """All that each page says in words, and its headline, marked."""
    for page in PAGES:
        if page not in REFERENCE_PAGES:
            yield page, marked_statement(page, given_to)
            yield page, marked_headline(page, given_to)


def on_the_page(given_to: Context) -> Iterator[tuple[str, str]]:
    """The short answer over each page's picture, and what stands below it, marked."""
    for page in PAGES:
        if page not in REFERENCE_PAGES:
            words = page_words(page)
            yield page, words.takeaway(given_to)
            if words.details(given_to):
                yield page, words.details(given_to)


def spellings(result_id: str, given_to: Context) -> set[str]:
    """The ways in which a result may be written; its sign may be put into words."""
    value, language = given_to.results.value(result_id), given_to.language
    unit = result_unit(result_id)
    if isinstance(value, str):
        return {month(value, language)}
    assert isinstance(value, float | int)
    if unit == "year":
        return {str(round(value))}
    sizes = (value, abs(value))
    texts = {amount_text(size, unit, language) for size in sizes}
    bare = points_number if unit == "pp" else number
    texts |= {bare(size, language) for size in sizes}
    if unit == "x":
        texts.add(amount_text(100 * value, "pct", language))
    if "chance" in result_id:
        texts.add(chance(value, language))
    if "_p99_" in result_id:
        texts |= RARE_CASE
    if unit == "bp":
        texts.add(measure(value, "basis_points", language))
    return texts


def check(scenario: Scenario, language: str) -> None:
    given_to = context(scenario, language, TODAY)
    payback = given_to.results.breakout.payback_year

    def written_alike(reference: str, text: str) -> str:
        kind, _, name = reference.partition(":")
        single = kind == "result" and RESULTS[name].kind not in {Kind.SERIES, Kind.INTERVAL}
        if single and given_to.results.value(name) is not None:
            assert text in spellings(name, given_to), (name, text)
        return text

    for page, marked in answers(given_to):
        text = without_marks(marked)
        shown = (scenario.changes(), page, text)
        assert not BROKEN.search(text), shown
        assert not ROUNDED_BADLY.search(text), shown
        assert text[-1] in ".。", shown
        replace_marks(marked, written_alike)
        if payback is None:
            assert not PAID_BACK[language].search(text), shown
        if page in {"overview", "breakout"}:
            assert bool(AFTER_A_BUST[language].search(text)) == (scenario.bust > 0), shown
    for page, marked in on_the_page(given_to):
        text = without_marks(marked)
        shown = (scenario.changes(), page, text)
        assert not BROKEN.search(text), shown
        assert not ROUNDED_BADLY.search(text), shown
        assert text[-1] in ".。", shown
        replace_marks(marked, written_alike)
        if payback is None:
            assert not PAID_BACK[language].search(text), shown
    for page in ("overview", "breakout"):
        short = takeaway(page, given_to)
        assert bool(NAMES_A_BUST.search(short)) == (scenario.bust > 0), (scenario.changes(), short)
    told = statement("breakout", given_to)
    assert bool(PAID_BACK[language].search(told)) == (payback is not None and scenario.up > 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", LEVERS)
def test_sentences_are_true_at_both_ends_of_every_lever(key: str, language: str) -> None:
    for scenario in corners(key):
        check(scenario, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("changes", QUICK, ids=str)
def test_sentences_are_true_in_the_cases_that_a_knowing_reader_tries(
    changes: dict[str, float | str], language: str
) -> None:
    inside = {
        key: value if isinstance(value, str) else min(max(value, LEVERS[key].low), LEVERS[key].high)
        for key, value in changes.items()
    }
    check(Scenario.from_changes(inside), language)


@settings(max_examples=tries(30))
@given(scenarios, st.sampled_from(LANGUAGES))
def test_sentences_are_true_of_every_scenario(scenario: Scenario, language: str) -> None:
    slivers = (value for value in scenario.values().values() if not isinstance(value, str))
    assume(not any(0 < abs(value) < 1e-3 for value in slivers))  # no slider can be set to these
    check(scenario, language)
