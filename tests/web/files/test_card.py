"""The card shows the page's own words, whole, in letters that are there."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product
from xml.etree import ElementTree

import numpy as np
import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from components.charts.kit import Spec
from components.charts.lettering import width_of
from components.charts.overview.card import scale_card
from components.charts.pages import card_chart
from components.charts.palette import SCENARIO
from components.charts.picture import document
from components.charts.svg.elements import Style, text_line
from components.model import Scenario
from components.model.evaluate import PAGES, THEMES
from components.model.lab.question import Question
from components.model.payback import captured_usd_bn, required_by_year_usd_bn
from components.text import LANGUAGES, measure, money, percent, say
from components.text.pages import headline, statement
from components.web.files import card, raster
from components.web.files.card import LABEL, LABEL_GROUND, card_png, card_svg, card_words
from components.web.files.card_number import card_number, split_figure
from tests.charts.test_charts import contrast
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries
from tests.web.client import client

SVG = "{http://www.w3.org/2000/svg}"
NEEDS_FONT = pytest.mark.skipif(
    not raster.can_letter("ja"),
    reason="no font with Japanese letters (Debian: apt install fonts-noto-cjk)",
)


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without any font of its own."""
    without = partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    monkeypatch.setattr(resvg_py, "svg_to_bytes", without)
    raster.can_letter.cache_clear()
    raster.png.cache_clear()
    yield
    raster.can_letter.cache_clear()
    raster.png.cache_clear()


@dataclass(frozen=True)
class Words:
    """A line of text on a card, and the box that it takes at most, in pixels."""

    text: str
    colour: str
    size: float
    left: float
    right: float
    baseline: float

    @property
    def top(self) -> float:
        return self.baseline - 0.75 * self.size  # of capitals and digits

    @property
    def bottom(self) -> float:
        return self.baseline + 0.2 * self.size  # of letters such as p and （


def lettered(element: ElementTree.Element, dx: float = 0, dy: float = 0) -> Iterator[Words]:
    """The lines of text in a picture, moved by the groups that they stand in."""
    moved = re.match(r"translate\(([\d.]+) ([\d.]+)\)", element.get("transform", ""))
    if moved:
        dx, dy = dx + float(moved[1]), dy + float(moved[2])
    if element.tag == f"{SVG}text":
        size = float(element.attrib["font-size"])
        wide = sum(
            width_of(part.text or "", float(part.get("font-size", size)), "700" in weights)
            for part in element.iter()
            for weights in [{part.get("font-weight"), element.get("font-weight")}]
        )
        x, baseline = float(element.attrib["x"]) + dx, float(element.attrib["y"]) + dy
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
        left, text = x - share * wide, "".join(element.itertext())
        yield Words(text, element.attrib["fill"], size, left, left + wide, baseline)
    for child in element:
        yield from lettered(child, dx, dy)


