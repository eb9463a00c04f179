"""Measures our pages beside the reference apps and writes the tables: ``python -m tests.bench``."""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

from components.model.evaluate import THEMES
from tests.bench.apps import APPS, BENCH_PYTHON, App, Running, running
from tests.bench.load import cost_all, own_ms
from tests.bench.mover import WARM_UP, drag_all, load_all, move_all
from tests.bench.profiles import DESKTOP, PHONE
from tests.bench.report import OnPhone, Report
from tests.bench.sweep import MAIN_LEVERS, sweep_of
from tests.browser.chromium import NO_BROWSER, chromium

RESULTS = Path(__file__).with_name("RESULTS.md")
BESIDE = ("ours", "plain", "dash")
BY_PROTOCOL = ("ours", "plain")
PHONE_MOVES = 10
GIGABYTE = 2**30


def main() -> None:
    """Read the command line, measure, write the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few moves: a look, not a measurement")
    parser.add_argument("--moves", type=int, help="moves of each app on each page (25, quick 5)")
    parser.add_argument("--moves-only", action="store_true", help="no drags, loads or server cost")
    parser.add_argument("--pages", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--out", type=Path, default=RESULTS)
    asked = parser.parse_args()
    moves = asked.moves or (5 if asked.quick else 25)
    loads, readers = (1, 4) if asked.quick else (3, 8)
    loads = 0 if asked.moves_only else loads
    with _browser() as browser:
        report = Report(_environment(browser, moves), readers=readers)
        for page in asked.pages:
            _tell(page)
            _measure(browser, report, page, moves, loads)
            report.load_averages.append(_load_average())
            asked.out.write_text(report.markdown(), encoding="utf-8")


def _measure(browser: Browser, report: Report, page: str, moves: int, loads: int) -> None:
    """Measure one page beside the reference apps; all of them if it is a page of a main lever."""
    sweep = sweep_of(page, WARM_UP + moves)
    is_main = page in MAIN_LEVERS
    apps = [APPS[name] for name in (APPS if is_main else BESIDE) if _is_installed(APPS[name])]
    report.sweeps[page] = sweep
    report.own[page] = own_ms(sweep)
    with running(apps, sweep) as started:
        report.moves[page], problems = move_all(browser, started, sweep, moves)
        report.problems += problems
        report.problems += [
            f"{title}, {page}: {wrong} moves ended with a sentence other than expected"
            for title, done in report.moves[page].items()
            if (wrong := sum(not move.matched for move in done))
        ]
        if is_main and loads:
            report.drags[page], problems = drag_all(browser, started, sweep)
            report.problems += problems
            addresses = {one.app.title: (one.app, one.address(sweep), True) for one in started}
            report.loads[page], problems = load_all(browser, addresses, loads, sweep)
            report.problems += problems
            report.problems += _measure_phone(browser, report, page, started, (moves, loads))
            streamlits = [one for one in started if one.app in _named(BY_PROTOCOL)]
            report.costs[page] = cost_all(streamlits, sweep, moves, report.readers)
        if page == THEMES[0] and loads:
            ours = next(one for one in started if one.app.is_ours)
            overview = {ours.app.title: (ours.app, f"{ours.base}/", False)}
            report.loads["overview"], problems = load_all(browser, overview, loads, sweep)
            report.problems += problems


def _measure_phone(
    browser: Browser, report: Report, page: str, started: Sequence[Running], times: tuple[int, int]
) -> list[str]:
    """Measure what readers on a phone get, and return what went wrong."""
    moves, loads = times
    sweep = report.sweeps[page]
    apps = [one for one in started if one.app in _named(BESIDE)]
    addresses = {one.app.title: (one.app, one.address(sweep), True) for one in apps}
    looked, problems = load_all(browser, addresses, loads, sweep, PHONE)
    moved, more = move_all(browser, apps, sweep, min(moves, PHONE_MOVES), PHONE)
    dragged, most = drag_all(browser, apps, sweep, PHONE)
    report.phone[page] = {
        title: OnPhone(looked[title][0], moved[title], dragged.get(title)) for title in looked
    }
    return [f"on the phone: {problem}" for problem in (*problems, *more, *most)]


def _named(names: Sequence[str]) -> list[App]:
    return [APPS[name] for name in names]


def _is_installed(app: App) -> bool:
    """Tell whether an app can run: the reference apps need an environment of their own."""
    return app in _named(BY_PROTOCOL) or BENCH_PYTHON.exists()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = chromium(playwright)
        if launched is None:
            raise SystemExit(NO_BROWSER)
        yield launched
        launched.close()


def _environment(browser: Browser, moves: int) -> list[tuple[str, str]]:
    memory = round(psutil.virtual_memory().total / GIGABYTE)
    packages = [f"{name} {version(name)}" for name in ("streamlit", "plotly")]
    return [
        ("date", f"{datetime.now(UTC):%Y-%m-%d}"),
        ("machine", f"{platform.system()}, {os.cpu_count()} cores, {memory} GB of memory"),
        ("Python", platform.python_version()),
        ("ours and plain Streamlit", ", ".join(packages)),
        ("reference apps", ", ".join(_reference_versions()) or "not installed"),
        ("browser", f"Chromium {browser.version}, no GPU"),
        *((profile.title, str(profile)) for profile in (DESKTOP, PHONE)),
        ("moves", f"{moves} of each app on each page, after {WARM_UP} that do not count"),
    ]


def _reference_versions() -> list[str]:
    if not BENCH_PYTHON.exists():
        return []
    names = ("dash", "panel")
    read = f"from importlib.metadata import version; print(*map(version, {names}))"
    answer = subprocess.run([BENCH_PYTHON, "-c", read], capture_output=True, check=True, text=True)
    return [f"{name} {number}" for name, number in zip(names, answer.stdout.split(), strict=True)]


def _load_average() -> str:
    """Return how many processes wanted a core of late: what others did meanwhile is in it."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
