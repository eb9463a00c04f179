"""The overview's ways on: scenarios over the picture, and the stops of the argument."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from components.charts.svg.elements import INK
from components.link import decode
from components.model import PRESETS, Scenario
from components.model.evaluate import REFERENCE_PAGES, THEMES
from components.screen.parts import PRESETS as PRESETS_PART
from components.screen.parts import STOPS, part
from components.screen.story import OFFERED, finding, small_picture
from components.text import LANGUAGES, say
from components.text.pages import headline
from tests.contexts import context
from tests.strategies import ALL_CORNERS

CASES = [Scenario.default(), *(preset.scenario for preset in PRESETS)]
QUESTION = {"en": 8, "ja": 20}
"""The most words of a stop's question in English, characters in Japanese."""
FINDING = {"en": 20, "ja": 50}
"""The same of what it finds."""
LINK = re.compile(r'<a class="page-link ([\w-]*)" href="\./(\w*)\?([^"]*)"( aria-current="true")?>')


def size(text: str, language: str) -> int:
    return len(text.split()) if language == "en" else len(re.sub(r"\s", "", text))


def links(key: str, scenario: Scenario, language: str = "en") -> list[tuple[str, ...]]:
    shown = part("overview", key, context(scenario, language))
    return LINK.findall(str(shown["html"]))  # type: ignore[typeddict-item]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_asks_and_answers_in_a_few_words(language: str) -> None:
    for theme in THEMES:
        assert size(say(language, f"overview.stop.{theme}"), language) <= QUESTION[language]
        for scenario in CASES:
            found = finding(theme, context(scenario, language))
            assert 0 < size(found, language) <= FINDING[language], found


def test_the_stops_stand_in_order_and_lead_to_all_themes_and_checks_with_the_scenario() -> None:
    scenario = Scenario.from_changes({"g": 25})
    found = links(STOPS, scenario, "ja")
    assert [slug for _, slug, *_ in found] == [*THEMES, *REFERENCE_PAGES]
    for *_, query, _ in found:
        assert dict(parse_qsl(unescape(query))) == {"v": "2", "lang": "ja", "g": "25"}


@pytest.mark.parametrize("theme", THEMES)
def test_the_small_picture_follows_the_scenario_in_the_colours_of_the_page(theme: str) -> None:
    pictures = {small_picture(theme, context(scenario)) for scenario in ALL_CORNERS}
    assert len(pictures) > 1
    for picture in pictures:
        assert INK not in picture
        assert "currentColor" in picture
        assert "nan" not in picture
    plain = context(Scenario.default())
    assert headline(theme, plain) in unescape(small_picture(theme, plain))


@pytest.mark.parametrize("code", ["default", *OFFERED])
def test_a_scenario_over_the_picture_is_marked_where_it_is_the_present_one(code: str) -> None:
    scenarios = {preset.code: preset.scenario for preset in PRESETS}
    scenario = scenarios.get(code, Scenario.default())
    shown = links(PRESETS_PART, scenario)
    offered = [Scenario.default(), *(scenarios[one] for one in scenarios if one in OFFERED)]
    leads_to = [
        decode(parse_qsl(unescape(query)), LANGUAGES, "en").case.scenario for *_, query, _ in shown
    ]
    assert leads_to == offered
    assert [bool(current) for *_, current in shown] == [one == scenario for one in offered]


def test_the_readers_own_scenario_is_none_of_those_offered() -> None:
    assert not any(current for *_, current in links(PRESETS_PART, Scenario.from_changes({"g": 3})))
