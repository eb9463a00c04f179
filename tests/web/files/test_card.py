"""The card shows the page's own words, whole, in letters that are there."""

import io
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from components.charts.palette import SCENARIO
from components.model import Scenario
from components.model.evaluate import PAGES
from components.text import LANGUAGES, money, percent, say
from components.text.pages import headline, takeaway
from components.web.files import fonts
from components.web.files.card import card_png, card_words
from components.web.files.figures import figure, split_figure
from components.web.files.pictures import picture
from components.web.files.wrapping import _pieces, wrapped
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries
from tests.web.client import client

NEEDS_FONT = pytest.mark.skipif(
    fonts.face("ja", fonts.BOLD) is None,
    reason="no font with Japanese letters (Debian: apt install fonts-noto-cjk)",
)


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without any font of its own."""
    monkeypatch.setattr(fonts, "_candidates", lambda weight: iter(()))
    fonts.face.cache_clear()
    card_png.cache_clear()
    yield
    fonts.face.cache_clear()
    card_png.cache_clear()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_a_picture_of_the_right_size(page: str, language: str) -> None:
    answer = client.get(f"/og.png?page={page}&lang={language}&v=1&pace=1.2")
    assert answer.headers["content-type"] == "image/png"
    assert opened(answer.content).size == (1200, 630)
    assert 3_000 < len(answer.content) < 300_000


def test_a_page_that_does_not_exist_gets_the_card_of_the_overview() -> None:
    assert client.get("/og.png?page=nothing").content == client.get("/og.png").content


@settings(max_examples=tries(60))
@given(scenarios, st.sampled_from(PAGES), st.sampled_from(LANGUAGES))
def test_the_number_on_the_card_is_the_number_on_the_page(
    scenario: Scenario, page: str, language: str
) -> None:
    wanted = context(scenario, language)
    words = card_words(page, wanted)
    assert words["headline"] == headline(page, context(scenario, language))
    assert words["figure"].removeprefix("−") in words["headline"]
    assert "".join(split_figure(words["figure"])) == words["figure"]
    if page == "overview":
        assert words["figure"] in takeaway(page, context(scenario, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", ALL_CORNERS, ids=lambda s: str(s.changes()))
def test_the_finished_pages_have_a_number_at_every_corner(
    scenario: Scenario, language: str
) -> None:
    wanted = context(scenario, language)
    results = wanted.results
    share, total = results.funding.share_of_target_pct, results.buildout.total_usd_tn
    revenue = results.breakout.required_revenue_usd_bn
    assert figure("funding", wanted) == percent(share, language)
    assert figure("buildout", wanted) == money(1000 * total, language)
    assert figure("overview", wanted) == money(revenue, language, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_keeps_its_sign(language: str) -> None:
    """Also where the sentence says it in words, or a return below zero would look like a gain."""
    falling = context(Scenario.from_changes({"c26": 300.0}), language)
    assert figure("macro", falling).startswith("−")
    losing = context(
        Scenario.from_changes({"yld": 6.0, "debt": 30.0, "life": 10.0, "res": 0.0}), language
    )
    value = losing.results.coinvest.equity_irr_pct
    assert value is not None
    assert value < 0
    assert figure("coinvest", losing) == percent(value, language)


def test_a_number_is_not_the_tail_of_a_longer_one() -> None:
    wanted = context(Scenario.default(), "en")
    sentence = headline("funding", wanted)
    assert re.search(rf"(?<![\d.]){re.escape(figure('funding', wanted))}", sentence)


@pytest.mark.parametrize("scenario", ALL_CORNERS, ids=lambda s: str(s.changes()))
def test_the_small_charts_hold_at_every_corner(scenario: Scenario) -> None:
    for page in PAGES:
        shown = picture(page, context(scenario, "en"))
        points = [point for line in shown.lines for point in line.points]
        numbers = [
            *(value for point in points for value in point),
            *(value for bar in shown.bars for value in (bar.start, bar.end)),
            *(part.size for part in shown.parts),
            *shown.x_range,
            *shown.y_range,
        ]
        assert np.isfinite(numbers).all()
        assert shown.bars or shown.lines or shown.parts
        if shown.lines:
            assert shown.y_range[0] < shown.y_range[1]


@settings(max_examples=tries(15))
@given(scenarios, st.sampled_from(PAGES), st.sampled_from(LANGUAGES))
def test_a_card_can_be_drawn_for_every_scenario(
    scenario: Scenario, page: str, language: str
) -> None:
    assert opened(card_png(page, scenario, language)).size == (1200, 630)


@NEEDS_FONT
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_leave_the_chart_and_the_edge_alone(page: str, language: str) -> None:
    """Nothing is drawn outside the margins: no line is too long, no number too wide."""
    for scenario in (Scenario.default(), Scenario.from_changes({"mom": -80, "tgt": 50, "g": -40})):
        pixels = np.asarray(opened(card_png(page, scenario, language)).convert("L"))
        assert (pixels[:, :50] == 255)[:615].all()
        assert (pixels[:, 1150:] == 255)[:615].all()
        assert (pixels[:, 622:652] == 255)[250:600].all()  # between the sentence and the chart
        assert (pixels[596:618] == 255).all()


@NEEDS_FONT
def test_what_is_set_shows_in_orange() -> None:
    pixels = np.asarray(opened(card_png("funding", Scenario.default(), "ja")))
    orange = np.array([int(SCENARIO[i : i + 2], 16) for i in (1, 3, 5)])
    assert (np.abs(pixels[120:600, 60:600].astype(int) - orange).sum(axis=2) < 20).sum() > 2000


@NEEDS_FONT
def test_every_letter_of_every_card_is_in_the_font() -> None:
    for language in LANGUAGES:
        words = "".join(
            "".join(card_words(page, context(Scenario.default(), language)).values())
            + picture(page, context(Scenario.default(), language)).text
            for page in PAGES
        )
        for weight in fonts.WEIGHTS:
            font = fonts.font(language, weight, 32)
            assert font is not None
            assert fonts.covers(font, words)


def test_a_font_without_a_letter_is_found_out() -> None:
    built_in = fonts.plain(32)
    assert isinstance(built_in, fonts.Font)
    assert fonts.covers(built_in, "AI Buildout Explorer")
    assert not fonts.covers(built_in, "投資")


@pytest.mark.usefixtures("no_fonts")
def test_without_a_font_the_card_is_neutral_and_has_no_boxes() -> None:
    pictures = {
        card_png(page, scenario, "ja")
        for page in ("overview", "funding")
        for scenario in (Scenario.default(), Scenario.from_changes({"pace": 2.0}))
    }
    assert len(pictures) == 1  # it says nothing that it cannot write
    assert opened(pictures.pop()).size == (1200, 630)
    assert client.get("/og.png?lang=ja").status_code == 200


def test_without_fontconfig_fonts_are_looked_for_where_systems_keep_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_it = fonts.face("ja", fonts.BOLD)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    fonts.face.cache_clear()
    found = fonts.face("ja", fonts.BOLD)
    fonts.face.cache_clear()
    assert (found is None) == (with_it is None)


def test_drawing_is_quiet_about_what_it_cannot_show() -> None:
    """At a corner without any return the bars say so instead of standing at zero in silence."""
    scenario = Scenario.from_changes({"yld": 6, "debt": 85, "kd": 10, "life": 4, "res": 0})
    shown = picture("coinvest", context(scenario, "ja"))
    assert say("ja", "ui.null") in shown.text


@settings(max_examples=tries(150))
@given(
    st.text(st.sampled_from("投資額は2030年までに、5.6兆ドル（AI）「目標」ーです。"), max_size=60),
    st.integers(4, 30),
)
def test_japanese_lines_keep_every_letter_and_break_where_they_may(text: str, width: int) -> None:
    lines = wrapped(text, "ja", len, width)
    assert "".join(lines) == text
    if all(len(piece) <= width for piece in _pieces(text, "ja")):
        assert all(len(line) <= width for line in lines)
        for before, after in pairwise(lines):
            assert before[-1] not in "（「"
            assert after[0] not in "、。）」ー"


@settings(max_examples=tries(150))
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=20), st.integers(9, 40))
def test_english_lines_keep_every_word_and_the_width(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), "en", len, width)
    assert " ".join(lines).split() == words
    assert all(len(line) <= width for line in lines)


def test_the_state_of_the_inputs_is_told() -> None:
    for changes, words in (({}, "Default inputs"), ({"pace": 1.0}, "1 input changed")):
        scenario = Scenario.from_changes(dict(changes))
        assert card_words("funding", context(scenario, "en"))["state"] == words
    many = Scenario.from_changes({"pace": 1.0, "tgt": 40.0})
    assert card_words("funding", context(many, "ja"))["state"] == "変更した入力 2件"
