"""The diff as text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from components.refresh.diff import Change, Kind
from components.refresh.tables import Figure, Table

HEAD = ("series", "period", "old", "new", "change", "old read", "new published", "what")


def age(text: str, today: date) -> str:
    """Return how old an ISO date at any precision is, in the unit that suits it.

    >>> age("2026-11-24", date(2026, 12, 2)), age("2025-10", date(2026, 12, 2))
    ('8 days', '14 months')
    """
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    days = (today - date(year, month or 1, day or 1)).days
    if day and days < 60:
        return f"{days} days"
    return f"{12 * (today.year - year) + today.month - (month or today.month)} months"


def table(found: Iterable[Change], read: Mapping[str, str], today: date) -> list[str]:
    """Return a table of changes; `read` says by resource when ours was read.

    What holds a change back and what there is to know about a value stand below its row.
    """
    found = list(found)
    if not found:
        return []
    cells = [HEAD, *(_cells(change, read[change.figure.resource], today) for change in found)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
    below: list[list[str]] = [[], *map(_below, found)]
    return [text for line, more in zip(lines, below, strict=True) for text in (line, *more)]


def compared(figures: Iterable[Figure], ours: Mapping[str, Table]) -> list[str]:
    """Return a line for each source and series of which figures are only compared.

    It names the largest difference, so that one that is within bounds is seen too.
    """
    checks = [figure for figure in figures if figure.check_pct]
    lines = []
    for (source, resource), group in groupby(checks, lambda one: (one.source, one.resource)):
        rows = ours[resource].rows
        apart = {one: 100 * (one.value / float(rows[one.row][one.column]) - 1) for one in group}
        most = max(apart, key=lambda one: abs(apart[one]))
        lines.append(
            f"{resource} beside {source}: {len(apart)} periods compared, most apart "
            f"{'.'.join(most.row)} ({apart[most]:+.2f} %); up to {most.check_pct:g} % is accepted"
        )
    return lines


def advice(found: Sequence[Change]) -> list[str]:
    """Return what is left to do by hand for changes that this command does not write."""
    lines = []
    if any(change.held for change in found):
        lines.append(
            "HELD BACK: the data package documents a correction of these values. They are written "
            "only with --over-corrections."
        )
    if any(change.figure.resource == "facts" for change in found):
        lines.append(
            "FACTS are not written: grades, labels in both languages and defaults of inputs rest "
            "on them. Edit data/facts/facts.csv by hand, then `make data` and `make test`."
        )
    if any(change.kind is Kind.FORECAST for change in found):
        lines.append(
            "FORECAST YEARS: the source does not say up to which year its figures are observed. "
            "Look at `status` and the description of us_gdp."
        )
    return lines


def _cells(change: Change, old_read: str, today: date) -> tuple[str, ...]:
    figure = change.figure
    apart = "" if change.pct is None else f"{change.pct:+.2f} %"
    *group, period = figure.row if figure.resource != "facts" else (*figure.row, "")
    return (
        ".".join((figure.resource, *group, figure.column)),
        period,
        "-" if change.old is None else change.old,
        change.new,
        apart,
        "-" if change.old is None else f"{old_read} ({age(old_read, today)})",
        f"{figure.published} ({age(figure.published, today)})",
        f"{change.kind} ({figure.source})" + (", HELD BACK" if change.held else ""),
    )


def _below(change: Change) -> list[str]:
    held = f"correction on record: {change.held}" if change.held else ""
    return [f"    {text}" for text in (change.figure.note, held) if text]
