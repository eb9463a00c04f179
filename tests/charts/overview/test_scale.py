"""The picture of the overview is honest: the same area for a dollar in all of its blocks."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from components.charts.lettering import width_of
from components.charts.overview.scale import (
    NARROW,
    OUTLOOK,
    REVENUE_TODAY,
    ROWS,
    WIDE,
    Form,
    alt_text,
    scale_figure,
    scale_svg,
)
from components.charts.palette import OBSERVED, RANGE, SCENARIO
from components.context import Context
from components.evidence import fact
from components.model import Scenario
from components.text import LANGUAGES, money
from tests.contexts import context
from tests.strategies import scenarios, tries

COLUMNS = (4, 40, 20)
"""Width of each block in squares, from the partnership to the revenue of a year."""
SAME = 0.01
"""How far areas for a dollar may differ."""
FORMS = pytest.mark.parametrize("form", [WIDE, NARROW], ids=lambda form: form.name)


def svg(found: Context, form: Form) -> ElementTree.Element:
    return ElementTree.fromstring(scale_svg(found, form))  # noqa: S314 - our own text


def areas(picture: ElementTree.Element) -> list[dict[str, float]]:
    """The area in square pixels by how its squares look, in each block."""
    paints = {
        pattern.attrib["id"]: paint(pattern.find("rect")) for pattern in picture.iter("pattern")
    }
    found = []
    for block in picture.findall("g"):
        sums: dict[str, float] = {}
        for rect in block.findall("rect"):
            look = paints[rect.attrib["fill"].removeprefix("url(#").removesuffix(")")]
            share = re.search(r"scale\(([\d.e-]+) 1\)", rect.attrib.get("transform", "scale(1 1)"))
            assert share
            wide = float(rect.attrib["width"]) * float(share[1])
            area = wide * float(rect.attrib["height"])
            sums[look] = sums.get(look, 0) + area
        found.append(sums)
    return found


def paint(rect: ElementTree.Element | None) -> str:
    assert rect is not None
    colour = rect.attrib.get("stroke") or rect.attrib["fill"]
    kind = "hollow" if "stroke" in rect.attrib else rect.attrib["fill-opacity"]
    return f"{colour} {kind}"


def amounts(found: Context) -> list[dict[str, float]]:
    """What each area stands for in billions of dollars, by the results."""
    results = found.results
    return [
        {
            f"{OBSERVED} hollow": results.funding.total_assets_usd_bn,
            f"{OBSERVED} 0.35": found.scenario.tgt,
            f"{OBSERVED} 1": found.observed.raised_usd_bn,
        },
        {f"{SCENARIO} 1": 1000 * results.buildout.world_ai_total_usd_tn},
        {
            f"{SCENARIO} hollow": results.breakout.required_revenue_usd_bn,
            f"{OBSERVED} 1": fact(REVENUE_TODAY).value,
        },
    ]


def words(picture: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in picture.iter("text")]


@settings(max_examples=tries(20))
@given(scenarios)
def test_a_dollar_takes_the_same_area_in_every_block(scenario: Scenario) -> None:
    found = context(scenario)
    square = found.observed.raised_usd_bn
    for form in (WIDE, NARROW):
        per_dollar = form.pitch**2 / square
        for drawn, expected, columns in zip(
            areas(svg(found, form)), amounts(found), COLUMNS, strict=True
        ):
            full = ROWS * columns * square
            assert drawn.keys() == expected.keys()
            for look, usd_bn in expected.items():
                assert drawn[look] == pytest.approx(per_dollar * min(usd_bn, full), rel=SAME)


@FORMS
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_fit_is_said_in_words(language: str, form: Form) -> None:
    changes = {"g": 60, "c26": 1000, "rest": 60, "ai": 90, "ls": 2, "gm": 33}
    found = context(Scenario.from_changes(changes), language)
    square = found.observed.raised_usd_bn
    beyond = [
        1000 * found.results.buildout.world_ai_total_usd_tn - ROWS * 40 * square,
        found.results.breakout.required_revenue_usd_bn - ROWS * 20 * square,
    ]
    assert min(beyond) > 0
    said = " ".join(words(svg(found, form)))
    assert all(money(usd_bn, language) in said for usd_bn in beyond)
    at_default = " ".join(words(svg(context(Scenario.default(), language), form)))
    assert {"en": "Not drawn", "ja": "図の外"}[language] in said
    assert {"en": "Not drawn", "ja": "図の外"}[language] not in at_default


@FORMS
def test_the_outlook_is_marked_as_high_as_its_squares_reach(form: Form) -> None:
    found = context(Scenario.default())
    (_, spending, _) = svg(found, form).findall("g")
    lines = [path for path in spending.findall("path") if path.attrib["stroke"] == RANGE]
    heights = [float(re.findall(r"-[\d.]+", path.attrib["d"])[1]) for path in lines]
    rows = [1000 * fact(name).value / found.observed.raised_usd_bn / 40 for name in OUTLOOK]
    assert heights == pytest.approx([-form.pitch * row for row in rows], abs=0.01)


@FORMS
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_is_named_with_its_amount_inside_the_picture(language: str, form: Form) -> None:
    found = context(Scenario.default(), language)
    picture = svg(found, form)
    said = " ".join(words(picture))
    for block in amounts(found):
        for usd_bn in block.values():
            assert money(usd_bn, language) in said
    for (left, floor), columns in zip(form.corners, COLUMNS, strict=True):
        assert left + form.pitch * columns <= form.width
        assert 0 < floor - form.pitch * ROWS < floor <= form.height
    starts = [
        (float(text.attrib["x"]) + left, float(text.attrib["y"]) + floor)
        for block, (left, floor) in zip(picture.findall("g"), form.corners, strict=True)
        for text in block.findall("text")
    ]
    assert all(0 <= x <= form.width and 12 <= y <= form.height for x, y in starts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_alt_text_names_the_square_and_all_that_is_counted_in_it(language: str) -> None:
    found = context(Scenario.default(), language)
    alt = alt_text(found)
    sums = [usd_bn for block in amounts(found) for usd_bn in block.values()]
    wanted = [found.observed.raised_usd_bn, sums[0], *sums[3:]]
    assert all(money(usd_bn, language) in alt for usd_bn in wanted)
    assert alt in scale_figure(found)


def test_both_forms_stand_in_one_page_without_a_name_twice() -> None:
    names = re.findall(r'id="([^"]+)"', scale_figure(context(Scenario.default())))
    assert len(names) == len(set(names)) > 0


@FORMS
@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=tries(10))
@given(scenario=scenarios)
def test_no_word_leaves_the_picture(form: Form, language: str, scenario: Scenario) -> None:
    """In the widest font that it may be drawn in."""
    for block in svg(context(scenario, language), form).findall("g"):
        left, _ = map(float, re.findall(r"[\d.]+", block.attrib["transform"]))
        for text in block.iter("text"):
            words = "".join(text.itertext())
            is_bold = "bold" in ElementTree.tostring(text, "unicode")
            wide = width_of(words, float(text.attrib["font-size"]), is_bold)
            at = left + float(text.attrib["x"])
            start = at - wide if text.attrib.get("text-anchor") == "end" else at
            assert start >= 0, words
            assert start + wide <= form.width, words


def test_a_share_of_a_square_is_a_square_made_narrow() -> None:
    """One that is cut off has no right side, which alone in a row looks like an error."""
    found = context(Scenario.from_changes({"g": 40}))
    picture = svg(found, WIDE)
    cut = [
        rect.attrib
        for rect in picture.iterfind("g/rect")
        if float(rect.attrib["width"]) / WIDE.pitch % 1 > 0.01
    ]
    assert cut == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_name_of_the_revenue_stands_at_its_own_squares(language: str) -> None:
    picture = svg(context(Scenario.default(), language), NARROW)
    fund, _, revenue = picture.findall("g")
    floors = [floor for _, floor in NARROW.corners]

    def lines(block: ElementTree.Element, floor: float) -> list[float]:
        return [floor + float(text.attrib["y"]) for text in block.iter("text")]

    name, amount = lines(revenue, floors[2])[:2]
    squares = floors[2] + min(float(rect.attrib["y"]) for rect in revenue.findall("rect"))
    assert squares - amount < 30
    assert name - floors[1] > 2 * (squares - amount)
    assert amount < min(lines(fund, floors[0])) - 14
