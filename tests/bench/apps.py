"""The apps that are measured side by side, each as a process of its own."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode

import psutil

from components.link import Case, encode
from components.model import Scenario
from tests.bench.reference.picture import LANGUAGE
from tests.bench.sweep import Sweep
from tests.browser.server import HOST, ROOT, free_port, wait_for_rest

REFERENCE = Path(__file__).parent / "reference"
BENCH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
START_SECONDS = 90.0

_HEADLESS = ("--server.headless", "true")
# What our own settings say, which the plain app does not find: neither watches files.
_AS_OURS = ("--server.fileWatcherType", "none")


@dataclass(frozen=True, slots=True)
class App:
    """One way to draw a page: how to start it, where the sentence and the slider are.

    `command` takes the sweep and the port; one process of `ours` serves every page.
    """

    title: str
    command: Callable[[Sweep, int], list[str]]
    takeaway: str
    slider: Callable[[Sweep], str]
    address: Callable[[Sweep], str] = lambda _: "/"
    thumb: str = ""
    is_ours: bool = False


def _script(name: str, sweep: Sweep) -> list[str]:
    words = ["--page", sweep.page, "--lever", sweep.lever.key, "--start", str(sweep.start)]
    return [str(REFERENCE / name), *words]


def _ours(_: Sweep, port: int) -> list[str]:
    place = ["--server.port", str(port), "--server.address", HOST]
    return [sys.executable, "-m", "streamlit", "run", "app.py", *_HEADLESS, *place]


def _plain(sweep: Sweep, port: int) -> list[str]:
    place = ["--server.port", str(port), "--server.address", HOST]
    private = ["--browser.gatherUsageStats", "false"]
    script, *words = _script("plain_streamlit.py", sweep)
    run = [sys.executable, "-m", "streamlit", "run", script]
    return [*run, *_HEADLESS, *_AS_OURS, *place, *private, "--", *words]


def _python(name: str, *more: str) -> Callable[[Sweep, int], list[str]]:
    return lambda sweep, port: [
        str(BENCH_PYTHON),
        *_script(name, sweep),
        "--port",
        str(port),
        *more,
    ]


def _our_address(sweep: Sweep) -> str:
    changes = {sweep.lever.key: sweep.start}
    query = urlencode(encode(Case(Scenario.from_changes(changes), LANGUAGE)))
    return f"/{sweep.page}?{query}"


APPS: Mapping[str, App] = MappingProxyType(
    {
        "ours": App(
            "ours",
            _ours,
            "#first .answer, .takeaway",
            lambda sweep: f".st-key-lever-{sweep.lever.key} input[type=range]",
            _our_address,
            is_ours=True,
        ),
        "plain": App("plain Streamlit", _plain, ".st-key-takeaway", lambda _: "input[type=range]"),
        "dash": App(
            "Dash, server callback",
            _python("dash_app.py"),
            "#takeaway",
            lambda _: "#lever [role=slider]",
        ),
        "clientside": App(
            "Dash, clientside callback",
            _python("dash_app.py", "--clientside"),
            "#takeaway",
            lambda _: "#lever [role=slider]",
        ),
        "panel": App("Panel", _python("panel_app.py"), ".takeaway", lambda _: ".noUi-handle"),
        "static": App(
            "static page (the limit)",
            _python("static_page.py"),
            "#takeaway",
            lambda _: "#lever",
        ),
    }
)
"""Every app by its short name, in the order of the tables."""


@dataclass(slots=True)
class Running:
    """A started app."""

    app: App
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def base(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    def address(self, sweep: Sweep) -> str:
        """Return the address of the page at the start of a sweep."""
        return self.base + self.app.address(sweep)

    def cpu_seconds(self) -> float:
        """Return the processor time that the server has used so far."""
        server = psutil.Process(self.process.pid)
        times = [one.cpu_times() for one in (server, *server.children(recursive=True))]
        return sum(float(time.user + time.system) for time in times)


@contextmanager
def running(apps: Iterable[App], sweep: Sweep) -> Iterator[list[Running]]:
    """Start apps for a page, wait until they answer, and end them afterwards."""
    with ExitStack() as stack:
        started = [stack.enter_context(_process(app, sweep)) for app in apps]
        for one in started:
            _wait(one)
        for one in started:
            wait_for_rest(one.process.pid)
        yield started


@contextmanager
def _process(app: App, sweep: Sweep) -> Iterator[Running]:
    port = free_port()
    # Its folder is its own, so that only our app finds our Streamlit settings.
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                app.command(sweep, port),
                cwd=ROOT if app.is_ours else folder,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            yield Running(app, port, process, log)
        finally:
            process.kill()
            process.wait()


def _wait(started: Running) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(started.base):
        if started.process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{started.app.title} did not start:\n{started.log.read_text()}")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
