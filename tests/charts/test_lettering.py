import socket

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from components.charts import lettering
from components.charts.lettering import balanced, phrases, width_of, wrapped
from components.model import Scenario
from components.model.evaluate import PAGES
from components.text import LANGUAGES, long_date, money, percent, say
from components.text.pages import headline
from tests.contexts import context

WIDTHS_EM = (12, 15, 18, 22, 30, 45)
MIXED = st.text(alphabet="投資はAI、。（）「」12 .gzー", max_size=80)


@given(MIXED, st.floats(30, 200))
def test_wrapped_lines_hold_all_words_and_fit(text: str, width: float) -> None:
    lines = wrapped(text, 10, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, 10) <= width for line in lines)
    assert all(line == line.strip() for line in lines)


@given(MIXED, st.integers(12, 40))
def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens(
    text: str, width: int
) -> None:
    assume(all(width_of(piece, 1) <= width for piece in phrases(text)))
    for lines in (wrapped(text, 1, width), balanced(text, 1, width)):
        assert not any(line[0] in "、。）」ー" for line in lines[1:])
        assert not any(line[-1] in "（「" for line in lines[:-1])


@given(
    st.floats(0.01, 99_000),
    st.sampled_from(("円になると", "に届くのは", "を調達。このペースなら", "（", "と、年")),
    st.sampled_from(WIDTHS_EM),
)
def test_a_figure_stays_whole_with_its_unit(value: float, after: str, width: int) -> None:
    for figure in (
        money(value, "ja"),
        percent(value, "ja"),
        long_date("2027-11-30", "ja"),
        f"{value:.0f}年末",
        f"{value:.2f}倍",
        f"{value:.0f}カ月",
    ):
        text = f"外部からの出資は{figure}{after}借り入れは残りの{figure}です。"
        lines = wrapped(text, 1, width)
        assert sum(line.count(figure) for line in lines) == 2, lines
        assert any("借り入れ" in line for line in lines)
    figure = money(value, "en")
    lines = wrapped(f"To pay, AI would have to earn about {figure} a year in revenue", 1, width)
    assert sum(line.count(figure) for line in lines) == 1, lines


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_words_in_latin_letters_and_katakana_stay_whole(page: str, language: str) -> None:
    shown = context(Scenario.default(), language)
    for text in (say(language, f"page.{page}.question"), headline(page, shown)):
        for piece in phrases(text)[:-1]:
            rest = text[text.index(piece) + len(piece) :][0]
            assert not (piece[-1].isascii() and piece[-1].isalnum() and rest.isalnum()), piece
            assert not ("ァ" <= piece[-1] <= "ー" and "ァ" <= rest <= "ー"), piece


def test_a_slash_between_sources_stays_with_what_it_closes() -> None:
    """The parser alone would let a line begin with it, and one end with what opens."""
    text = "2カ月前の値、根拠B）／Microsoftは類似ファンド（それぞれの目標に）"
    found = phrases(text)
    assert len(found) > 5
    assert not any(piece[0] in "／、）" or piece[-1] in "（" for piece in found)
    alone = lettering._parser().parse(text)
    assert any(piece[0] == "／" for piece in alone)
    assert any(piece[-1] == "（" for piece in alone)


def test_japanese_breaks_between_phrases() -> None:
    text = "採算に乗るには、AIで年2.3兆ドルほどの売上高が必要です。"
    assert phrases(text) == (
        "採算に",
        "乗るには、",
        "AIで",
        "年2.3兆ドルほどの",
        "売上高が",
        "必要です。",
    )


@given(MIXED, st.integers(6, 30))
def test_balanced_lines_are_as_few_and_cut_nothing_more(text: str, width: int) -> None:
    full, even = wrapped(text, 1, width), balanced(text, 1, width)
    assert len(even) == len(full)
    assert "".join(even).replace(" ", "") == "".join(full).replace(" ", "")
    assert all(width_of(line, 1) <= width for line in even)


def test_the_parser_of_phrases_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    lettering._parser.cache_clear()
    assert lettering._parser().parse("今日は良い天気です") == ["今日は", "良い", "天気です"]
