"""A server and a browser of another engine than Chromium, or the reason why there is none."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.browser.server import Server, served
from tests.engines.display import display, has_display
from tests.engines.engine import Engine

# It runs in the Python of the system, which has what it imports.
collect_ignore = ["web_view.py"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(tmp_path_factory.mktemp("server"))


def started(
    engine: Callable[[Path, str], Engine],
    folder: Path,
    *,
    name: str,
    is_installed: bool,
    packages: Sequence[str],
) -> Iterator[Engine]:
    """Start an engine with a screen of its own, and end it afterwards."""
    _need(name, is_installed=is_installed, packages=packages)
    with display() as screen:
        browser = engine(folder, screen)
        yield browser
        browser.close()


def _need(name: str, *, is_installed: bool, packages: Sequence[str]) -> None:
    """Skip if an engine is not here; in CI that fails where the system offers its packages."""
    if is_installed and has_display():
        return
    reason = (
        f"no {name} that can be driven: sh tests/engines/install_browsers.sh "
        f"(Debian: apt install {' '.join(packages)}); Chromium runs the same journeys"
    )
    if os.environ.get("CI", "").lower() == "true" and _are_offered(packages):
        pytest.fail(f"CI must run the journeys in {name}, but there is {reason}")
    pytest.skip(reason)


def _are_offered(packages: Sequence[str]) -> bool:
    """Whether this system can install these packages."""
    if shutil.which("apt-cache") is None:
        return False
    shown = subprocess.run(["apt-cache", "show", *packages], capture_output=True, check=False)
    return shown.returncode == 0