def card_text(page: str, scenario: Scenario, language: str) -> list[Words]:
    svg = card_svg(page, context(scenario, language))
    return list(lettered(ElementTree.fromstring(svg)))  # noqa: S314 - our own text


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_a_picture_of_the_right_size(page: str, language: str) -> None:
    answer = client.get(f"/og.png?page={page}&lang={language}&v=2&pace=1.2")
    assert answer.headers["content-type"] == "image/png"
    assert opened(answer.content).size == (1200, 630)
    assert 3_000 < len(answer.content) < 120_000


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
        assert words["figure"] in statement(page, context(scenario, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", ALL_CORNERS, ids=lambda s: str(s.changes()))
def test_the_finished_pages_have_a_number_at_every_corner(
    scenario: Scenario, language: str
) -> None:
    wanted = context(scenario, language)
    results = wanted.results
    share, total = results.funding.share_of_target_pct, results.buildout.total_usd_tn
    needed = results.breakout.uplift_needed_pp
    assert needed is not None
    assert card_number("funding", wanted) == percent(share, language)
    assert card_number("buildout", wanted) == money(1000 * total, language)
    assert card_number("overview", wanted) == measure(needed, "pp", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_keeps_its_sign(language: str) -> None:
    """Also where the sentence says it in words, or a return below zero would look like a gain."""
    falling = context(Scenario.from_changes({"c26": 300.0}), language)
    assert card_number("macro", falling).startswith("−")
    losing = context(
        Scenario.from_changes({"yld": 6.0, "debt": 30.0, "life": 10.0, "res": 0.0}), language
    )
    value = losing.results.coinvest.equity_irr_pct
    assert value is not None
    assert value < 0
    assert card_number("coinvest", losing) == percent(value, language)


def test_a_number_is_not_the_tail_of_a_longer_one() -> None:
    wanted = context(Scenario.default(), "en")
    sentence = headline("funding", wanted)
    assert re.search(rf"(?<![\d.]){re.escape(card_number('funding', wanted))}", sentence)


@pytest.mark.parametrize("scenario", ALL_CORNERS, ids=lambda s: str(s.changes()))
def test_the_words_of_a_card_stay_inside_and_apart_at_every_corner(scenario: Scenario) -> None:
    for page, language in product(PAGES, LANGUAGES):
        shown = card_text(page, scenario, language)
        assert len(shown) > 5
        for one in shown:
            assert one.left >= 60, (page, language, one)
            assert one.right <= 1200 - 64 + 0.5, (page, language, one)
            assert one.top >= 40, (page, language, one)
            assert one.bottom <= 620, (page, language, one)
            # Under the question the sentence stands at the left, the chart at the right.
            in_column = one.right <= 614.5 or one.left >= 659.5
            assert in_column or one.baseline < 226, (page, language, one)
        for one, other in combinations(shown, 2):
            beside = one.right <= other.left or other.right <= one.left
            above = one.bottom <= other.top or other.bottom <= one.top
            assert beside or above, (page, language, one, other)


@pytest.mark.parametrize("page", PAGES)
def test_the_words_of_a_card_can_be_read(page: str) -> None:
    """Contrast of 4.5:1 or more, 3:1 for what is large: bold from 19 px, else from 24 px."""
    for language in LANGUAGES:
        for words in card_text(page, Scenario.default(), language):
            ground = LABEL_GROUND if words.colour == LABEL else "#ffffff"
            large = words.size >= 24 or words.colour == SCENARIO
            assert contrast(words.colour, ground) >= (3 if large else 4.5), words


@NEEDS_FONT
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_the_lab_is_about_the_result_that_its_link_asks_about(language: str) -> None:
    result = "macro.net_contribution_pp"
    asked = f"/og.png?page=lab&v=2&lang={language}&r={result}"
    usual, other = client.get(f"/og.png?page=lab&v=2&lang={language}"), client.get(asked)
    assert usual.content != other.content
    assert usual.headers["etag"] != other.headers["etag"]
    said = card_words("lab", context(Scenario.default(), language, question=Question(result)))
    assert say(language, f"result.{result}") in said["headline"]
    kept = client.get(asked, headers={"If-None-Match": usual.headers["etag"]})
    assert kept.status_code == 200


@NEEDS_FONT
@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_about_as_wide_as_they_are_taken_to_be(*, bold: bool) -> None:
    """Hardly wider, for columns are 45 px apart, and not much narrower, or lines would be short."""
    for text in (
        "What has to be true for a 5–8 trillion dollar AI build-out to pay?",
        "$5.6 trillion",
        "−0.27 percentage points",
        "採算に乗るには、AIで年2.3兆ドルほどの売上高が必要か",
        "41.7%（4年目",
    ):
        svg = document([text_line(text, 20, 60, Style(40, bold=bold))], "ja", ("", ""), (2000, 90))
        inked = np.asarray(opened(raster.png(svg, "ja")).convert("L")).min(axis=0) < 128
        real = inked.nonzero()[0][-1] + 1 - 20
        assert 0.84 <= real / width_of(text, 40, bold) <= 1.03, text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_all_its_words(page: str, language: str) -> None:
    changed = Scenario.from_changes({"pace": 1.3})
    written = "".join(words.text for words in card_text(page, changed, language))
    for words in card_words(page, context(changed, language)).values():
        assert re.sub(r"\s", "", words) in re.sub(r"\s", "", written)


def ends(spec: Spec, axis: str) -> list[float]:
    """Where the traces of a chart lie along an axis."""
    found: list[float] = []
    for trace in spec["data"]:
        values = trace[axis]
        if trace["type"] == "bar" and axis == ("x" if "orientation" in trace else "y"):
            values = [base + size for base, size in zip(trace["base"], values, strict=True)]
            found += trace["base"]
        found += values
    return found


@pytest.mark.parametrize("scenario", ALL_CORNERS, ids=lambda s: str(s.changes()))
def test_the_small_charts_stay_between_their_axes_at_every_corner(scenario: Scenario) -> None:
    """What lies outside would be drawn over the words."""
    for page in THEMES:
        spec = card_chart(page, context(scenario, "en"))
        assert spec["data"]
        for axis in "xy":
            low, high = spec["layout"][f"{axis}axis"]["range"]
            assert np.isfinite([low, high, *ends(spec, axis)]).all()
            assert low < high
            room = 1e-9 * (high - low)  # bars begin where sums of others end
            assert low - room <= min(ends(spec, axis))
            assert max(ends(spec, axis)) <= high + room


def test_the_chart_of_a_card_shows_the_numbers_of_its_page() -> None:
    wanted = context(Scenario.from_changes({"g": 30.0, "debt": 50.0}), "en")
    results = wanted.results

    def sizes(page: str, axis: str = "y") -> list[float]:
        return list(card_chart(page, wanted)["data"][0][axis])

    steps = sizes("macro")
    assert steps[0] == results.macro.gross_contribution_pp
    assert steps[-1] == results.macro.net_contribution_pp
    assert steps[-1] == pytest.approx(sum(steps[:-1]), abs=1e-12)
    total = results.buildout.total_usd_tn
    parts = sizes("reallocation", "x")
    gaps = 3 / 476 * total * len(parts)  # three pixels of white after each part
    assert sum(parts) + gaps == pytest.approx(total)
    assert sizes("buildout") == list(results.buildout.annual_usd_bn)
    assert sizes("coinvest") == [
        results.coinvest.unlevered_irr_pct,
        results.coinvest.equity_irr_pct,
    ]
    for_payments = wanted.scenario.sup * wanted.scenario.pay / 100
    assert sizes("digital") == [
        results.digital.float_needed_usd_bn,
        pytest.approx(for_payments),
    ]
    assert min(sizes("target")) == pytest.approx(-results.target.peak_outlay_usd_bn)


def test_the_line_of_the_payback_ends_where_it_leaves_the_chart() -> None:
    wanted = context(Scenario.from_changes({"up": 2.0}), "en")
    spec = card_chart("breakout", wanted)
    _, top = spec["layout"]["yaxis"]["range"]
    required, _, line = spec["data"]
    assert required["y"] == list(required_by_year_usd_bn(wanted.scenario))
    assert line["y"][-1] == pytest.approx(top)
    assert line["y"] == sorted(line["y"])
    (after, before) = captured_usd_bn(wanted.scenario, wanted.observed)[
        len(line["y"]) - 1 : len(line["y"]) - 3 : -1
    ]
    assert before <= top <= after
    share = (top - before) / (after - before)
    assert line["x"][-1] == pytest.approx(line["x"][-2] + share)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_without_a_theme_shows_the_sums_of_the_article_to_scale(language: str) -> None:
    wanted = context(Scenario.default(), language)
    for page in (page for page in PAGES if page not in THEMES):
        assert scale_card(wanted) in card_svg(page, wanted)
    assert scale_card(wanted) not in card_svg("funding", wanted)


def test_the_squares_of_a_card_take_as_much_of_it_as_their_sums() -> None:
    wanted = context(Scenario.from_changes({"g": 30.0}), "en")
    xml = f'<svg xmlns="http://www.w3.org/2000/svg">{scale_card(wanted)}</svg>'
    blocks = ElementTree.fromstring(xml).findall(f"{SVG}g")  # noqa: S314 - our own text
    spending, revenue = (  # whole rows and the rest of the largest sum of a block
        sum(float(area.attrib["width"]) * float(area.attrib["height"]) for area in [*block][:2])
        for block in blocks[1:]
    )
    results = wanted.results
    world_usd_bn = 1000 * results.buildout.world_ai_total_usd_tn
    ratio = world_usd_bn / results.breakout.required_revenue_usd_bn
    assert spending / revenue == pytest.approx(ratio, rel=0.01)


@settings(max_examples=tries(15))
@given(scenarios, st.sampled_from(PAGES), st.sampled_from(LANGUAGES))
def test_a_card_can_be_drawn_for_every_scenario(
    scenario: Scenario, page: str, language: str
) -> None:
    assert opened(card_png(page, context(scenario, language))).size == (1200, 630)


@NEEDS_FONT
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_leave_the_chart_and_the_edge_alone(page: str, language: str) -> None:
    """Nothing is drawn outside the margins: no line is too long, no number too wide."""
    for scenario in (Scenario.default(), Scenario.from_changes({"mom": -80, "tgt": 50, "g": -40})):
        pixels = np.asarray(opened(card_png(page, context(scenario, language))).convert("L"))
        assert (pixels[:, :50] == 255)[:615].all()
        assert (pixels[:, 1150:] == 255)[:615].all()
        assert (pixels[:, 622:652] == 255)[250:600].all()  # between the sentence and the chart
        assert (pixels[596:618] == 255).all()


@NEEDS_FONT
def test_what_is_set_shows_in_orange() -> None:
    pixels = np.asarray(opened(card_png("funding", context(Scenario.default(), "ja"))))
    orange = np.array([int(SCENARIO[i : i + 2], 16) for i in (1, 3, 5)])
    assert (np.abs(pixels[120:600, 60:600].astype(int) - orange).sum(axis=2) < 20).sum() > 2000


@pytest.mark.usefixtures("no_fonts")
def test_without_a_font_the_card_is_neutral_and_has_no_boxes() -> None:
    assert not raster.can_letter("ja")
    assert not raster.can_letter("en")
    pictures = {
        card_png(page, context(scenario, language))
        for page in ("overview", "funding")
        for scenario in (Scenario.default(), Scenario.from_changes({"pace": 2.0}))
        for language in LANGUAGES
    }
    assert len(pictures) == 1  # it says nothing that it cannot write
    neutral = opened(pictures.pop())
    assert neutral.size == (1200, 630)
    dark = np.asarray(neutral.convert("L")) < 80
    assert dark[385:440, 340:860].sum() > 2000  # the app's name, in outlines of its own
    assert client.get("/og.png?lang=ja").status_code == 200


def test_with_and_without_a_font_a_card_has_different_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = set()
    for found in (True, False):
        monkeypatch.setattr(card, "can_letter", {"ja": found}.__getitem__)
        tags.add(client.get("/og.png?lang=ja").headers["etag"])
    assert len(tags) == 2


@NEEDS_FONT
def test_a_letter_that_no_font_has_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "_LETTERS", {"ja": "投\U000e0fff", "en": "A"})
    raster.can_letter.cache_clear()
    assert not raster.can_letter("ja")
    assert raster.can_letter("en")
    raster.can_letter.cache_clear()


def test_drawing_is_quiet_about_what_it_cannot_show() -> None:
    """At a corner without any return the bars say so instead of standing at zero in silence."""
    scenario = Scenario.from_changes({"yld": 6, "debt": 85, "kd": 10, "life": 4, "res": 0})
    assert say("ja", "ui.null") in [words.text for words in card_text("coinvest", scenario, "ja")]


def test_the_state_of_the_inputs_is_told() -> None:
    for changes, words in (({}, "Default inputs"), ({"pace": 1.0}, "1 input changed")):
        scenario = Scenario.from_changes(dict(changes))
        assert card_words("funding", context(scenario, "en"))["state"] == words
    many = Scenario.from_changes({"pace": 1.0, "tgt": 40.0})
    assert card_words("funding", context(many, "ja"))["state"] == "変更した前提 2件"
