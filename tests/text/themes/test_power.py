import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.levers import levers_of
from components.text import LANGUAGES, money
from components.text.marks import without_marks
from components.text.pages import headline, statement
from components.text.themes import theme_words
from components.text.tiles import tiles
from tests.contexts import context
from tests.strategies import corners, scenarios
from tests.text.amounts import amounts_usd_bn

BROKEN = re.compile(r"nan|inf\b|None|null|\{|\}|--|−|\bTODO\b")
WAITS = {"en": "would wait", "ja": "待つことに"}
NO_WAIT = {"en": "nothing has to wait", "ja": "待つ施設はありません"}
CASES = [
    Scenario.default(),
    *(corner for lever in levers_of("power") for corner in corners(lever.key)),
    Scenario.from_changes({"c26": 300, "g": -40, "bust": 80, "gwc": 100, "us": 50, "ai": 50}),
    Scenario.from_changes({"c26": 1000, "g": 60, "gwc": 30, "us": 100, "ai": 100, "conn": 2}),
]


def gigawatts(text: str) -> list[float]:
    """The amounts of power in a text, those of a year left out."""
    found = re.findall(r"(?<![年\d.,])([\d,.]+) ?GW(?! a year)", text)
    return [float(one.replace(",", "")) for one in found]


def check(scenario: Scenario, language: str) -> None:
    results = evaluate(scenario, observed())
    power, total = results.power, 1000 * results.buildout.total_usd_tn
    answer, line = (say("power", context(scenario, language)) for say in (statement, headline))
    for text in (answer, line):
        assert not BROKEN.search(text)
        assert text[-1] in ".。"
    short = power.gw_short > 0
    assert (WAITS[language] in answer) == short
    assert (NO_WAIT[language] in answer) == (not short)
    told = [power.gw_needed, power.gw_connectable, *[power.gw_short] * short]
    assert gigawatts(answer) == pytest.approx(told, rel=5e-3)
    ceiling = 1000 * power.capex_ceiling_usd_tn
    amounts = [*[power.waiting_usd_bn] * short, ceiling, total, power.bill_usd_bn]
    assert amounts_usd_bn(answer) == pytest.approx(amounts, rel=5e-3)
    assert sorted(gigawatts(line)) == pytest.approx(
        sorted([power.gw_needed, *[power.gw_short] * short]), rel=5e-3
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", CASES, ids=lambda s: str(s.changes()))
def test_the_sentences_are_true_at_every_corner(scenario: Scenario, language: str) -> None:
    check(scenario, language)


@given(scenarios, st.sampled_from(LANGUAGES))
def test_the_sentences_are_true_everywhere(scenario: Scenario, language: str) -> None:
    check(scenario, language)


def test_the_takeaway_states_the_results_by_hand() -> None:
    # As in the test of the model: 33 needed, 30 connectable, 3 gigawatts of 40 billion wait.
    scenario = Scenario.from_changes(
        {"c25": 400, "c26": 700, "g": 0, "ls": 5, "short": 50, "us": 80, "ai": 50, "gwc": 40}
        | {"conn": 6, "load": 50, "mwh": 100}
    )
    english = statement("power", context(scenario, "en"))
    assert "needs 33 GW of new power in the US. At 6 GW a year, 30 GW can be connected" in english
    assert "the other 3 GW, or $120 billion of sites, would wait up to 0.5 years more" in english
    assert "carries $3.6 trillion of their spending" in english
    assert "not the $3.9 trillion" in english
    japanese = statement("power", context(scenario, "ja"))
    assert "新たに33GWの電力が必要です。年6GWずつつなぐ場合" in japanese
    assert "残る3GW、金額で1200億ドル分の施設は、さらに最大0.5年待つ" in japanese


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("en", "Most spending 2025–2030 that could be connected", "up to {ceiling} over"),
        ("ja", "電力で賄える2025～2030年の投資の上限", "{ceiling}まで"),
    ],
)
def test_what_could_be_connected_is_told_as_a_most(language: str, name: str, told: str) -> None:
    # Where little is spent, the grid could take more than all of it.
    given_to = context(Scenario.from_changes({"g": -20, "conn": 25}), language)
    results = given_to.results
    assert results.power.capex_ceiling_usd_tn > results.buildout.total_usd_tn
    ceiling = money(1000 * results.power.capex_ceiling_usd_tn, language)
    shown = {tile.name: without_marks(tile.value) for tile in tiles("power", given_to)}
    assert shown[name] == ceiling
    assert told.format(ceiling=ceiling) in statement("power", given_to)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_for_japan_stands_beside_the_scenario(language: str) -> None:
    metrics = theme_words("power").METRICS
    assert metrics is not None
    figures = dict(metrics.pairs(context(Scenario.default(), language))).values()
    expected = {  # 44 of 852.4 is 5.2 %; 55.4 over 6.16 is 9
        "en": ["6.16 GW", "44 terawatt-hours", "5.2%", "9 times"],
        "ja": ["6.16GW", "440億キロワット時", "5.2%", "9倍"],
    }
    assert list(figures) == expected[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("conn", [2, 25])
def test_the_formulas_show_an_amount_that_waits_only_where_something_does(
    conn: float, language: str
) -> None:
    shown = theme_words("power").formulas(context(Scenario.from_changes({"conn": conn}), language))
    wait = without_marks(shown[2])
    assert bool(amounts_usd_bn(wait)) == (conn == 2)
