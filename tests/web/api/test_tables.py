"""What spreadsheets get: numbers as numbers, dates as ISO has them, no cell that is a formula."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

import pytest

from components.charts.pages import CHARTS, chart_of
from components.link import Case, query_string
from components.model import Scenario
from components.model.lab.question import Question
from components.text import LANGUAGES
from components.text.scale import as_read
from components.text.table import Worded
from tests.contexts import context
from tests.web.client import client

SCENARIOS = (
    Scenario.default(),
    Scenario.from_changes({"g": -10.0, "c26": 900.0, "pace": 2.0, "tgt": 45.0, "yen": 35.0}),
    Scenario.from_changes({"base": "five", "cash": "share", "mov": 20.0, "pace": 0.05}),
)
QUESTIONS = (
    Question(),
    Question("funding.target_date"),
    Question("macro.net_contribution_pp", 0.5, "imp"),
    Question("buildout.total_usd_tn", 8.0, "g", "c26"),
    Question("buildout.total_usd_tn", 8.0, "base"),
)
CASES = [
    *(Case(scenario, language) for scenario in SCENARIOS for language in LANGUAGES),
    *(
        Case(SCENARIOS[1], language, SCENARIOS[2], question)
        for question in QUESTIONS
        for language in LANGUAGES
    ),
]
FILES = [f"tables/{page}.{name}" for page, charts in CHARTS.items() for name in charts]
OTHERS = ["facts", "claims", "scenario"]
AMOUNT = re.compile(
    r"[^\w(]*[−+-]?[$¥]?\s?\d[\d.,]*\s?"
    r"(%|％|percent\w*( points?)?|trillion|[bm]illion|bn|tn|basis points?|times|months?|years?"
    r"|days?|[兆億万]?(ドル|円)?|倍|カ月|年|日|ポイント|ベーシスポイント|件)?"
    r"( a (year|month))?[^\w]*"
)
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_IN_WORDS = re.compile(rf"(\d+ )?({MONTHS}) \d{{4}}|\d{{4}}年(\d+月(\d+日)?)?")
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "−", "＝", "＋", "＠")


def rows_of(file: str, case: Case) -> Iterator[dict[str, str]]:
    answer = client.get(f"/api/{file}.csv?{query_string(case)}")
    assert answer.status_code == 200
    yield from csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))


@pytest.mark.parametrize("file", [*FILES, *OTHERS])
def test_cells_are_numbers_dates_or_words(file: str) -> None:
    for case in CASES if file.startswith("tables/lab") else CASES[: 2 * len(SCENARIOS)]:
        for row in rows_of(file, case):
            for head, cell in row.items():
                if NUMBER.fullmatch(cell) or ISO.fullmatch(cell):
                    continue
                assert not cell.startswith(FORMULA), (head, cell)
                assert not DATE_IN_WORDS.fullmatch(cell), (head, cell)
                assert not AMOUNT.fullmatch(cell), (head, cell)


@pytest.mark.parametrize("file", [file for file in FILES if not file.startswith("tables/lab")])
def test_every_column_has_a_head_and_means_the_same_in_both_languages(file: str) -> None:
    for scenario in SCENARIOS:
        english, japanese = ([*rows_of(file, Case(scenario, one))] for one in LANGUAGES)
        for one, other in zip(english, japanese, strict=True):
            assert "" not in one
            assert len(one) == len(other)
            for cell, its in zip(one.values(), other.values(), strict=True):
                if NUMBER.fullmatch(cell) or ISO.fullmatch(cell):
                    assert its == cell


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_show_the_words_of_what_files_hold(language: str) -> None:
    seen = 0
    for page, charts in CHARTS.items():
        for name in charts:
            table = chart_of(context(Scenario.default(), language), f"{page}.{name}").table
            shown = as_read(table, language)
            assert all(isinstance(head, str) and head for head in shown.columns)
            words = [cell.words for row in table.rows for cell in row if isinstance(cell, Worded)]
            seen += len(words)
            cells = [cell for row in shown.rows for cell in row]
            assert not any(isinstance(cell, Worded) for cell in cells)
            assert set(words) <= {*cells} | {
                cell.words
                for row in table.rows
                for place, cell in enumerate(row)
                if isinstance(cell, Worded) and dict(table.read_heads).get(place) == ""
            }
    assert seen > 300


def test_a_day_of_a_table_is_that_day() -> None:
    (first, *_) = rows_of("tables/digital.supply", CASES[1])
    assert date.fromisoformat(next(iter(first.values()))) == date(2017, 12, 31)


def test_the_lab_counts_in_the_unit_of_its_heads() -> None:
    rows = [*rows_of("tables/lab.difference", Case(SCENARIOS[1], "en", SCENARIOS[0]))]
    (head,) = (head for head in rows[0] if head.startswith("Part of the difference"))
    assert head.endswith(", USD bn")
    before, *parts, after = (float(row[head]) for row in rows)
    assert before + sum(parts) == pytest.approx(after, rel=1e-6)
    tornado = [*rows_of("tables/lab.tornado", Case(SCENARIOS[1], "ja"))]
    ends = [[float(text) for text in (*row.values(),)[4:7]] for row in tornado[:5]]
    assert all(abs(high - low) == pytest.approx(swing, rel=1e-6) for low, high, swing in ends)
