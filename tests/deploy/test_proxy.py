"""What passes through the proxy that ships, and what does not; no reader is tied to a replica."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from components.model.evaluate import PAGES
from components.web.pages.head import page_path
from components.web.server.sockets import MAX_SOCKETS, OPENINGS
from tests.browser.server import HOST
from tests.deploy.conftest import Site, fetch
from tests.deploy.nginx import TEMPLATE, Nginx, filled
from tests.load.client import STREAM, Session

pytestmark = pytest.mark.deploy
LINK = "v=2&lang=ja&pace=1.3"
FILES = (
    "/api/scenario",
    "/api/scenario.csv",
    "/api/tables/funding.path.csv",
    "/api/charts/funding.path.svg",
    "/api/claims.csv",
    "/sitemap.xml",
    "/print",
)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nginx_takes_the_configuration_without_a_warning(
    nginx_found: None, tmp_path: Path, scheme: str
) -> None:
    said = Nginx(tmp_path, [8501, 8502], scheme).check()
    assert "test is successful" in said
    assert "[warn]" not in said


def test_every_name_in_capitals_is_put_in() -> None:
    assert "${" not in filled("8080", ["a:1", "b:1"])
    told = TEMPLATE.read_text(encoding="utf-8").split("upstream app {")[0]
    for name in re.findall(r"\$\{(\w+)\}", TEMPLATE.read_text(encoding="utf-8")):
        assert name in told or f"_{name[-1]}" in told, name


@pytest.mark.parametrize("path", [*map(page_path, PAGES), *FILES])
def test_both_replicas_answer_a_link_alike(site: Site, path: str) -> None:
    answers = [fetch(site.address, f"{path}?{LINK}") for _ in range(4)]
    assert answers[0][0] == 200
    assert len(set(answers)) == 1
    for server in site.servers:
        assert f" 127.0.0.1:{server.port} " in site.nginx.access_log.read_text()


def test_every_script_of_the_page_comes_from_either_replica(site: Site) -> None:
    _, html = fetch(site.address, f"/funding?{LINK}")
    files = re.findall(r'(?:src|href)="\.?(/static/[^"]+)"', html.decode())
    assert files
    for file in files:
        answers = [fetch(site.address, file) for _ in range(2)]
        assert answers[0][0] == 200, file
        assert len(set(answers)) == 1, file


def test_a_reader_changes_replicas_without_noticing(site: Site) -> None:
    """The session's id means nothing to the other replica; the link says it all."""

    async def change() -> None:
        session = await Session.open(site.address, f"/funding?{LINK}")
        await session.move("slider.pace.ja", 14.0)
        homes = {session.session_id}
        for _ in range(3):
            await session.close()
            await session.reconnect()
            assert session.value("slider.pace.ja") == 14
            homes.add(session.session_id)
        await session.move("slider.pace.ja", 15.0)
        assert dict(session.query_pairs())["pace"] == "1.5"
        assert session.problems == []
        await session.close()

    asyncio.run(change())


def test_no_page_holds_a_file_of_one_process(site: Site) -> None:
    """Streamlit's media files live where the page was drawn; another replica has none of them."""

    async def read(page: str) -> bytes:
        session = await Session.open(site.address, f"{page_path(page)}?{LINK}")
        await session.close()
        assert session.nodes
        return b"".join(node.drawn.SerializeToString() for node in session.nodes.values())

    for page in PAGES:
        assert b"/media/" not in asyncio.run(read(page)), page


def test_the_reader_does_not_say_who_and_where_they_are(site: Site) -> None:
    """What a client claims about its address and https is replaced by what the proxy knows."""
    _, sitemap = fetch(
        site.address, "/sitemap.xml", X_Forwarded_Proto="https", X_Forwarded_For="192.0.2.1"
    )
    assert f"<loc>{site.address}/" in sitemap.decode()


def test_links_start_with_https_where_tls_ends_before(site: Site, tmp_path: Path) -> None:
    nginx = Nginx(tmp_path, [server.port for server in site.servers], "https")
    nginx.start()
    try:
        _, sitemap = fetch(nginx.address, "/sitemap.xml")
    finally:
        nginx.stop()
    assert f"<loc>{nginx.address.replace('http', 'https')}/" in sitemap.decode()


def test_a_very_long_link_is_answered_and_an_endless_one_refused(site: Site) -> None:
    status, body = fetch(site.address, f"/api/scenario?v=2&pace={'9' * 100_000}")
    assert status == 200
    assert json.loads(body)["notices"]
    assert fetch(site.address, f"/api/scenario?v=2&pace={'9' * 200_000}")[0] == 414


