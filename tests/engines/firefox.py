"""Firefox, by WebDriver BiDi, which it speaks itself."""

import itertools
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.engines.engine import START_SECONDS, Engine, EngineError, Size, Source

COMMAND = os.environ.get("BUILDOUT_FIREFOX", "firefox-esr")

_PREFERENCES = {
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.w3c_touch_events.enabled": 1,
    # Nothing but this machine exists for the browser.
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "network.proxy.type": 0,
}
_COARSE, _FINE_AND_HOVERS = 1, 6


class Firefox(Engine):
    """A Firefox with a profile of its own."""

    name = "firefox"
    packages = ("firefox-esr", "xvfb")
    finger = "touch"

    @staticmethod
    def is_installed() -> bool:
        """Whether there is one on this machine."""
        return shutil.which(COMMAND) is not None

    def __init__(self, folder: Path, display: str) -> None:
        profile = folder / "firefox"
        profile.mkdir()
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines))
        # With access to itself its screen can be told to be one for fingers.
        switches = ["--remote-debugging-port=0", "--remote-allow-system-access", "--no-remote"]
        log = folder / "firefox.log"
        with log.open("wb") as said:
            self._process = subprocess.Popen(
                [COMMAND, *switches, "--profile", str(profile), "about:blank"],
                env={**os.environ, "DISPLAY": display},
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        self._socket = connect(_address(profile, self._process, log), max_size=None).__enter__()
        self._ids = itertools.count()
        self._problems: list[str] = []
        self._send("session.new", capabilities={"alwaysMatch": {}})
        self._send("session.subscribe", events=["log.entryAdded", "network.responseCompleted"])
        self._page = self._send("browsingContext.create", type="tab")["context"]

    def go(self, url: str) -> None:
        self._send_page("browsingContext.navigate", url=url, wait="complete")

    def back(self) -> None:
        self._send_page("browsingContext.traverseHistory", delta=-1)

    def forward(self) -> None:
        self._send_page("browsingContext.traverseHistory", delta=1)

    def reload(self) -> None:
        self._send_page("browsingContext.reload", wait="complete")

    def resize(self, size: Size) -> None:
        width, height = size
        self._send_page("browsingContext.setViewport", viewport={"width": width, "height": height})

    def act(self, *sources: Source) -> None:
        self._send_page("input.performActions", actions=list(sources))

    def hold(self, *, touch: bool) -> None:
        kinds = _COARSE if touch else _FINE_AND_HOVERS
        windows = self._send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        for which in ("primary", "all"):
            setting = f"Services.prefs.setIntPref('ui.{which}PointerCapabilities', {kinds})"
            self._run_in(windows[0]["context"], setting)

    def take_problems(self) -> list[str]:
        self._send("session.status")  # after what has happened before
        found, self._problems = self._problems, []
        return found

    def close(self) -> None:
        try:
            self._send("browser.close")
            self._process.wait(START_SECONDS)
        finally:
            self._process.kill()
            self._process.wait()
            self._socket.close()

    def _evaluate(self, expression: str) -> str:
        return str(self._run_in(self._page, expression))

    def _run_in(self, context: str, expression: str) -> Any:
        answer = self._send(
            "script.evaluate",
            expression=expression,
            target={"context": context},
            awaitPromise=False,
        )
        if answer["type"] != "success":
            raise EngineError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def _send_page(self, method: str, **parameters: object) -> Any:
        return self._send(method, context=self._page, **parameters)

    def _send(self, method: str, **parameters: object) -> Any:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=START_SECONDS))
            if message["type"] == "event":
                self._note(message["method"], message["params"])
            elif message.get("id") == number:
                if message["type"] == "error":
                    raise EngineError(f"{method}: {message['message']}")
                return message["result"]

    def _note(self, event: str, about: dict[str, Any]) -> None:
        if event == "log.entryAdded" and about["level"] == "error":
            self._problems.append(f"{about['type']}: {about['text']}")
        elif event == "network.responseCompleted" and about["response"]["status"] >= 400:
            self._problems.append(f"{about['response']['status']}: {about['response']['url']}")


def _address(profile: Path, process: "subprocess.Popen[bytes]", log: Path) -> str:
    """Return where it listens, which it writes into its profile once it does."""
    told = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            server = json.loads(told.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.05)
        else:
            return f"ws://{server['ws_host']}:{server['ws_port']}/session"
    process.kill()
    process.wait()
    raise RuntimeError(f"Firefox did not start:\n{log.read_text(errors='replace')}")
