"""The nginx of ``deploy/`` as a process of its own, in front of servers that a test may kill.

It runs the shipped file as the official images do: the four names in capitals put in, included
in an `http` block. Nothing else is ours but the folders for what it writes.
"""

import http.client
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.browser.server import HOST, free_port

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
START_SECONDS = 15.0
_FRAME = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log warn;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type application/octet-stream;
    keepalive_timeout 65;
    include {folder}/app.conf;
}}
"""


def executable() -> str | None:
    """Return where nginx is, None if it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def filled(listen: str, replicas: Sequence[str], scheme: str = "http") -> str:
    """Return the shipped file with its four names put in."""
    text = TEMPLATE.read_text(encoding="utf-8")
    names = {
        "LISTEN": listen,
        "REPLICA_1": replicas[0],
        "REPLICA_2": replicas[1],
        "PUBLIC_SCHEME": scheme,
    }
    for name, value in names.items():
        text = text.replace(f"${{{name}}}", value)
    return text


class Nginx:
    """One nginx on one port, in front of two servers on theirs."""

    def __init__(self, folder: Path, ports: Sequence[int], scheme: str = "http") -> None:
        self.port = free_port()
        self.address = f"http://{HOST}:{self.port}"
        self.error_log = folder / "nginx-error.log"
        self.access_log = folder / "nginx-access.log"
        self._configuration = folder / "nginx.conf"
        self._process: subprocess.Popen[bytes] | None = None
        replicas = [f"{HOST}:{port}" for port in ports]
        app = filled(f"{HOST}:{self.port}", replicas, scheme)
        (folder / "app.conf").write_text(app, encoding="utf-8")
        self._configuration.write_text(_FRAME.format(folder=folder), encoding="utf-8")

    def command(self, *options: str) -> list[str]:
        """Return the command line of nginx with this configuration."""
        found = executable()
        if found is None:
            raise RuntimeError("nginx is not installed")
        return [found, "-e", str(self.error_log), "-c", str(self._configuration), *options]

    def start(self) -> None:
        """Start nginx and wait until it answers."""
        with self.access_log.open("ab") as log:
            self._process = subprocess.Popen(self.command(), stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"nginx did not start:\n{self.error_log.read_text()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End nginx and with it every connection through it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status < 600
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
