import json
import re

import orjson
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts import Chart
from components.charts.guess import guess_chart
from components.charts.kit import Spec
from components.charts.pages import COMPARISONS, chart_of
from components.charts.palette import CONTEXT, GUESS, SCENARIO
from components.evidence import forecasts, target_met
from components.model import Scenario
from components.model.evaluate import THEMES
from components.model.guess import GUESSED, guessed_number
from components.text import LANGUAGES
from components.text.scale import result_scale
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios, tries

DEFAULT = Scenario.default()
NEVER_FULL = Scenario.from_changes({"mom": -80, "pace": 0.1})


def drawn(page: str, guess: float, scenario: Scenario = DEFAULT, language: str = "en") -> Chart:
    return guess_chart(page, guess, COMPARISONS[page], context(scenario, language))


def marks(spec: Spec, colour: str) -> list[float]:
    """Where the marks of a colour stand, from the highest row down."""
    points = spec["data"][1]
    return [
        x for x, own in zip(points["x"], points["marker"]["color"], strict=True) if own == colour
    ]


def ticks(spec: Spec, colour: str) -> set[float]:
    return {s["x0"] for s in spec["layout"]["shapes"] if s["line"]["color"] == colour}


def test_every_theme_page_has_something_to_set_a_guess_beside() -> None:
    assert tuple(COMPARISONS) == tuple(GUESSED) == THEMES
    for page in GUESSED:
        for language in LANGUAGES:
            assert COMPARISONS[page].publications(language)
            for one in COMPARISONS[page].publications(language):
                assert one.name
                assert one.about
                assert one.origin.publisher
                assert one.origin.as_of
                assert re.fullmatch("[A-D]", one.origin.grade)
                assert list(one.figures) == sorted(one.figures)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", GUESSED)
def test_the_chart_is_whole_at_every_corner_and_for_every_guess(page: str, language: str) -> None:
    guessed = GUESSED[page]
    for place, scenario in enumerate(ALL_CORNERS[::5]):
        guess = (guessed.low, guessed.high, 0.0)[place % 3]
        chart = drawn(page, guess, scenario, language)
        words = "".join((chart.title, chart.subtitle, chart.source, chart.alt, str(chart.table)))
        assert not re.search(r"\bnan\b|\binf\b|[{}]|−−", words)
        assert len(chart.title) <= 110
        assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)
        for spec in (chart.spec, chart.narrow):
            assert spec is not None
            json.dumps(spec, allow_nan=False)
            orjson.dumps(spec)
            go.Figure(spec)
            low, high = spec["layout"]["xaxis"]["range"]
            assert all(low <= x <= high for trace in spec["data"] for x in trace["x"][:1])


@settings(max_examples=tries(20))
@given(scenarios, st.sampled_from(sorted(GUESSED)))
def test_guess_and_model_stand_where_they_say(scenario: Scenario, page: str) -> None:
    inputs = context(scenario, "en")
    guess = COMPARISONS[page].ends[1] / 2
    chart = guess_chart(page, guess, COMPARISONS[page], inputs)
    spec, scale = chart.spec, result_scale(GUESSED[page].result_id, "en")
    assert marks(spec, GUESS) == [guess]
    assert ticks(spec, GUESS) == {guess}
    model = guessed_number(page, inputs.results, inputs.observed)
    low, high = COMPARISONS[page].ends
    if model is None:
        assert marks(spec, SCENARIO) == []
    else:
        (place,) = marks(spec, SCENARIO)
        assert place == pytest.approx(min(max(model, low), high), abs=1e-3)
        assert bool(ticks(spec, SCENARIO)) == (low <= model <= high)
        assert chart.table.rows[1][2] == pytest.approx(scale.shown(model), abs=1e-4)
    assert chart.table.rows[0][2] == scale.shown(guess)


