"""The workbook says what the app says, and goes on saying so when its inputs are changed."""

import io
import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.workbook import Workbook

from components.evidence import facts, observed
from components.model import LEVERS, Scenario, evaluate
from components.text import LANGUAGES, say
from components.web.api.result_rows import result_rows
from components.web.files.formulas import result_name
from components.web.files.themes import FORMULAS
from components.web.files.workbook import scenario_workbook
from tests.strategies import scenarios, tries
from tests.web.client import client
from tests.web.libreoffice import recomputed

LINK = "http://testserver/?v=2"
SOLVED_OR_SIMULATED = {
    "funding.p10_date",
    "funding.p50_date",
    "funding.p90_date",
    "funding.chance_by_2027_pct",
    "funding.chance_by_2027_range_pct",
    "funding.chance_by_2030_pct",
    "funding.chance_by_2030_range_pct",
    "funding.peers_used",
    "funding.peers_open",
    "funding.peers_past_share",
    "funding.peers_sooner",
    "buildout.growth_needed_5tn_pct",
    "buildout.growth_needed_8tn_pct",
    "coinvest.unlevered_irr_with_chips_pct",
    "coinvest.loss_p99_alone_pct",
    "coinvest.loss_p99_pooled_pct",
    "coinvest.owner_loss_p99_alone_pct",
    "coinvest.owner_loss_p99_pooled_pct",
    "breakout.uplift_needed_pp",
}
IN_YEARS = {
    "buildout.annual_usd_bn",
    "macro.net_by_year_pp",
    "reallocation.external_by_year_usd_bn",
    "target.calls_usd_bn",
    "target.distributions_usd_bn",
    "target.nav_usd_bn",
}
"""Results of several years, which stand in the tables by years."""

EDGES: tuple[dict[str, float | str], ...] = (
    {},
    {"mom": -80.0, "tgt": 50.0},  # never full
    {"mom": -15.0, "pace": 0.3, "tgt": 40.0, "base": "five"},
    {"cash": "share", "own": 30.0, "usva": 40.0},
    {"half": 2.0},  # ahead in 2030, behind from 2032 to 2049, paid back in 2050
    {"c26": 300.0, "g": -40.0, "bust": 80.0, "keep": 100.0},  # nothing from outside
    {"debt": 0.0, "mov": 0.0, "up": 0.0},  # no cover, nothing moved, nothing captured
    {"yld": 6.0, "debt": 85.0, "kd": 10.0, "life": 4.0, "res": 0.0},  # the money does not come back
    {"fl": 8.0, "rc1": 60.0, "rc3": 90.0, "fg": -5.0, "fy": 10.0, "firm": "orcl", "bust": 50.0},
)


def drawn(seed: int) -> Scenario:
    """A scenario with every lever somewhere in its range."""
    choose = random.Random(seed)  # noqa: S311 - not for secrets
    values = {
        key: choose.choice(lever.choices)
        if lever.choices
        else float(choose.randint(int(lever.low), int(lever.high)))
        if lever.whole
        else round(choose.uniform(lever.low, lever.high), 6)
        for key, lever in LEVERS.items()
    }
    return Scenario.from_changes(values)


SCENARIOS = [*map(Scenario.from_changes, EDGES), *map(drawn, range(6))]


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def named_cells(book: Workbook, name: str) -> list[Any]:
    ((sheet, span),) = book.defined_names[name].destinations
    cells = book[sheet][span]
    return [row[0] for row in cells] if isinstance(cells, tuple) else [cells]


def with_levers(content: bytes, scenario: Scenario, path: Path) -> Path:
    """Put the values of another scenario into the input cells, and forget all computed ones."""
    book = opened(content)
    for key, value in scenario.values().items():
        (cell,) = named_cells(book, f"lever_{key}")
        cell.value = value
    book.save(path)
    return path


def agrees(found: object, expected: float | str) -> bool:
    if isinstance(expected, str):
        return found == expected
    return isinstance(found, int | float) and found == pytest.approx(expected, rel=5e-5, abs=1e-9)


