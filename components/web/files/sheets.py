"""Writing sheets of a workbook: styles, heads, cells and names."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from components.charts.palette import SCENARIO
from components.evidence import observed
from components.text import long_date, say

HEAD_ROW = 4
"""Row of the heads of the columns, counted from 0; the rows above hold title and notes."""

Value = float | int | str | date | None


@dataclass
class Book:
    """A workbook in memory whose words are in one language."""

    language: str
    _file: io.BytesIO = field(default_factory=io.BytesIO)

    @cached_property
    def file(self) -> Workbook:
        """The workbook of the library that writes it."""
        return Workbook(self._file, {"in_memory": True, "strings_to_formulas": False})

    @cached_property
    def styles(self) -> Mapping[str, Format]:
        """The cell formats by name."""
        input_style = {"bg_color": "#fdeede", "border": 1, "border_color": SCENARIO}
        return {
            "title": self._style(bold=True, font_size=15),
            "quiet": self._style(font_color="#5b6472"),
            "head": self._style(bold=True, bottom=1, text_wrap=True),
            "block": self._style(bold=True, font_color=SCENARIO),
            "input": self._style(**input_style, bold=True, num_format="#,##0.00##"),
            "number": self._style(num_format="#,##0.00##"),
            "whole": self._style(num_format="0"),
            "date": self._style(num_format="yyyy-mm-dd", align="left"),
            "plain": self._style(),
            "app": self._style(font_color="#5b6472", italic=True),
        }

    def closed(self) -> bytes:
        """Return the finished file; its date is that of the data, so equal contents are equal."""
        as_of = observed().as_of
        created = datetime(as_of.year, as_of.month, as_of.day)
        self.file.set_properties({"title": self.say("app.name"), "created": created})
        self.file.close()
        return self._file.getvalue()

    def say(self, key: str, **words: object) -> str:
        """Return a sentence of the catalogue in the language of the workbook."""
        return say(self.language, key, **words)

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet behind the others; its title is the sentence ``sheet.<name>``."""
        return self.file.add_worksheet(self.say(f"sheet.{name}"))

    def head(self, sheet: Worksheet, note: str, columns: Sequence[str], widths: str) -> None:
        """Write title, note and column heads; `widths` are widths in letters, by spaces."""
        as_of = long_date(observed().as_of.isoformat(), self.language)
        about = f"{self.say('app.disclaimer')} {self.say('sheet.as_of', date=as_of)}"
        sheet.write_string(0, 0, self.say("app.name"), self.styles["title"])
        sheet.write_string(1, 0, note, self.styles["quiet"])
        sheet.write_string(2, 0, about, self.styles["quiet"])
        for column, name in enumerate(columns):
            self.column_head(sheet, column, name)
        for column, width in enumerate(widths.split()):
            sheet.set_column(column, column, int(width))
        sheet.freeze_panes(HEAD_ROW + 1, 1)
        sheet.hide_gridlines(2)

    def column_head(self, sheet: Worksheet, column: int, name: str) -> None:
        """Write the head of one column, the sentence ``sheet.column.<name>``."""
        words = self.say(f"sheet.column.{name}")
        sheet.write_string(HEAD_ROW, column, words, self.styles["head"])

    def row(self, sheet: Worksheet, row: int, values: Sequence[Value]) -> None:
        """Write the values of a row, from the first column on."""
        for column, value in enumerate(values):
            self.cell(sheet, row, column, value)

    def cell(self, sheet: Worksheet, row: int, column: int, value: Value, style: str = "") -> None:
        """Write a text as text, a date as date and a number as number; None leaves it empty."""
        if isinstance(value, str):
            sheet.write_string(row, column, value, self.styles[style or "plain"])
        elif isinstance(value, date):
            at_midnight = datetime(value.year, value.month, value.day)
            sheet.write_datetime(row, column, at_midnight, self.styles["date"])
        elif value is not None:
            sheet.write_number(row, column, value, self.styles[style or "number"])

    def name(self, name: str, sheet: Worksheet, row: int, column: int, last_row: int = -1) -> None:
        """Name a cell, or the cells of a column down to `last_row`."""
        rows = dict.fromkeys((row, max(row, last_row)))
        span = ":".join(xl_rowcol_to_cell(at, column, row_abs=True, col_abs=True) for at in rows)
        self.file.define_name(name, f"='{sheet.name}'!{span}")

    def _style(self, **properties: Any) -> Format:
        return self.file.add_format({"font_size": 11, "valign": "top", **properties})
