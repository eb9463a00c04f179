"""A scenario as a workbook whose results follow from the input cells by formulas."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache, partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from components.charts.palette import SCENARIO
from components.context import Context, context_of
from components.evidence import facts, observed
from components.link import Case, query_string
from components.model import LEVERS, Scenario
from components.model.evaluate import result_unit
from components.model.themes.coinvest import COST
from components.text import long_date, say
from components.web.api.labels import publishers, unit_name
from components.web.api.responses import OPEN, WORKBOOK, attachment
from components.web.api.result_rows import result_rows
from components.web.caching import answer
from components.web.files.formulas import FORMULAS, result_name
from components.web.files.yearly import Column, blocks
from components.web.requests import base_url, read_link

HEAD_ROW = 4
IN_YEARS = {
    "buildout.annual_usd_bn",
    "target.calls_usd_bn",
    "target.distributions_usd_bn",
    "target.nav_usd_bn",
}
"""Results of several years, which stand in the year-by-year tables."""

Value = float | int | str | date | None
_CELL = re.compile(r"\[(?P<name>[a-z_]+)(?P<above>-1)?\]")
_YEAR_COLUMNS = {"year", "back", "crossed"}


def workbook(request: Request) -> Response:
    """Answer with the workbook of the scenario of the query string."""
    link = read_link(request)
    context = context_of(link.case)
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
    return _Book(scenario, language, link).written()


@dataclass
class _Book:
    scenario: Scenario
    language: str
    link: str
    file: io.BytesIO = field(default_factory=io.BytesIO)

    def written(self) -> bytes:
        """Return the finished file. Equal scenarios give equal bytes."""
        as_of = observed().as_of
        made = datetime(as_of.year, as_of.month, as_of.day)
        self.book.set_properties({"title": self.say("app.name"), "created": made})
        # Made in the order in which a reader meets them; the results come second.
        sheets = {
            name: self.book.add_worksheet(self.say(f"sheet.{name}"))
            for name in ("levers", "results", "years", "given", "sources")
        }
        self._levers(sheets["levers"])
        self._given(sheets["given"])
        self._years(sheets["years"])
        self._results(sheets["results"])
        self._sources(sheets["sources"])
        self.book.close()
        return self.file.getvalue()

    @cached_property
    def book(self) -> Workbook:
        return Workbook(self.file, {"in_memory": True, "strings_to_formulas": False})

    @cached_property
    def context(self) -> Context:
        return context_of(Case(self.scenario, self.language))

    def say(self, key: str, **words: object) -> str:
        return say(self.language, key, **words)

    def style(self, **properties: Any) -> Format:
        return self.book.add_format({"font_size": 11, "valign": "top", **properties})

    @cached_property
    def styles(self) -> Mapping[str, Format]:
        input_style = {"bg_color": "#fdeede", "border": 1, "border_color": SCENARIO}
        return {
            "title": self.style(bold=True, font_size=15),
            "quiet": self.style(font_color="#5b6472"),
            "head": self.style(bold=True, bottom=1, text_wrap=True),
            "block": self.style(bold=True, font_color=SCENARIO),
            "input": self.style(**input_style, bold=True, num_format="#,##0.00##"),
            "number": self.style(num_format="#,##0.00##"),
            "whole": self.style(num_format="0"),
            "date": self.style(num_format="yyyy-mm-dd", align="left"),
            "plain": self.style(),
            "app": self.style(font_color="#5b6472", italic=True),
        }

    def name(self, name: str, sheet: Worksheet, row: int, column: int, last_row: int = -1) -> None:
        """Name a cell, or the cells of a column down to `last_row`."""
        rows = dict.fromkeys((row, max(row, last_row)))
        span = ":".join(xl_rowcol_to_cell(at, column, row_abs=True, col_abs=True) for at in rows)
        self.book.define_name(name, f"='{sheet.name}'!{span}")

    def head(self, sheet: Worksheet, note: str, columns: Sequence[str], widths: str) -> None:
        """Write the title, a note and the heads of the columns of a sheet."""
        as_of = long_date(observed().as_of.isoformat(), self.language)
        sheet.write_string(0, 0, self.say("app.name"), self.styles["title"])
        sheet.write_string(1, 0, note, self.styles["quiet"])
        sheet.write_string(
            2,
            0,
            f"{self.say('app.disclaimer')} {self.say('sheet.as_of', date=as_of)}",
            self.styles["quiet"],
        )
        for column, name in enumerate(columns):
            sheet.write_string(
                HEAD_ROW, column, self.say(f"sheet.column.{name}"), self.styles["head"]
            )
        for column, width in enumerate(widths.split()):
            sheet.set_column(column, column, int(width))
        sheet.freeze_panes(HEAD_ROW + 1, 1)
        sheet.hide_gridlines(2)

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, style: str = "") -> None:
        """Write a value as what it is."""
        if isinstance(value, str):
            sheet.write_string(row, column, value, self.styles[style or "plain"])
        elif isinstance(value, date):
            sheet.write_datetime(
                row, column, datetime(value.year, value.month, value.day), self.styles["date"]
            )
        elif value is not None:
            sheet.write_number(row, column, value, self.styles[style or "number"])

    def _levers(self, sheet: Worksheet) -> None:
        columns = (
            "label",
            "value",
            "unit",
            "default",
            "low",
            "high",
            "step",
            "choices",
            "grade",
            "source",
            "id",
            "name",
        )
        hint = self.say("sheet.hint", app=self.say("sheet.app"))
        self.head(sheet, hint, columns, "30 14 22 12 10 10 9 34 9 60 8 14")
        if self.link.startswith(("http://", "https://")):
            sheet.write_url(3, 0, self.link, string=self.say("sheet.link"))
        else:  # asked for under a host that cannot stand in a link
            sheet.write_string(3, 0, self.link)
        for row, (key, lever) in enumerate(LEVERS.items(), HEAD_ROW + 1):
            default = self.scenario.origin_of(key)
            value = self.scenario.values()[key]
            numbers = ("", "", "") if lever.choices else (lever.low, lever.high, lever.step)
            cells = (
                self.say(f"lever.{key}.label"),
                value,
                unit_name(lever, self.language),
                default.value,
                *numbers,
                ", ".join(lever.choices),
                str(default.grade),
                publishers(default.facts, self.language),
                key,
                f"lever_{key}",
            )
            for column, cell in enumerate(cells):
                self.put(sheet, row, column, cell, "input" if column == 1 else "")
            self.name(f"lever_{key}", sheet, row, 1)
            sheet.data_validation(row, 1, row, 1, self._validation(key))

    def _validation(self, key: str) -> dict[str, Any]:
        lever = LEVERS[key]
        if lever.choices:
            return {"validate": "list", "source": list(lever.choices)}
        words = self.say("sheet.out_of_range", low=f"{lever.low:g}", high=f"{lever.high:g}")
        return {
            "validate": "integer" if lever.whole else "decimal",
            "criteria": "between",
            "minimum": lever.low,
            "maximum": lever.high,
            "error_message": words,
        }

    def _given(self, sheet: Worksheet) -> None:
        seen = observed()
        columns = ("label", "item", "value", "unit", "name")
        self.head(sheet, self.say("sheet.given_hint"), columns, "40 22 16 18 28")
        usd_bn = "usd_bn"
        lines: list[tuple[str, str, Value, str, str]] = [
            ("raised_usd_bn", "", seen.raised_usd_bn, usd_bn, "given_raised_usd_bn"),
            ("as_of", "", seen.as_of, "date", "given_as_of"),
            (
                "us_growth_trend_pct",
                "",
                seen.us_growth_trend_pct,
                "pct",
                "given_us_growth_trend_pct",
            ),
            ("supply_as_of", "", seen.supply_as_of, "date", "given_supply_as_of"),
            *(
                ("us_gdp", str(year), value, usd_bn, f"given_us_gdp_{year}")
                for year, value in seen.us_gdp_usd_bn.items()
            ),
            *(
                ("pools", self.say(f"given.{pool}"), value, usd_bn, f"given_pool_{pool}")
                for pool, value in seen.pools_usd_bn.items()
            ),
            *(("plans", firm, value, usd_bn, "") for firm, value in seen.plans_2026_usd_bn.items()),
        ]
        for row, (key, item, value, unit, name) in enumerate(lines, HEAD_ROW + 1):
            self.put(sheet, row, 0, self.say(f"given.{key}"))
            self.put(sheet, row, 1, item)
            self.put(sheet, row, 2, value)
            self.put(sheet, row, 3, "" if unit == "date" else self.say(f"unit_result.{unit}"))
            self.put(sheet, row, 4, name)
            if name:
                self.name(name, sheet, row, 2)
        last = HEAD_ROW + len(lines)
        first = last - len(seen.plans_2026_usd_bn) + 1
        self.name("given_plan_codes", sheet, first, 1, last)
        self.name("given_plans", sheet, first, 2, last)

    def _years(self, sheet: Worksheet) -> None:
        self.head(sheet, self.say("sheet.years_hint"), (), " ".join(["12"] * 32))
        left = 0
        for block in blocks(self.scenario):
            title = self.say(f"sheet.{block.title}", cost=f"{COST:g}")
            sheet.write_string(HEAD_ROW - 1, left, title, self.styles["block"])
            places = {column.name: left + place for place, column in enumerate(block.columns)}
            for place, column in enumerate(block.columns):
                self._column(sheet, left + place, column, places)
            left += len(block.columns) + 1

    def _column(self, sheet: Worksheet, at: int, column: Column, places: Mapping[str, int]) -> None:
        head = self.say(f"sheet.column.{column.name}")
        sheet.write_string(HEAD_ROW, at, head, self.styles["head"])
        style = self.styles["whole" if column.name in _YEAR_COLUMNS else "number"]
        first_row = HEAD_ROW + 1
        for row, value in enumerate(column.values, first_row):
            formula = column.first if row == first_row else column.later
            placed = _CELL.sub(partial(_cell, places, row), formula)
            sheet.write_formula(row, at, f"={placed}", style, value)
        if column.range_name:
            self.name(column.range_name, sheet, first_row, at, row)

    def _results(self, sheet: Worksheet) -> None:
        columns = ("label", "item", "value", "unit", "how", "page", "id")
        hint = self.say("sheet.hint", app=self.say("sheet.app"))
        self.head(sheet, hint, columns, "52 8 18 22 24 24 38")
        reasons = _Reasons(self.language)
        rows = [row for row in result_rows(self.context.results) if row.id not in IN_YEARS]
        for at, row in enumerate(rows, HEAD_ROW + 1):
            formula = FORMULAS.get(row.id)
            kind = "whole" if result_unit(row.id) in {"year", "number"} else "number"
            style = self.styles[kind]
            shown = reasons[row.reason] if row.value is None else row.value
            if formula:
                sheet.write_formula(at, 2, f"={formula.format_map(reasons)}", style, shown)
                self.name(result_name(row.id), sheet, at, 2)
            else:
                self.put(sheet, at, 2, shown, kind)
            self.put(sheet, at, 0, row.label(self.language))
            self.put(sheet, at, 1, self.say(f"sheet.column.{row.item}") if row.item else "")
            self.put(sheet, at, 3, row.unit(self.language))
            how = "live" if formula else "app"
            self.put(sheet, at, 4, self.say(f"sheet.{how}"), "plain" if formula else "app")
            self.put(sheet, at, 5, self.say(f"page.{row.page}.menu"))
            self.put(sheet, at, 6, row.id)

    def _sources(self, sheet: Worksheet) -> None:
        columns = (
            "label",
            "value",
            "as_of",
            "grade",
            "publisher",
            "title",
            "reported_via",
            "id",
            "url",
        )
        self.head(sheet, self.say("sheet.sources"), columns, "52 14 12 9 28 48 30 36 60")
        for row, fact in enumerate(facts().values(), HEAD_ROW + 1):
            value = fact.text if fact.unit == "date" else fact.value
            cells = (
                self.say(f"fact.{fact.id}"),
                value,
                fact.as_of,
                fact.grade,
                fact.publisher,
                fact.title,
                self.say(f"carrier.{fact.reported_via.lower()}") if fact.reported_via else "",
                fact.id,
                fact.url,
            )
            for column, cell in enumerate(cells):
                self.put(sheet, row, column, cell)


@dataclass(frozen=True, slots=True)
class _Reasons(Mapping[str, str]):
    """The words of each reason why there is no number, ready to stand in a formula."""

    language: str

    def __getitem__(self, code: str) -> str:
        return say(self.language, f"reason.{code}").replace('"', '""')

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _cell(places: Mapping[str, int], row: int, found: re.Match[str]) -> str:
    """Return the address of a cell that a formula names by its column."""
    above = 1 if found["above"] else 0
    return str(xl_rowcol_to_cell(row - above, places[found["name"]]))
