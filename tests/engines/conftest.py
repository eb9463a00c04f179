"""A server and a browser of another engine than Chromium, or the reason why there is none."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence

import pytest

from tests.browser.server import Server, served
from tests.engines.display import display, has_display
from tests.engines.engine import Engine

# It runs in the Python of the system, which has what it imports.
collect_ignore = ["web_view.py"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from served(tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="class")
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Start the engine of a class of journeys with a screen of its own, and end it afterwards."""
    kind: type[Engine] = request.cls.kind
    _need(kind)
    with display() as screen:
        browser = kind(tmp_path_factory.mktemp(kind.name), screen)
        yield browser
        browser.close()


def _need(kind: type[Engine]) -> None:
    """Skip if an engine is not here; in CI that fails where the system offers its packages."""
    if kind.is_installed() and has_display():
        return
    reason = (
        f"no {kind.__name__} that can be driven: sh tests/engines/install_browsers.sh "
        f"(Debian: apt install {' '.join(kind.packages)}); Chromium runs the same journeys"
    )
    if os.environ.get("CI", "").lower() == "true" and _are_offered(kind.packages):
        pytest.fail(f"CI must run the journeys in {kind.__name__}, but there is {reason}")
    pytest.skip(reason)


def _are_offered(packages: Sequence[str]) -> bool:
    """Whether this system can install these packages."""
    if shutil.which("apt-cache") is None:
        return False
    shown = subprocess.run(["apt-cache", "show", *packages], capture_output=True, check=False)
    return shown.returncode == 0
