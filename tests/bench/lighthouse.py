"""Lighthouse on every page, and on plain Streamlit: ``python -m tests.bench.lighthouse FOLDER``.

FOLDER is one in which ``npm install lighthouse`` was run; CHROME_PATH names the browser, if it is
not found by itself. A page may be named after it, or several: else all are looked at.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from components.model.evaluate import PAGES
from tests.bench.apps import APPS, Running, running
from tests.bench.sweep import sweep_of

CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
IN_JAPANESE = ("overview", "funding")
"""The pages that are looked at in Japanese too."""
COMPARED = "funding"
"""The page whose picture plain Streamlit draws."""
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run"
TIMEOUT_SECONDS = 240


def main(folder: Path, pages: Sequence[str]) -> None:
    """Print a table of scores, line by line, and under it what costs points."""
    names = ("page", *CATEGORIES, "first paint, ms", "largest paint, ms", "blocked, ms")
    _print_row(names)
    _print_row(["---"] * len(names))
    lost: dict[str, set[str]] = {}
    for title, report in _reports(folder, pages):
        _print_row([title, *_scores(report), *_times(report)])
        for audit in _failed(report):
            lost.setdefault(audit, set()).add(title)
    sys.stdout.write("\n")
    for audit, titles in sorted(lost.items()):
        sys.stdout.write(f"- {audit}: {', '.join(sorted(titles))}\n")


def _reports(folder: Path, pages: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    with running([APPS["ours"], APPS["plain"]], sweep_of(COMPARED, 1)) as (ours, plain):
        for page in pages:
            for language in ("en", "ja") if page in IN_JAPANESE else ("en",):
                yield f"{page}, {language}", _report(folder, _address(ours, page, language))
        yield "plain Streamlit", _report(folder, plain.base)


def _address(ours: Running, page: str, language: str) -> str:
    path = "/" if page == "overview" else f"/{page}"
    return f"{ours.base}{path}?lang={language}"


def _report(folder: Path, address: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "report.json"
        command = [
            str((folder / "node_modules" / ".bin" / "lighthouse").resolve()),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={output}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={FLAGS}",
        ]
        subprocess.run(command, check=True, env=os.environ, cwd=place, timeout=TIMEOUT_SECONDS)
        report: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
        return report


def _scores(report: dict[str, Any]) -> list[str]:
    scores = (report["categories"][name]["score"] for name in CATEGORIES)
    return ["–" if score is None else f"{100 * score:.0f}" for score in scores]


def _times(report: dict[str, Any]) -> list[str]:
    audits = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
    return [f"{report['audits'][name].get('numericValue', 0):.0f}" for name in audits]


def _failed(report: dict[str, Any]) -> Iterator[str]:
    """Yield what costs a page points in anything but performance."""
    for category in CATEGORIES[:-1]:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['title']} ({audit['id']})"


def _print_row(cells: Sequence[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or PAGES)
