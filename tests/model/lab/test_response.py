from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, PRESETS, Scenario, evaluate
from components.model.evaluate import THEMES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.response import POINTS, is_flat, movers, response, responses
from components.text.themes import theme_words
from tests.strategies import scenarios, tries


@settings(max_examples=tries(15))
@given(
    scenarios,
    st.sampled_from(sorted(QUANTITIES)),
    st.sampled_from(sorted(set(LEVERS) - {"tgt"})),
    st.integers(0, POINTS),
)
def test_each_point_is_what_the_model_gives_there(
    scenario: Scenario, result_id: str, key: str, place: int
) -> None:
    scenario = scenario.replace(tgt=30)
    curve = response(scenario, result_id, key, observed())
    at = place % len(curve.values)
    for value, result in ((curve.values[at], curve.results[at]), (curve.at, curve.at_result)):
        alone = evaluate(scenario.replace(**{key: value}), observed())
        expected = QUANTITIES[result_id].number_of(alone, observed())
        assert result == (None if expected is None else pytest.approx(expected, rel=1e-9, abs=1e-9))


@settings(max_examples=tries(10))
@given(scenarios, st.sampled_from(THEMES))
def test_several_curves_at_once_are_those_of_each_and_no_other_lever_moves_the_main_result(
    scenario: Scenario, page: str
) -> None:
    scenario, result_id = scenario.replace(tgt=30), theme_words(page).MAIN_RESULT
    keys = [key for key, lever in LEVERS.items() if not lever.choices and key != "tgt"]
    found = responses(scenario, result_id, keys, observed(), 4)
    for key, one in zip(keys, found, strict=True):
        alone = response(scenario, result_id, key, observed(), 4)
        # A root that is searched for among several is the same to all but the last digits.
        numbers = [(*each.results, each.at_result) for each in (one, alone)]
        pairs = zip(*numbers, strict=True)
        for a, b in pairs:
            assert a == (None if b is None else pytest.approx(b, rel=1e-9, abs=1e-9))
        rest = [replace(each, results=(), at_result=None) for each in (one, alone)]
        assert rest[0] == rest[1]
        assert is_flat(one.results) or key in movers(result_id, observed())


def test_levers_that_move_a_result_are_known_without_trying_the_readers_scenario() -> None:
    # Neither moves anything by default: one waits for a choice, the other for another build-out.
    assert "own" in movers("reallocation.external_need_usd_tn", observed())
    assert "el" in movers("breakout.uplift_needed_pp", observed())
    assert movers("buildout.total_usd_tn", observed()) == {"c25", "c26", "g", "bust"}
    assert movers("funding.months_to_target", observed()) == {"tgt", "pace", "mom"}


def test_a_curve_spans_the_whole_range() -> None:
    scenario = Scenario.default().replace(c25=416, c26=710)
    curve = response(scenario, "buildout.total_usd_tn", "g", observed())
    assert len(curve.values) == POINTS
    assert (curve.values[0], curve.values[-1]) == (-40, 60)
    assert curve.at == 19
    # 416 + 710 * (1.19^5 - 1) / 0.19 = 5,596.6 billion
    assert curve.at_result == pytest.approx(5.5966, abs=1e-4)
    assert dict(curve.presets) == {p.code: v for p in PRESETS for k, v in p.changes if k == "g"}


def test_whole_numbers_and_choices_are_all_tried() -> None:
    life = response(Scenario.default(), "coinvest.dscr", "life", observed())
    assert life.values == tuple(range(4, 26))
    base = response(Scenario.default(), "buildout.total_usd_tn", "base", observed())
    assert base.values == LEVERS["base"].choices


def test_where_there_is_no_result_the_curve_has_a_gap() -> None:
    curve = response(Scenario.default(), "funding.months_to_target", "mom", observed())
    assert curve.results[0] is None
    assert curve.results[-1] is not None