def test_the_axis_follows_a_guess_beyond_it_but_never_the_scenario() -> None:
    for page in GUESSED:
        home = drawn(page, 1).spec["layout"]["xaxis"]["range"]
        for scenario in ALL_CORNERS:
            assert drawn(page, 1, scenario).spec["layout"]["xaxis"]["range"] == home
    assert drawn("buildout", 40).spec["layout"]["xaxis"]["range"][1] > 40


def test_a_number_off_the_axis_stands_at_its_end_and_points_on() -> None:
    chart = drawn("funding", 40, DEFAULT.replace(pace=0.06))
    points = chart.spec["data"][1]
    assert points["x"][1] == COMPARISONS["funding"].ends[1]
    assert points["marker"]["symbol"][:2] == ["diamond", "triangle-right"]
    assert "308 months" in chart.spec["layout"]["annotations"][1]["text"]  # 15.9 + 17.5 / 0.06


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "the model has no number here"), ("ja", "モデルはこのシナリオでは値なし")],
)
def test_a_scenario_without_a_number_says_so(language: str, words: str) -> None:
    chart = drawn("funding", 40, NEVER_FULL, language)
    assert words in chart.title
    assert len(chart.spec["layout"]["annotations"][1]["text"]) > 30  # with the reason


def test_the_finding_names_guess_model_and_the_range_of_the_others() -> None:
    """By hand: (416 + 732.5 * 7.297) * 0.75 * 1.35 = 5,833; from Moody's 3 to Citi's 8.9."""
    assert drawn("buildout", 3).title == (
        "You said $3 trillion, the model $5.83 trillion; "
        "forecasts run from $3 trillion to $8.9 trillion"
    )
    assert drawn("buildout", 3, language="ja").title == (
        "予想は3兆ドル、モデルは5.83兆ドル。各社の予測は3兆～8.9兆ドル"
    )
    assert drawn("macro", 0.5).title == (
        "You said 0.5 points, the model 0.29 points; estimates run from 0 to 0.8 points"
    )


def test_only_forecasts_of_the_same_kind_are_compared() -> None:
    """Those that end before or after 2030 or count data centres without AI stay away."""
    named = {row[0] for row in drawn("buildout", 3).table.rows[2:]}
    assert len(named) == 6
    left_out = {f.house for f in forecasts() if f.end_year != 2030} - {"Citi"}
    assert left_out
    assert not any(house in str(name) for house in left_out for name in named)
    assert all("2030" in str(name) for name in named)
    counted = {str(row[1]) for row in drawn("macro", 1).table.rows[2:]}
    assert not any("IT equipment" in text for text in counted)  # those are before imports


def test_a_peer_has_its_target_when_a_report_first_says_so() -> None:
    """20 May 2017 to 30 September 2023 is 2,324 days."""
    found = target_met("blackstone_bip")
    assert (found.target_bn, found.day.isoformat()) == (40, "2023-09-30")
    assert found.months == pytest.approx(2324 / 30.4375)


def test_a_pinned_scenario_stands_behind_in_grey() -> None:
    moved = chart_of(
        context(DEFAULT.replace(g=30), guesses=(("buildout", 3.0),), compared=DEFAULT),
        "guess.buildout",
    )
    ghosts = [trace for trace in moved.spec["data"] if trace.get("name") == "pinned scenario"]
    grey = [
        x
        for trace in ghosts
        for x, colour in zip(trace["x"], trace["marker"]["color"], strict=True)
        if colour == CONTEXT
    ]
    assert grey == [pytest.approx(5.833, abs=1e-3)]
    assert marks({"data": moved.spec["data"][len(ghosts) :]}, GUESS) == [3]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", GUESSED)
def test_the_source_line_dates_and_grades_every_publisher(page: str, language: str) -> None:
    chart = drawn(page, 1, language=language)
    for one in COMPARISONS[page].publications(language):
        assert one.origin.publisher in chart.source
    assert chart.source.count("grade " if language == "en" else "出所ランク") >= 1
