"""Simulated hosts: nginx on loopback in front of one server, as well-known hosts are."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import all_contexts, browser, contexts, new_reader, playwright
from tests.browser.server import HOST, Server, free_port
from tests.deploy.conftest import nginx_found
from tests.deploy.nginx import Nginx

__all__ = ["all_contexts", "browser", "contexts", "new_reader", "nginx_found", "playwright"]

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
# TLS ends here, and the server behind does not know whom to believe about it.
server {{
    listen {host}:{tls_port} ssl;
    access_log /dev/stdout;
    ssl_certificate {folder}/certificate.pem;
    ssl_certificate_key {folder}/key.pem;
    location / {{ proxy_pass http://{host}:{secured}; }}
}}
"""

_AROUND = """<!doctype html>
<script>window.said = []; onmessage = ({{ data }}) => said.push(data)</script>
<iframe src="{app}/funding?v=2&lang=en&pace=1.2" style="width:1200px;height:800px"></iframe>
"""


@dataclass(frozen=True, slots=True)
class Hosts:
    """Servers at the root, below a base path and behind TLS, and a proxy in front of them."""

    root: Server
    based: Server
    secured: Server
    proxy: "_Proxy"

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
            "TLS": self.proxy.tls_address,
        }


class _Proxy(Nginx):
    """An nginx with the simulated hosts instead of the file that ships."""

    def __init__(self, folder: Path, root: int, based: int, secured: int) -> None:
        super().__init__(folder, [root, based])
        tls_port = free_port()
        self.tls_address = f"https://{HOST}:{tls_port}"
        (folder / "shell.html").write_bytes((Path(__file__).parent / "shell.html").read_bytes())
        text = _CONFIGURATION.format(
            host=HOST,
            port=self.port,
            tls_port=tls_port,
            root=root,
            based=based,
            secured=secured,
            folder=folder,
            base_path=BASE_PATH,
        )
        (folder / "app.conf").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def hosts(nginx_found: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    """All simulated hosts, for the tests of one module."""
    folder = tmp_path_factory.mktemp("hosts")
    root, based, secured = (Server(folder) for _ in range(3))
    proxy = _Proxy(folder, root.port, based.port, secured.port)
    try:
        root.start()
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("STREAMLIT_SERVER_BASE_URL_PATH", BASE_PATH)
            based.start()
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("BUILDOUT_PUBLIC_URL", proxy.tls_address)
            environment.setenv("FORWARDED_ALLOW_IPS", "192.0.2.9")  # not the proxy
            secured.start()
        _sign(folder)
        (folder / "around.html").write_text(_AROUND.format(app=root.address), encoding="utf-8")
        proxy.start()
        yield Hosts(root, based, secured, proxy)
    finally:
        proxy.stop()
        root.kill()
        based.kill()
        secured.kill()


def _sign(folder: Path) -> None:
    """Write a key and a certificate that it signs itself."""
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    new = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    subprocess.run(["openssl", *new, *files], check=True, capture_output=True)
