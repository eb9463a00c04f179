"""The key figures below the main picture of a page."""

import pytest

from components.evidence import observed
from components.model import Scenario
from components.model.evaluate import RESULTS, THEMES
from components.text import LANGUAGES, money, say
from components.text.marks import references_in, without_marks
from components.text.tiles import TILES, tiles
from tests.contexts import context
from tests.strategies import ALL_CORNERS

MOST = 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_has_a_few_figures_of_its_results(language: str) -> None:
    assert set(TILES) == {"overview", *THEMES}
    for page, ids in TILES.items():
        shown = tiles(page, context(Scenario.default(), language))
        assert 3 <= len(shown) <= MOST
        assert len({tile.name for tile in shown}) == len(shown)
        for result_id, tile in zip(ids, shown, strict=True):
            assert result_id in RESULTS
            assert references_in(tile.value) == [f"result:{result_id}"]
            assert tile.name == say(language, f"result.{result_id}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_the_result_in_the_readers_money(language: str) -> None:
    remaining, *_ = tiles("target", context(Scenario.from_changes({"tgt": 45}), language))
    assert without_marks(remaining.value) == money(45 - observed().raised_usd_bn, language)


def test_a_chance_has_its_range() -> None:
    by_2027, by_2030, remaining = tiles("funding", context(Scenario.default()))
    assert references_in(by_2027.span) == ["result:funding.chance_by_2027_range_pct"]
    assert references_in(by_2030.span) == ["result:funding.chance_by_2030_range_pct"]
    assert remaining.span == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_number_says_why(language: str) -> None:
    still = context(Scenario.from_changes({"mov": 0}), language)
    found = {tile.name: without_marks(tile.value) for tile in tiles("digital", still)}
    name = say(language, "result.digital.days_covered")
    assert found[name] == say(language, "reason.nothing_moved")


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_text_at_the_ends_of_every_lever(language: str) -> None:
    for scenario in ALL_CORNERS:
        for page in TILES:
            for tile in tiles(page, context(scenario, language)):
                assert without_marks(tile.value).strip(), (scenario.changes(), tile.name)


def test_a_page_without_a_picture_has_none() -> None:
    assert tiles("method", context(Scenario.default())) == ()
