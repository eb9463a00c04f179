import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from components.charts.lettering import width_of
from components.charts.picture import EDGE, LINK_LETTERS, WIDTH, picture
from components.model import Scenario
from components.text import LANGUAGES
from tests.charts.drawn import all_drawn
from tests.strategies import ALL_CORNERS, scenarios, tries

INNER = WIDTH - 2 * EDGE
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", ALL_CORNERS[::12], ids=lambda s: str(s.changes()))
def test_every_picture_is_well_formed_and_says_what_it_is(
    scenario: Scenario, language: str
) -> None:
    link = "https://example.org/p?v=2&lang=en&b=g~25"
    for chart in all_drawn(scenario, language):
        svg = picture(chart, language, link, "ending & <end>")
        root = ElementTree.fromstring(svg)  # noqa: S314 - our own text
        words = "".join(root.itertext()).replace("\n", "").replace(" ", "")
        assert chart.title.replace(" ", "") in words
        assert "ending&<end>" in words
        assert link in words
        assert root.find(f"{SVG}a") is not None
        assert not re.search(r"\b(nan|inf|None)\b", svg)


def test_a_very_long_link_is_cut_in_writing_but_not_behind_it() -> None:
    """Nobody types a thousand letters, and drawing them takes a third of the time of a picture."""
    chart = all_drawn(Scenario.default(), "en")[0]
    for length in (LINK_LETTERS, 2000):
        link = f"https://example.org/p?{'x' * length}"[:length]
        root = ElementTree.fromstring(picture(chart, "en", link, ""))  # noqa: S314 - our own text
        (anchor,) = root.iter(f"{SVG}a")
        assert anchor.attrib["href"] == link
        written = "".join("".join(anchor.itertext()).split())
        assert written == (link if length == LINK_LETTERS else f"{link[:LINK_LETTERS]}…")


@settings(max_examples=tries(10))
@given(scenarios)
def test_text_stays_within_the_picture(scenario: Scenario) -> None:
    for chart in all_drawn(scenario):
        root = ElementTree.fromstring(picture(chart, "en", "https://example.org/", ""))  # noqa: S314
        for line in [*root.findall(f"{SVG}text"), *root.findall(f"{SVG}a/{SVG}text")]:
            bold = line.find(f"{SVG}tspan") is not None
            size = float(line.attrib["font-size"])
            assert width_of("".join(line.itertext()), size, bold) <= INNER + 0.5
