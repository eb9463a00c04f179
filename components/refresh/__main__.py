"""``python -m components.refresh``: read again, show what differs, write on confirmation.

Messages are for maintainers and in English only.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx2

from components.evidence.files import DATA
from components.refresh import report
from components.refresh.client import WAIT_SECONDS
from components.refresh.diff import Change, changes
from components.refresh.sources import PRODUCT, SOURCES, Outcome, Reader, read
from components.refresh.tables import Table, package, tables
from components.refresh.write import NotWrittenError, writable, write

SAME, DIFFERS, SOURCE_FAILED, FAILED_TO_WRITE = 0, 1, 3, 4

EPILOG = """\
exit codes: 0 nothing differs, or all that differs was written; 1 something differs and was not
written; 2 wrong options; 3 a source could not be read, whatever else was shown and written;
4 writing failed and nothing has changed.

environment: BUILDOUT_CONTACT, an e-mail address, for the SEC; BUILDOUT_BEA_KEY, a key of the BEA,
without which the BEA is left out.
"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the command works with, so that tests can bring their own."""

    client: httpx2.Client
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    root: Path = DATA
    today: date = field(default_factory=date.today)
    say: Callable[[str], object] = lambda line: sys.stdout.write(f"{line}\n")
    ask: Callable[[str], str] = input
    pause: Callable[[float], None] = time.sleep


def main(arguments: Sequence[str], around: Surroundings) -> int:
    """Run the command and return its exit code."""
    options = _options().parse_args(arguments)
    root, say = around.root, around.say
    ours, about = tables(root), package(root)
    reader = Reader(around.client, ours, around.environ, around.pause)
    outcome = read(options.source or SOURCES, reader)
    resources = {one["name"]: one for one in about["resources"]}
    corrections = {name: one.get("corrections", ()) for name, one in resources.items()}
    found = changes(outcome.figures, ours, corrections)
    read_on = {name: one.get("accessed", about["created"][:10]) for name, one in resources.items()}
    for line in _shown(outcome, found, ours, report.table(found, read_on, around.today)):
        say(line)

    wanted = writable(found, over_corrections=options.over_corrections)
    if wanted and not options.check and (options.yes or _confirmed(len(wanted), around.ask)):
        try:
            paths = write(root, ours, wanted, outcome, around.today)
        except NotWrittenError as error:
            say(f"NOT WRITTEN: {error}")
            return FAILED_TO_WRITE
        say(f"written: {', '.join(paths)}. Now `make test`: words and tests may name old values.")
        found = [change for change in found if change not in wanted]
    if outcome.errors:
        return SOURCE_FAILED
    return DIFFERS if found else SAME


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components.refresh",
        description="Read the open official series again and show what differs from our data.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="only show; exit 1 if something differs")
    how.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument(
        "--over-corrections",
        action="store_true",
        help="also write values that a correction in the data package covers",
    )
    parser.add_argument(
        "--source", action="append", choices=tuple(SOURCES), help="only this one; may be repeated"
    )
    return parser


def _shown(
    outcome: Outcome, found: Sequence[Change], ours: Mapping[str, Table], diff: Sequence[str]
) -> list[str]:
    count = f"{len(outcome.figures)} figures read, {len(found)} differ"
    return [
        *(f"ERROR {error}" for error in outcome.errors),
        *outcome.left_out,
        *diff,
        *report.compared(outcome.figures, ours),
        *report.advice(found),
        f"{count}, {len(outcome.errors)} errors" if outcome.errors else count,
    ]


def _confirmed(count: int, ask: Callable[[str], str]) -> bool:
    """Return whether the answer is yes; the end of input, as in a job without a terminal, is no."""
    try:
        return ask(f"Write {count} values? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False


if __name__ == "__main__":
    with httpx2.Client(timeout=WAIT_SECONDS, headers={"User-Agent": PRODUCT}) as http:
        sys.exit(main(sys.argv[1:], Surroundings(http)))