def test_changed_inputs_give_the_results_of_the_app(tmp_path: Path) -> None:
    content = scenario_workbook(Scenario.default(), "en", LINK)
    changed = [
        with_levers(content, scenario, tmp_path / f"{number}.xlsx")
        for number, scenario in enumerate(SCENARIOS)
    ]
    wrong: list[object] = []
    compared = 0
    for scenario, path in zip(SCENARIOS, recomputed(changed, tmp_path), strict=True):
        book = openpyxl.load_workbook(path, data_only=True)
        for row in result_rows(evaluate(scenario, observed())):
            if row.id not in FORMULAS or row.reason == "several_rates":
                continue
            expected = say("en", f"reason.{row.reason}") if row.value is None else row.value
            (cell,) = named_cells(book, result_name(row.id))
            compared += 1
            if not agrees(cell.value, expected):
                wrong.append((row.id, cell.value, expected, scenario.changes()))
        for name, result_id in (
            ("years_annual", "buildout.annual_usd_bn"),
            ("years_net_growth", "macro.net_by_year_pp"),
            ("years_outside", "reallocation.external_by_year_usd_bn"),
            ("years_called", "target.calls_usd_bn"),
            ("years_distributed", "target.distributions_usd_bn"),
            ("years_nav", "target.nav_usd_bn"),
        ):
            values = evaluate(scenario, observed()).by_id()[result_id]
            assert isinstance(values, tuple)
            cells = [cell.value for cell in named_cells(book, name)][: len(values)]
            if not all(map(agrees, cells, values)):
                wrong.append((name, cells, values, scenario.changes()))
    assert wrong == []
    assert compared > 45 * len(SCENARIOS)


def test_every_result_has_a_formula_unless_it_is_solved_or_simulated() -> None:
    ids = {row.id for row in result_rows(evaluate(Scenario.default(), observed()))}
    assert ids - set(FORMULAS) - IN_YEARS == SOLVED_OR_SIMULATED
    content = scenario_workbook(Scenario.default(), "en", LINK)
    sheet = opened(content)[say("en", "sheet.results")]
    how = {row[6].value: (row[2].data_type, row[4].value) for row in sheet.iter_rows(min_row=6)}
    for result_id in ids - IN_YEARS:
        if result_id in SOLVED_OR_SIMULATED:
            assert how[result_id][1] == "computed by the app"
            assert how[result_id][0] != "f"
        else:
            assert how[result_id] == ("f", "formula")


@settings(max_examples=tries(15))
@given(scenarios)
def test_the_values_written_beside_the_formulas_are_those_of_the_app(scenario: Scenario) -> None:
    """They are what a preview shows that does not compute."""
    content = scenario_workbook(scenario, "ja", LINK)
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for key, value in scenario.values().items():
        (cell,) = named_cells(book, f"lever_{key}")
        assert agrees(cell.value, value), key
    for row in result_rows(evaluate(scenario, observed())):
        if row.id in FORMULAS:
            (cell,) = named_cells(book, result_name(row.id))
            expected = say("ja", f"reason.{row.reason}") if row.value is None else row.value
            assert agrees(cell.value, expected), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_carry_inputs_given_figures_and_sources(language: str) -> None:
    book = opened(scenario_workbook(Scenario.default(), language, LINK))
    names = ("levers", "results", "years", "given", "sources")
    assert book.sheetnames == [say(language, f"sheet.{name}") for name in names]
    levers = book[say(language, "sheet.levers")]
    assert [row[10].value for row in levers.iter_rows(min_row=6)] == list(LEVERS)
    sources = book[say(language, "sheet.sources")]
    assert {row[7].value for row in sources.iter_rows(min_row=6)} == set(facts())
    (as_of,) = named_cells(book, "given_as_of")
    assert isinstance(as_of.value, datetime)
    assert as_of.value.date() == date(2026, 1, 15)


def test_equal_scenarios_give_equal_bytes() -> None:
    first = scenario_workbook(Scenario.default(), "en", LINK)
    scenario_workbook.cache_clear()
    assert scenario_workbook(Scenario.default(), "en", LINK) == first


def test_the_answer_is_a_workbook_to_save() -> None:
    answer = client.get("/api/scenario.xlsx?v=2&lang=ja&pace=1.2&tgt=abc")
    assert answer.status_code == 200
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    assert 'filename="scenario.xlsx"' in answer.headers["content-disposition"]
    (cell,) = named_cells(opened(answer.content), "lever_pace")
    assert cell.value == 1.2


@pytest.mark.parametrize("host", ["a'><script>", "x y", "[::", "*", "h" * 300, ""])
def test_a_host_that_is_none_stays_out_of_the_workbook(host: str) -> None:
    answer = client.get("/api/scenario.xlsx?v=2&lang=en&pace=1.2", headers={"host": host})
    assert answer.status_code == 200
    levers = opened(answer.content)[say("en", "sheet.levers")]
    assert levers["A4"].value == "/?v=2&lang=en&pace=1.2"
    assert levers["A4"].hyperlink is None
