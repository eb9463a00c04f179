"""WebKit, the engine of Safari, by the classic WebDriver of WebKitGTK."""

import http.client
import json
import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.browser.server import HOST, free_port
from tests.engines import display as screens
from tests.engines.engine import START_SECONDS, Engine, EngineError, Size, Source

COMMAND = "WebKitWebDriver"

_VIEW = Path(__file__).with_name("web_view.py")
_PYTHON = "/usr/bin/python3"
_BINDINGS = "import gi; gi.require_version('WebKit2', '4.1')"


class WebKit(Engine):
    """A bare web view."""

    name = "webkit"
    packages = ("webkit2gtk-driver", "gir1.2-webkit2-4.1", "xvfb")

    @staticmethod
    def is_installed() -> bool:
        """Whether there is one on this machine, and the system's Python can show a view of it."""
        if shutil.which(COMMAND) is None or shutil.which(_PYTHON) is None:
            return False
        tried = subprocess.run([_PYTHON, "-c", _BINDINGS], capture_output=True, check=False)
        return tried.returncode == 0

    def __init__(self, folder: Path, display: str) -> None:
        self._problems = folder / "webkit-problems.txt"
        self._problems.touch()
        self._port = free_port()
        self._process = subprocess.Popen(
            [COMMAND, f"--port={self._port}"], env={**os.environ, "DISPLAY": display}
        )
        self._wait_for_driver()
        view = {"binary": _PYTHON, "args": [str(_VIEW), str(self._problems)]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": view}}
        session = self._ask("POST", "/session", capabilities=wanted)["sessionId"]
        self._session = f"/session/{session}"

    def go(self, url: str) -> None:
        self._tell("url", url=url)

    def back(self) -> None:
        self._tell("back")

    def forward(self) -> None:
        self._tell("forward")

    def reload(self) -> None:
        self._tell("refresh")

    def resize(self, size: Size) -> None:
        # In the middle of the screen, where the mouse is at first: there a window has the focus.
        (width, height), (whole_width, whole_height) = size, screens.SIZE
        x, y = (whole_width - width) // 2, (whole_height - height) // 2
        self._tell("window/rect", x=x, y=y, width=width, height=height)

    def act(self, *sources: Source) -> None:
        self._tell("actions", actions=list(sources))

    def take_problems(self) -> list[str]:
        self.run("() => null")  # after what has happened before
        found = self._problems.read_text(encoding="utf-8").splitlines()
        self._problems.write_text("", encoding="utf-8")
        return found

    def close(self) -> None:
        try:
            # It answers that there was nothing to end, once it has ended the view.
            with suppress(EngineError):
                self._ask("DELETE", self._session)
        finally:
            self._process.terminate()
            self._process.wait()

    def _evaluate(self, expression: str) -> str:
        return str(self._tell("execute/sync", script=f"return {expression}", args=[]))

    def _tell(self, command: str, **parameters: object) -> Any:
        return self._ask("POST", f"{self._session}/{command}", **parameters)

    def _ask(self, method: str, path: str, **parameters: object) -> Any:
        body = json.dumps(parameters) if method == "POST" else None
        connection = http.client.HTTPConnection(HOST, self._port, timeout=START_SECONDS)
        try:
            connection.request(method, path, body)
            response = connection.getresponse()
            value = json.loads(response.read())["value"]
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise EngineError(f"{path}: {value['message']}")
        return value

    def _wait_for_driver(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._ask("GET", "/status")
            except OSError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    self._process.kill()
                    self._process.wait()
                    raise
                time.sleep(0.05)
            else:
                return
