import json
import re
from pathlib import Path

import pytest

from components.model import VERSION
from components.model.evaluate import REVISED
from components.text import LANGUAGES
from components.text.catalogue import sentences
from components.text.changes import (
    CHANGES,
    WORKED_OUT_OTHERWISE,
    default_results,
    effect_of,
    what_changed,
)

FROZEN = Path(__file__).parents[1] / "link" / "frozen_results_v1.json"


@pytest.fixture(scope="module")
def version_1() -> dict[str, object]:
    """The results of version 1 at its defaults, as they were kept when it was the present one."""
    found = next(one for one in json.loads(FROZEN.read_text()) if one["query"] == "v=1")
    results: dict[str, object] = found["results"]
    return results


def test_results_before_are_those_that_version_1_had(version_1: dict[str, object]) -> None:
    told = {
        name for change in CHANGES if change.version == 2 for name in change.results.values()
    } & version_1.keys()
    assert {"buildout.total_usd_tn", "funding.p50_date", "breakout.crossover_year"} <= told
    for result_id in told:
        now, then = default_results(1)[result_id], version_1[result_id]
        # Floats: a sum may be added up in another order.
        assert now == (pytest.approx(then, rel=1e-9) if isinstance(then, float) else then)


def test_only_results_of_another_method_are_written_down() -> None:
    assert set(WORKED_OUT_OTHERWISE) == set(range(1, VERSION))
    for version, results in WORKED_OUT_OTHERWISE.items():
        revised = {name for later, names in REVISED.items() if later > version for name in names}
        assert results.keys() <= revised
        told = {name for c in CHANGES if c.version == version + 1 for name in c.results.values()}
        assert told & revised == results.keys()


def test_neither_version_pays_back_by_2050() -> None:
    """The sentence says so without a placeholder."""
    assert default_results(1)["breakout.payback_year"] is None
    assert default_results(2)["breakout.payback_year"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_told_with_its_effect_and_every_version_has_one(language: str) -> None:
    assert {change.version for change in CHANGES} == set(range(1, VERSION + 1))
    assert [change.day for change in CHANGES] == sorted(change.day for change in CHANGES)
    codes = [key.split(".")[2] for key in sentences(language) if key.startswith("method.change.")]
    assert set(codes) == {change.code for change in CHANGES}
    for change in CHANGES:
        for text in (what_changed(change, language), effect_of(change, language)):
            assert text
            assert not re.search(r"[{}]|nan\b|—", text)


def test_figures_before_and_now_stand_in_the_words() -> None:
    effects = {change.code: effect_of(change, "en") for change in CHANGES}
    assert effects["chance"].startswith("Sooner than the partnership: 10 of 11 before, ")
    assert "Chance by the end of 2027: 22% before, " in effects["chance"]
    assert "June 2029 before, " in effects["chance"]
    assert effects["payback"].startswith("Crossing: 2045 before, ")
    assert effects["cash"].startswith("Money from outside: $2.91 trillion before, ")
    assert effects["shell"].startswith("Capacity: 2 GW before, ")
