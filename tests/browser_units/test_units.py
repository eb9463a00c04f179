"""The scripts without a browser: their unit tests, their types, and the messages they know."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from components.screen.declarations import FILE, declarations

FOLDER = Path(__file__).parent
TYPESCRIPT = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.fixture
def node() -> str:
    """The command that runs scripts; without one the test is skipped, but not in CI."""
    found = shutil.which("node")
    if found is None:
        _skip("no node on the PATH to run scripts with")
    return str(found)


def test_what_needs_no_browser_does_what_its_tests_say(node: str) -> None:
    _run(node, "--test", *sorted(FOLDER.glob("*.test.js")))


def test_the_scripts_keep_to_their_types_and_to_the_messages(node: str) -> None:
    if not TYPESCRIPT.exists():
        _skip("no TypeScript; install_typescript.sh gets it where there is npm")
    _run(node, TYPESCRIPT, "--project", ".")


def test_the_declarations_say_what_the_server_sends() -> None:
    assert FILE.read_text(encoding="utf-8") == declarations(), "run `make messages`"


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _skip(reason: str) -> None:
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"CI must check the scripts, but there is {reason}")
    pytest.skip(reason)
