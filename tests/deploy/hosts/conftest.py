"""Simulated hosts: nginx on loopback in front of one server, as well-known hosts are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import browser, new_reader, playwright
from tests.browser.server import HOST, Server
from tests.deploy.conftest import nginx_found
from tests.deploy.nginx import Nginx

__all__ = ["browser", "new_reader", "nginx_found", "playwright"]

BASE_PATH = "explorer"
_CONFIGURATION = """
map $http_upgrade $app_connection {{ default upgrade; '' close; }}
large_client_header_buffers 4 128k;
proxy_http_version 1.1;
proxy_set_header Host $http_host;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection $app_connection;
proxy_set_header X-Forwarded-For $remote_addr;
proxy_set_header X-Forwarded-Proto $scheme;
types {{ text/html html; }}
server {{
    listen {host}:{port};
    access_log /dev/stdout;
    # A path that the proxy takes off: a part of a site, JupyterHub.
    location /apps/explorer/ {{ proxy_pass http://{host}:{root}/; }}
    location /user/ann/proxy/8501/ {{ proxy_pass http://{host}:{root}/; }}
    # A path that the server knows itself.
    location /{base_path} {{ proxy_pass http://{host}:{based}; }}
    # Streamlit Community Cloud: a page around the app, which comes from the same origin.
    location /~/+/ {{ proxy_pass http://{host}:{root}/; }}
    location = /~/+/_stcore/host-config {{
        default_type application/json;
        return 200 '{{"allowedOrigins":["http://{host}:{port}"],"useExternalAuthToken":false,
            "enableCustomParentMessages":false,"enforceDownloadInNewTab":false,"metricsUrl":"",
            "blockErrorDialogs":false,"resourceCrossOriginMode":null}}';
    }}
    location = /around.html {{ root {folder}; default_type text/html; }}
    location = /healthz {{ proxy_pass http://{host}:{root}; }}
    location / {{ root {folder}; try_files /shell.html =404; default_type text/html; }}
}}
"""

_AROUND = """<!doctype html>
<script>window.said = []; onmessage = ({{ data }}) => said.push(data)</script>
<iframe src="{app}/funding?v=1&lang=en&pace=1.2" style="width:1200px;height:800px"></iframe>
"""


@dataclass(frozen=True, slots=True)
class Hosts:
    """One server at the root, one below a base path, and a proxy in front of both."""

    root: Server
    based: Server
    proxy: Nginx

    @property
    def addresses(self) -> dict[str, str]:
        """The address of the app by the kind of host."""
        proxy = self.proxy.address
        return {
            "root": self.root.address,
            "sub-path": f"{proxy}/apps/explorer",
            "jupyter": f"{proxy}/user/ann/proxy/8501",
            "base path": f"{self.based.address}/{BASE_PATH}",
            "base path behind a proxy": f"{proxy}/{BASE_PATH}",
            "inside community cloud": f"{proxy}/~/+",
        }


class _Proxy(Nginx):
    """An nginx with the simulated hosts instead of the file that ships."""

    def __init__(self, folder: Path, root: int, based: int) -> None:
        super().__init__(folder, [root, based])
        (folder / "shell.html").write_bytes((Path(__file__).parent / "shell.html").read_bytes())
        text = _CONFIGURATION.format(
            host=HOST, port=self.port, root=root, based=based, folder=folder, base_path=BASE_PATH
        )
        (folder / "app.conf").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def hosts(nginx_found: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    """All simulated hosts, for the tests of one module."""
    folder = tmp_path_factory.mktemp("hosts")
    root, based = Server(folder), Server(folder)
    proxy = _Proxy(folder, root.port, based.port)
    try:
        root.start()
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("STREAMLIT_SERVER_BASE_URL_PATH", BASE_PATH)
            based.start()
        (folder / "around.html").write_text(_AROUND.format(app=root.address), encoding="utf-8")
        proxy.start()
        yield Hosts(root, based, proxy)
    finally:
        proxy.stop()
        root.kill()
        based.kill()
