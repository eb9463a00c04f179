"""Squares: as many as there are things, each with a sign, and a legend that counts them."""

import re
from collections import Counter
from html import unescape

import pytest

from components.charts.squares import SIGNS, grade_squares, verdict_squares
from components.evidence import Verdict, claims
from components.model import LEVERS, Grade, Scenario
from components.text import LANGUAGES, say
from components.text.markup import plain
from components.text.pages import takeaway
from tests.contexts import context

ROW = re.compile(r'<div class="([\w-]+)"><p>(.*?)</p><ul>(.*?)</ul></div>')
COUNT = re.compile(r'<span class="count">(\d+)</span>')


def rows(figure: str) -> dict[str, tuple[str, list[str]]]:
    """Return the legend and the squares of each row, by its class."""
    return {
        name: (legend, re.findall(r"<li>(.*?)</li>", squares))
        for name, legend, squares in ROW.findall(figure)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_is_a_square_in_the_row_of_its_verdict(language: str) -> None:
    found = rows(verdict_squares(context(Scenario.default(), language)))
    expected = Counter(claim.verdict for claim in claims())
    assert list(found) == list(Verdict)
    for verdict in Verdict:
        legend, squares = found[verdict]
        assert len(squares) == expected[verdict] == int(COUNT.findall(legend)[0])
        assert say(language, f"evidence.verdict.{verdict}") in legend
        assert all(f">{SIGNS[verdict]}</b>" in square for square in [legend, *squares])
        orders = [int(re.findall(r"(\d+)</a>", square)[0]) for square in squares]
        assert orders == [claim.order for claim in claims() if claim.verdict is verdict]
    assert len(set(SIGNS.values())) == len(Verdict)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_is_a_square_in_the_row_of_the_grade_of_its_default(language: str) -> None:
    reader = context(Scenario.default(), language)
    found = rows(grade_squares(reader))
    expected = Counter(reader.scenario.origin_of(key).grade for key in LEVERS)
    assert sum(expected.values()) == len(LEVERS)
    for grade in Grade:
        legend, squares = found[f"grade-{grade.lower()}"]
        assert len(squares) == expected[grade] == int(COUNT.findall(legend)[0])
        assert say(language, f"grade.{grade}") in legend
        assert all(f">{grade}</b>" in square for square in [legend, *squares])
    names = [unescape(name) for name in re.findall(r'title="(.*?)"', grade_squares(reader))]
    assert sorted(names) == sorted(say(language, f"lever.{key}.label") for key in LEVERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_the_picture_is_its_finding(language: str) -> None:
    reader = context(Scenario.default(), language)
    for page, figure in (("evidence", verdict_squares), ("method", grade_squares)):
        (alt,) = re.findall(r'^<figure[^>]* aria-label="(.*?)"', figure(reader))
        assert unescape(alt).startswith(plain(takeaway(page, reader)))


def test_only_squares_that_lead_somewhere_are_more_than_one_picture() -> None:
    reader = context(Scenario.default(), "en")
    assert 'role="group"' in verdict_squares(reader)
    assert 'role="img"' in grade_squares(reader)
    assert "<a " not in grade_squares(reader)
