"""A scenario as a workbook whose results follow from the input cells by formulas."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from components.context import context_of
from components.evidence import facts, observed
from components.link import Case, query_string
from components.model import LEVERS, Results, Scenario
from components.model.evaluate import RESULTS, result_unit
from components.model.result import Kind
from components.text import say
from components.text.scale import file_unit
from components.web.api.labels import publishers, unit_name
from components.web.api.responses import OPEN, WORKBOOK, attachment
from components.web.api.result_rows import result_rows
from components.web.caching import answer
from components.web.files.formulas import result_name
from components.web.files.sheets import HEAD_ROW, Book, Value
from components.web.files.themes import FORMULAS, YEAR_TABLES
from components.web.files.year_table import Column
from components.web.requests import base_url, read_link

_CELL = re.compile(r"\[(?P<name>[a-z_]+)(?P<above>-1)?\]")


def workbook(request: Request) -> Response:
    """Answer with the workbook of the scenario of the query string."""
    context = context_of(read_link(request).case)
    page = f"{base_url(request)}/?{query_string(context.case)}"
    return answer(
        request,
        lambda: scenario_workbook(context.scenario, context.language, page),
        WORKBOOK,
        (context.scenario, context.language, page),
        headers={**OPEN, **attachment("scenario.xlsx")},
    )


@lru_cache(maxsize=32)
def scenario_workbook(scenario: Scenario, language: str, link: str) -> bytes:
    """Return the workbook of a scenario; `link` leads back to it in the app."""
    book = Book(language)
    # In the order in which a reader meets them; the results come second.
    sheets = {name: book.sheet(name) for name in ("levers", "results", "years", "given", "sources")}
    _levers(book, sheets["levers"], scenario, link)
    _given(book, sheets["given"])
    _years(book, sheets["years"], scenario)
    _results(book, sheets["results"], context_of(Case(scenario, language)).results)
    _sources(book, sheets["sources"])
    return book.closed()


def _levers(book: Book, sheet: Worksheet, scenario: Scenario, link: str) -> None:
    columns = (
        "label", "value", "unit", "default", "low", "high", "step", "choices", "grade", "source",
        "id", "name",
    )  # fmt: skip
    hint = book.say("sheet.hint", app=book.say("sheet.app"))
    book.head(sheet, hint, columns, "30 14 22 12 10 10 9 34 9 60 8 14")
    if link.startswith(("http://", "https://")):
        sheet.write_url(3, 0, link, string=book.say("sheet.link"))
    else:  # the Host header is no host name, so there is no address to link to
        sheet.write_string(3, 0, link)
    for row, (key, lever) in enumerate(LEVERS.items(), HEAD_ROW + 1):
        default = scenario.origin_of(key)
        value = scenario.values()[key]
        numbers = ("", "", "") if lever.choices else (lever.low, lever.high, lever.step)
        cells = (
            book.say(f"lever.{key}.label"),
            value,
            unit_name(lever, book.language),
            default.value,
            *numbers,
            ", ".join(lever.choices),
            str(default.grade),
            publishers(default.facts, book.language),
            key,
            f"lever_{key}",
        )
        book.row(sheet, row, cells)
        book.cell(sheet, row, 1, value, "input")
        book.name(f"lever_{key}", sheet, row, 1)
        sheet.data_validation(row, 1, row, 1, _validation(book, key))


def _validation(book: Book, key: str) -> dict[str, Any]:
    lever = LEVERS[key]
    if lever.choices:
        return {"validate": "list", "source": list(lever.choices)}
    words = book.say("sheet.out_of_range", low=f"{lever.low:g}", high=f"{lever.high:g}")
    return {
        "validate": "integer" if lever.whole else "decimal",
        "criteria": "between",
        "minimum": lever.low,
        "maximum": lever.high,
        "error_message": words,
    }


def _given(book: Book, sheet: Worksheet) -> None:
    known = observed()
    columns = ("label", "item", "value", "unit", "name")
    book.head(sheet, book.say("sheet.given_hint"), columns, "40 22 16 18 28")
    usd_bn = "usd_bn"
    lines: list[tuple[str, str, Value, str, str]] = [
        ("raised_usd_bn", "", known.raised_usd_bn, usd_bn, "given_raised_usd_bn"),
        ("as_of", "", known.as_of, "date", "given_as_of"),
        ("us_power_2030_twh", "", known.us_power_2030_twh, "twh", "given_us_power_2030_twh"),
        ("us_growth_trend_pct", "", known.us_growth_trend_pct, "pct", "given_us_growth_trend_pct"),
        ("supply_as_of", "", known.supply_as_of, "date", "given_supply_as_of"),
        *(
            ("us_gdp", str(year), value, usd_bn, f"given_us_gdp_{year}")
            for year, value in known.us_gdp_usd_bn.items()
        ),
        *(
            ("pools", book.say(f"given.{pool}"), value, usd_bn, f"given_pool_{pool}")
            for pool, value in known.pools_usd_bn.items()
        ),
        (
            "us_household_shares_usd_tn",
            "",
            known.us_household_shares_usd_tn,
            "usd_tn",
            "given_us_household_shares_usd_tn",
        ),
        (
            "infrastructure_gap_pct",
            "",
            known.infrastructure_gap_pct,
            "pct",
            "given_infrastructure_gap_pct",
        ),
        *(
            ("cash_flow", code, value, usd_bn, "")
            for code, value in known.cash_flow_2025_usd_bn.items()
        ),
        *(("plans", firm, value, usd_bn, "") for firm, value in known.plans_2026_usd_bn.items()),
    ]
    for row, (key, item, value, unit, name) in enumerate(lines, HEAD_ROW + 1):
        unit_words = "" if unit == "date" else file_unit(f"unit_result.{unit}", book.language)
        book.row(sheet, row, (book.say(f"given.{key}"), item, value, unit_words, name))
        if name:
            book.name(name, sheet, row, 2)
    last = HEAD_ROW + len(lines)
    first = last - len(known.plans_2026_usd_bn) + 1
    book.name("given_plan_codes", sheet, first, 1, last)
    book.name("given_plans", sheet, first, 2, last)
    flows = first - len(known.cash_flow_2025_usd_bn)
    book.name("given_cash_flow_codes", sheet, flows, 1, first - 1)
    book.name("given_cash_flows", sheet, flows, 2, first - 1)


def _years(book: Book, sheet: Worksheet, scenario: Scenario) -> None:
    book.head(sheet, book.say("sheet.years_hint"), (), " ".join(["12"] * 32))
    left = 0
    for theme, year_table in YEAR_TABLES.items():
        table = year_table(scenario)
        title = book.say(f"sheet.{theme}", **table.words)
        sheet.write_string(HEAD_ROW - 1, left, title, book.styles["block"])
        places = {column.name: left + place for place, column in enumerate(table.columns)}
        for place, column in enumerate(table.columns):
            _column(book, sheet, left + place, column, places)
        left += len(table.columns) + 1


def _column(
    book: Book, sheet: Worksheet, at: int, column: Column, places: Mapping[str, int]
) -> None:
    book.column_head(sheet, at, column.name)
    style = book.styles["whole" if column.whole else "number"]
    first_row = HEAD_ROW + 1
    for row, value in enumerate(column.values, first_row):
        formula = column.first if row == first_row else column.later
        placed = _CELL.sub(partial(_address, places, row), formula)
        sheet.write_formula(row, at, f"={placed}", style, value)
    if column.range_name:
        book.name(column.range_name, sheet, first_row, at, row)


def _address(places: Mapping[str, int], row: int, cell: re.Match[str]) -> str:
    """Return the address of a cell that a formula names by its column."""
    above = 1 if cell["above"] else 0
    return str(xl_rowcol_to_cell(row - above, places[cell["name"]]))


def _results(book: Book, sheet: Worksheet, results: Results) -> None:
    """Write all results but those of several years, which are in the tables by years."""
    columns = ("label", "item", "value", "unit", "how", "page", "id")
    hint = book.say("sheet.hint", app=book.say("sheet.app"))
    book.head(sheet, hint, columns, "52 8 18 22 24 24 38")
    reasons = _Reasons(book.language)
    rows = [row for row in result_rows(results) if RESULTS[row.id].kind is not Kind.SERIES]
    for at, row in enumerate(rows, HEAD_ROW + 1):
        formula = FORMULAS.get(row.id)
        kind = "whole" if result_unit(row.id) in {"year", "number"} else "number"
        value = reasons[row.reason] if row.value is None else row.value
        item = book.say(f"sheet.column.{row.item}") if row.item else ""
        page = book.say(f"page.{row.page}.menu")
        book.row(
            sheet,
            at,
            (row.label(book.language), item, None, row.unit(book.language), None, page, row.id),
        )
        if formula:
            written = f"={formula.format_map(reasons)}"
            sheet.write_formula(at, 2, written, book.styles[kind], value)
            book.name(result_name(row.id), sheet, at, 2)
            book.cell(sheet, at, 4, book.say("sheet.live"))
        else:
            book.cell(sheet, at, 2, value, kind)
            book.cell(sheet, at, 4, book.say("sheet.app"), "app")


def _sources(book: Book, sheet: Worksheet) -> None:
    columns = (
        "label", "value", "as_of", "grade", "publisher", "title", "reported_via", "id", "url",
    )  # fmt: skip
    book.head(sheet, book.say("sheet.sources"), columns, "52 14 12 9 28 48 30 36 60")
    for row, fact in enumerate(facts().values(), HEAD_ROW + 1):
        cells = (
            book.say(f"fact.{fact.id}"),
            fact.text if fact.unit == "date" else fact.value,
            fact.as_of,
            fact.grade,
            fact.publisher,
            fact.title,
            book.say(f"carrier.{fact.reported_via.lower()}") if fact.reported_via else "",
            fact.id,
            fact.url,
        )
        book.row(sheet, row, cells)


@dataclass(frozen=True, slots=True)
class _Reasons(Mapping[str, str]):
    """The words of each reason why there is no number, escaped for a formula."""

    language: str

    def __getitem__(self, code: str) -> str:
        return say(self.language, f"reason.{code}").replace('"', '""')

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
