"""Writing changes into the data package: all files or none."""

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from frictionless import validate

from components.evidence.package import renewed
from components.refresh.diff import Change, Kind
from components.refresh.sources import Outcome
from components.refresh.tables import Figure, Table, package

DESCRIPTOR = "datapackage.json"


class NotWrittenError(Exception):
    """The files could not be replaced or the result would not be valid; all is as it was."""


def writable(found: Iterable[Change], *, over_corrections: bool) -> list[Change]:
    """Return the changes that may be written."""
    return [
        change
        for change in found
        if change.figure.check_pct is None and (over_corrections or not change.held)
    ]


def updated(table: Table, found: Iterable[Change]) -> Table:
    """Return the table with the new values; a new row stands behind its group's last one.

    A changed row takes over what stands beside the new figures, such as who it was read from.
    """
    rows = {key: dict(row) for key, row in table.rows.items()}
    for change in found:
        figure = change.figure
        row = rows.setdefault(figure.row, dict(zip(table.key, figure.row, strict=True)))
        row |= {figure.column: change.new, **dict(figure.beside)}
    groups = list(dict.fromkeys(key[:-1] for key in rows))
    in_order = sorted(rows, key=lambda key: groups.index(key[:-1]))  # stable within a group
    return replace(table, rows={key: rows[key] for key in in_order})


def described(
    resource: Mapping[str, Any],
    table: Table,
    found: Sequence[Change],
    read_again: Iterable[Figure],
    today: date,
) -> dict[str, Any]:
    """Return the description of a resource that has `found` written into it.

    Its ``processing`` says in one line what was read again and when; ``accessed`` becomes today if
    every figure of the file was. Years may now go up to the last one of the file.
    """
    new = deepcopy(dict(resource))
    cells = {(figure.row, figure.column) for figure in read_again}
    columns = {column for _, column in cells}
    if all((row, column) in cells for row in table.rows for column in columns):
        new["accessed"] = today.isoformat()
    kept = [line for line in new.get("processing", []) if not line.startswith("Read again ")]
    new["processing"] = [*kept, _summary(found, len(cells), today)]
    for field in new["schema"]["fields"]:
        if field["name"] == "year":
            last = max(int(row["year"]) for row in table.rows.values())
            field["constraints"]["maximum"] = max(last, field["constraints"]["maximum"])
    return new


def renamed(whole: Any, pattern: str, name: str) -> Any:
    """Return a description in which `name` stands wherever the pattern of an older name does.

    >>> renamed({"title": "Outlook, October 2025"}, "October [0-9]{4}", "April 2026")
    {'title': 'Outlook, April 2026'}
    """
    return json.loads(re.sub(pattern, name, json.dumps(whole, ensure_ascii=False)))


def write(
    root: Path,
    tables: Mapping[str, Table],
    found: Sequence[Change],
    outcome: Outcome,
    today: date,
) -> list[str]:
    """Write changes into the package under `root` and return the paths of the files replaced.

    `outcome` is what the sources gave: all figures read again and the names of their editions.

    The result is put together and validated beside the package first. NotWrittenError if it is not
    valid or a file cannot be replaced; then no file has changed.
    """
    descriptor = package(root)
    texts: dict[str, str] = {}
    for place, resource in enumerate(descriptor["resources"]):
        name = resource["name"]
        mine = [change for change in found if change.figure.resource == name]
        if not mine:
            continue
        table = updated(tables[name], mine)
        again = [one for one in outcome.figures if one.resource == name and one.check_pct is None]
        new = described(resource, table, mine, again, today)
        if name in outcome.editions:
            new = renamed(new, *outcome.editions[name])
        texts[table.path] = table.csv()
        readme = f"{Path(table.path).parent}/README.md"
        heading = (root / readme).read_text(encoding="utf-8")
        new["title"], texts[readme] = (_span(text, table) for text in (new["title"], heading))
        descriptor["resources"][place] = new
    texts[DESCRIPTOR] = json.dumps(descriptor)
    with TemporaryDirectory(prefix=".data-refresh-", dir=root.parent) as folder:
        staged = Path(folder) / "data"
        shutil.copytree(root, staged)
        for path, text in texts.items():
            (staged / path).write_text(text, encoding="utf-8")
        (staged / DESCRIPTOR).write_text(renewed(texts[DESCRIPTOR], staged), encoding="utf-8")
        report = validate(str(staged / DESCRIPTOR))
        if not report.valid:
            raise NotWrittenError(
                f"the result would not be valid: {report.flatten(['name', 'note'])}"
            )
        return _replaced(root, staged, [*texts])


def _summary(found: Sequence[Change], figures: int, today: date) -> str:
    sources = ", ".join(sorted({change.figure.source for change in found}))
    counts = {kind: sum(change.kind is kind for change in found) for kind in Kind}
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    return f"Read again on {today} at the publisher ({sources}): {figures} figures, {said}."


def _span(text: str, table: Table) -> str:
    """Return a heading whose span of years ends where the file does.

    Only of files that grow; the span of the others is fixed.
    """
    if "year_end" not in table.columns:
        return text
    last = max(row["year"] for row in table.rows.values())
    return re.sub(r"(\d{4})-\d{4}", rf"\g<1>-{last}", text)


def _replaced(root: Path, staged: Path, paths: Iterable[str]) -> list[str]:
    """Move the staged files that differ over ours; put ours back if one cannot be moved."""
    before = {path: (root / path).read_bytes() for path in paths}
    changed = [path for path, old in before.items() if (staged / path).read_bytes() != old]
    moved: list[str] = []
    try:
        for path in changed:
            (staged / path).replace(root / path)
            moved.append(path)
    except OSError as error:
        for path in moved:
            (root / path).write_bytes(before[path])
        raise NotWrittenError(f"a file could not be replaced: {error}") from error
    return changed
