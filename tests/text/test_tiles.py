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


def test_a_range_that_reads_as_its_chance_is_left_out() -> None:
    for changes in ({"pace": 3, "tgt": 20}, {"pace": 0.05, "mom": -80}):
        by_2027, by_2030, _ = tiles("funding", context(Scenario.from_changes(changes)))
        for chance in (by_2027, by_2030):
            assert without_marks(chance.value) in {"over 99%", "under 1%"}
            assert chance.span == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_figure_denies_itself(language: str) -> None:
    signed = {"bust.world_fund_pct"} | {one for one in RESULTS if one.startswith("macro.")}
    for scenario in (*ALL_CORNERS, Scenario.from_changes({"fall": 0, "halt": 0})):
        for page, ids in TILES.items():
            given_to = context(scenario, language)
            for result_id, tile in zip(ids, tiles(page, given_to), strict=True):
                minus = without_marks(tile.value).startswith("−")
                assert not minus or result_id in signed, (scenario.changes(), tile.name)


@pytest.mark.parametrize(
    ("language", "name", "value"),
    [
        ("en", "On top of growth, as more is built", "0.14 percentage points"),
        ("ja", "投資の増加による成長率の上昇", "0.14ポイント"),
    ],
)
def test_growth_that_gains_is_not_told_as_a_loss(language: str, name: str, value: str) -> None:
    still = context(Scenario.from_changes({"fall": 0, "halt": 0}), language)
    assert still.results.bust.building_pp == pytest.approx(-0.14, abs=0.005)
    found = {tile.name: without_marks(tile.value) for tile in tiles("bust", still)}
    assert found[name] == value


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
