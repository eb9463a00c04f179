"""The small curves beside the inputs: what they say, and that they never say too much."""

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.curves import (
    LEAST_SHARE,
    Curve,
    about_curves,
    curves,
    levers_with_curve,
)
from components.evidence import observed
from components.model import LEVERS, PRESETS, Scenario, evaluate
from components.model.evaluate import THEMES
from components.text import LANGUAGES, lever_text, money, say
from tests.strategies import scenarios, tries


def known(curve: Curve) -> list[float]:
    return [height for height in curve.heights if height is not None]


@settings(max_examples=tries(25))
@given(scenarios, st.sampled_from(THEMES), st.sampled_from(LANGUAGES))
def test_every_input_that_moves_the_main_result_has_a_curve_or_a_word(
    scenario: Scenario, page: str, language: str
) -> None:
    found = curves(page, scenario.replace(tgt=30), language)
    assert tuple(found) == levers_with_curve(page)
    orjson.dumps(found)  # which takes no number of NumPy's
    for key, curve in found.items():
        assert bool(curve.heights) != bool(curve.note)
        assert all(0 <= height <= 1 for height in known(curve))
        assert say(language, f"lever.{key}.label") in curve.alt
        assert curve.alt[-1] in ".。"
        assert not set(curve.alt) & set("{}")
        assert bool(curve.low and curve.high) == bool(curve.heights)


def test_the_widest_curve_fills_its_height_and_a_flat_one_does_not() -> None:
    scenario = Scenario.default().replace(c25=416, c26=710)
    spans = {
        key: max(known(curve)) - min(known(curve))
        for key, curve in curves("buildout", scenario, "en").items()
    }
    # Spending in 2025 moves the total by 0.6 trillion, growth by 9.6.
    assert spans["g"] == 1
    assert spans["c25"] == pytest.approx(0.6 / (LEAST_SHARE * 9.6), abs=5e-3)


def test_a_curve_has_a_gap_where_there_is_no_result_and_says_so() -> None:
    curve = curves("funding", Scenario.from_changes({"mom": -60}), "en")["mom"]
    assert curve.heights[0] is None
    assert curve.heights[-1] is not None
    assert "over part of this range there is no “Months until the target is met”" in curve.alt
    assert "at your value: no number" in curve.alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_tell_where_the_curve_leads_and_where_the_reader_is(language: str) -> None:
    found = curves("buildout", Scenario.from_changes({"g": 25}), language)["g"]

    def total(growth: float) -> str:
        results = evaluate(Scenario.from_changes({"g": growth}), observed())
        return money(1000 * results.buildout.total_usd_tn, language)

    unit = {"en": " trillion", "ja": "兆ドル"}[language]
    assert (found.low + unit, found.high) == (total(-40), total(60)), "one unit for both"
    name, first, last, at = (
        found.alt.index(words)
        for words in (say(language, "result.buildout.total_usd_tn"), *map(total, (-40, 60, 25)))
    )
    assert name < first < last < at


def test_what_does_not_move_is_said_and_not_drawn() -> None:
    none_spent_here = Scenario.from_changes({"mov": 0})
    found = curves("digital", none_spent_here, "en")
    assert (found["mkt"].heights, found["mkt"].note) == ((), say("en", "curve.still"))
    assert found["mkt"].note in found["mkt"].alt
    assert found["mov"].heights


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_stand_where_ready_made_scenarios_set_the_input(language: str) -> None:
    marks = curves("buildout", Scenario.default(), language)["g"].marks
    values = [value for preset in PRESETS for key, value in preset.changes if key == "g"]
    assert [mark.at for mark in marks] == pytest.approx(
        [(float(value) + 40) / 100 for value in values], abs=1e-4
    )
    for mark, value in zip(marks, values, strict=True):
        assert mark.text.endswith(lever_text("g", value, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", THEMES)
def test_the_sentence_above_the_curves_names_the_result(page: str, language: str) -> None:
    text = about_curves(page, language)
    marked = {key for preset in PRESETS for key, _ in preset.changes}
    shown = say(language, "curve.about_marks") in text
    assert shown == bool(marked & set(levers_with_curve(page)))
    assert all(not LEVERS[key].choices for key in levers_with_curve(page))
