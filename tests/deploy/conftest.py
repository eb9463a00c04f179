"""Two replicas behind the proxy that ships, or the reason why there is none."""

import http.client
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.browser.server import Server
from tests.deploy.nginx import Nginx, executable

_NO_NGINX = "no nginx was found: install one (make deployment, or Debian's package nginx-light)"


@dataclass(frozen=True, slots=True)
class Site:
    """What readers reach under one address: two servers behind nginx."""

    nginx: Nginx
    servers: tuple[Server, Server]

    @property
    def address(self) -> str:
        """The address that readers know."""
        return self.nginx.address

    def logs(self) -> str:
        """Return what the servers wrote."""
        return "\n".join(server.log.read_text() for server in self.servers)


def fetch(
    address: str, path: str, *, method: str = "GET", body: bytes = b"", **headers: str
) -> tuple[int, bytes]:
    """Return status and body of a request; a name of a header is written with underscores."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, sent)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@pytest.fixture(scope="package")
def nginx_found() -> None:
    """Skip, or fail in CI, where there is no nginx."""
    if executable() is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"CI must run the tests of the deployment, but {_NO_NGINX}")
        pytest.skip(_NO_NGINX)


@pytest.fixture(scope="module")
def site(nginx_found: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Both replicas and the proxy, for the tests of one module."""
    folder = tmp_path_factory.mktemp("site")
    servers = (Server(folder), Server(folder))
    nginx = Nginx(folder, [server.port for server in servers])
    try:
        with ThreadPoolExecutor() as starters:
            list(starters.map(Server.start, servers))
        nginx.start()
        yield Site(nginx, servers)
    finally:
        nginx.stop()
        for server in servers:
            server.kill()
