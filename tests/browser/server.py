"""The app as a process of its own, which a test may kill and start again."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
START_SECONDS = 60.0
REST_PERCENT = 5.0


class Server:
    """One server process on one port; the port stays the same over restarts."""

    def __init__(self, folder: Path, script: str = "app.py") -> None:
        self.port = free_port()
        self.log = folder / f"streamlit-{self.port}.log"
        self.script = script
        self.address = f"http://{HOST}:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether it was started and not ended since."""
        return self._process is not None

    @property
    def pid(self) -> int:
        """The id of the process. Raises `RuntimeError` if none runs."""
        if self._process is None:
            raise RuntimeError("the server does not run")
        return self._process.pid

    def start(self) -> None:
        """Start the process and wait until it answers."""
        options = {
            "port": str(self.port),
            "address": HOST,
            "headless": "true",
        }
        words = [word for key, value in options.items() for word in (f"--server.{key}", value)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", self.script, *words],
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"the server did not start:\n{self.log.read_text()}")
            time.sleep(0.05)

    def kill(self) -> None:
        """End the process the hard way, as a crash or an eviction would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """End the process the orderly way, as an upgrade would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=START_SECONDS)
            self._process = None

    def get(self, path: str) -> tuple[int, str]:
        """Return status and body of a plain HTTP request, without a browser."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def _answers(self) -> bool:
        try:
            return self.get("/_stcore/health") == (200, "ok")
        except (OSError, http.client.HTTPException):
            return False


def served(folder: Path) -> Iterator[Server]:
    """Start a server, as a fixture does, and end it afterwards."""
    server = Server(folder)
    server.start()
    yield server
    server.kill()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_rest(pid: int) -> None:
    """Wait until a process has nothing to do: ours compresses its files at first, for all readers.

    That belongs to no move that is measured. A process that never rests is measured as it is.
    """
    process = psutil.Process(pid)
    process.cpu_percent()
    deadline = time.monotonic() + START_SECONDS
    while process.cpu_percent(interval=1.0) > REST_PERCENT and time.monotonic() < deadline:
        pass