def test_a_large_body_is_refused(site: Site) -> None:
    status, _ = fetch(site.address, "/api/scenario", method="POST", body=b"x" * 17_000)
    assert status == 413


def test_a_script_that_only_one_version_has_is_found(nginx_found: None, tmp_path: Path) -> None:
    with _version("old.js") as old, _version("new.js") as new:
        nginx = Nginx(tmp_path, [old, new])
        nginx.start()
        try:
            for file in 3 * ("/assets/old.js", "/static/new.js"):
                assert fetch(nginx.address, file)[0] == 200
            assert fetch(nginx.address, "/static/none.js")[0] == 404
        finally:
            nginx.stop()


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics", "/funding/_stcore/metrics"])
def test_figures_of_the_process_are_not_for_readers(site: Site, path: str) -> None:
    assert site.servers[0].get("/_stcore/metrics")[0] == 200
    assert fetch(site.address, path)[0] == 404


def test_a_page_under_the_sites_own_name_gets_its_websocket(site: Site) -> None:
    """Its origin is a name with a port, which the app compares with what the proxy passes on."""
    host = f"explorer.example:{site.nginx.port}"

    async def knock() -> None:
        address = f"ws://{host}{STREAM}"
        origin = Origin(f"http://{host}")
        async with connect(address, origin=origin, host=HOST, port=site.nginx.port, proxy=None):
            pass

    asyncio.run(knock())


def test_a_page_of_elsewhere_gets_no_websocket(site: Site) -> None:
    async def knock() -> None:
        address = f"{site.address.replace('http', 'ws')}{STREAM}"
        with pytest.raises(InvalidStatus, match="403"):
            await connect(address, origin=Origin("http://elsewhere.example"), proxy=None)

    asyncio.run(knock())


@contextmanager
def _version(script: str) -> Iterator[int]:
    """Serve one script and nothing else, on the port that is yielded."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path.endswith(script) else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((HOST, 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def test_a_client_gets_so_many_websockets_through_the_proxy(site: Site, tmp_path: Path) -> None:
    """As the shipped file says it, with a smaller number."""
    nginx = Nginx(tmp_path, [server.port for server in site.servers])
    file = tmp_path / "app.conf"
    text = file.read_text(encoding="utf-8")
    assert text.count("limit_conn sockets 512;") == 1
    file.write_text(text.replace("limit_conn sockets 512;", "limit_conn sockets 2;"), "utf-8")
    nginx.start()

    async def knock() -> None:
        address = f"{nginx.address.replace('http', 'ws')}{STREAM}"
        origin = Origin(nginx.address)
        async with (
            connect(address, origin=origin, proxy=None),
            connect(address, origin=origin, proxy=None),
        ):
            with pytest.raises(InvalidStatus, match="429"):
                await connect(address, origin=origin, proxy=None)

    try:
        asyncio.run(knock())
        assert fetch(nginx.address, "/healthz")[0] == 200
    finally:
        nginx.stop()


def test_the_files_of_a_page_do_not_count_as_requests(site: Site, tmp_path: Path) -> None:
    """A page loads about 150, and a class behind one address opens it at once."""
    nginx = Nginx(tmp_path, [server.port for server in site.servers])
    file = tmp_path / "app.conf"
    text = file.read_text(encoding="utf-8")
    for shipped, smaller in (
        ("rate=200r/s", "rate=1r/m"),
        ("requests burst=400", "requests burst=1"),
    ):
        assert text.count(shipped) == 1
        text = text.replace(shipped, smaller)
    file.write_text(text, "utf-8")
    nginx.start()
    try:
        assets = [fetch(nginx.address, "/assets/none.js")[0] for _ in range(10)]
        pages = [fetch(nginx.address, "/healthz")[0] for _ in range(3)]
    finally:
        nginx.stop()
    assert assets == [404] * 10
    assert pages[-1] == 429


def test_the_proxy_lets_in_what_the_replicas_do() -> None:
    """More would be refused there all the same, less would shut readers out."""
    text = TEMPLATE.read_text(encoding="utf-8")
    (most,) = re.findall(r"limit_conn sockets (\d+);", text)
    assert int(most) == 2 * MAX_SOCKETS
    (rate,) = re.findall(r"zone=openings:\w+ rate=(\d+)r/s", text)
    assert int(rate) == OPENINGS.amount / OPENINGS.get_expiry()
