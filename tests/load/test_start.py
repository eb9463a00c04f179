"""Tests and benches start the app as `make run` does, so that they see what readers get."""

import re
import tomllib

from tests.browser.server import ROOT

WATCHER = re.compile(r"fileWatcherType|runOnSave|FILE_WATCHER_TYPE", re.I)
# The plain Streamlit app of the bench runs apart from our settings and is told the same.
TOLD = {"tests/bench/apps.py", "tests/load/test_start.py"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_no_file_is_watched_and_make_run_leaves_it_at_that() -> None:
    assert tomllib.loads(text(".streamlit/config.toml"))["server"]["fileWatcherType"] == "none"
    assert "streamlit run app.py" in text("Makefile")
    assert not WATCHER.search(text("Makefile"))


def test_no_start_in_the_tests_sets_the_watcher_by_itself() -> None:
    names = (path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("*.py"))
    assert {name for name in names if WATCHER.search(text(name))} == TOLD
