"""The app below a path of a site: nothing but the outermost layer knows of it."""

import re
from contextlib import nullcontext
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from components.model.evaluate import PAGES
from components.web.pages.head import page_path
from components.web.pages.health import HEALTH_PATHS
from components.web.server import rations
from components.web.server.limits import Origins
from components.web.server.settings import Settings, from_environment
from tests.web.client import new_site, site

BASED = new_site(Settings(base_path="apps/explorer"), client=("8.8.8.8", 1))
# As uvicorn does it: the path of the request is handed on behind the root path.
MOUNTED = TestClient(
    new_site(Settings()).app,
    root_path="/apps/explorer",
    follow_redirects=False,
    client=("8.8.8.8", 1),
)
BELOW = {"base path": BASED, "root path": MOUNTED}
ABSOLUTE = re.compile(r'(?:href|src|content|action)="(/[^"]*)"')


@pytest.fixture(params=BELOW)
def below(request: pytest.FixtureRequest) -> TestClient:
    return BELOW[request.param]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_below_a_path_is_the_page(page: str, below: TestClient) -> None:
    answer = below.get(f"/apps/explorer{page_path(page)}?v=2&pace=1.2")
    assert answer.status_code == 200
    assert (
        answer.text.replace("/apps/explorer", "")
        == site.get(f"{page_path(page)}?v=2&pace=1.2").text
    )
    assert f'rel="canonical" href="http://testserver/apps/explorer{page_path(page)}' in answer.text


@pytest.mark.parametrize("path", [*map(page_path, PAGES), "/print", "/nothing", "/a/b", "/%2F"])
def test_no_answer_holds_an_absolute_path(path: str) -> None:
    assert ABSOLUTE.findall(site.get(f"{path}?v=2&pace=1.2").text) == []


def test_what_protects_the_app_holds_below_a_path(below: TestClient) -> None:
    for path in ("/metrics", "/_stcore/metrics", "/funding/_stcore/metrics", "/_stcore/metrics/"):
        assert below.get(f"/apps/explorer{path}").status_code == 403, path
    page = below.get("/apps/explorer/funding", headers={"Accept-Encoding": "br"})
    assert page.headers["content-encoding"] == "br"
    assert "script-src" in page.headers["content-security-policy"]
    assert below.get("/apps/explorer/api/nothing").json()["error"]["code"] == "not_found"


def test_a_client_has_one_ration_whatever_path_it_asks_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rations, "WAIT_SECONDS", 0.0)
    limited = new_site(from_environment({"BUILDOUT_RATE_LIMIT": "1/minute"}, base_path="/x/"))
    assert limited.get("/x/api/charts/none.none.png").status_code != 429
    assert limited.get("/x/api/charts/none.none.png").status_code == 429


def test_files_that_never_change_come_from_memory(below: TestClient) -> None:
    html = below.get("/apps/explorer/funding").text
    scripts = re.findall(r'src="(\./assets/[^"]+)"', html)
    for script in scripts:
        answer = below.get(urljoin("/apps/explorer/funding", script))
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/", "/funding", "/apps", "/apps/explorers", "//apps/explorer/"])
def test_what_lies_beside_the_path_is_not_ours(path: str) -> None:
    assert BASED.get(path, headers={"Accept-Language": "ja"}).status_code in {400, 404}


@pytest.mark.parametrize("path", HEALTH_PATHS)
def test_hosts_may_ask_for_health_at_the_root_too(path: str) -> None:
    for asked in (path, f"/apps/explorer{path}"):
        assert BASED.get(asked).text == "ok"


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/apps/explorer?v=2", "/apps/explorer/?v=2"),
        ("/apps/explorer/overview?v=2", "/apps/explorer/?v=2"),
        ("/apps/explorer/overview/", "/apps/explorer/"),
        ("/apps/explorer/funding/?v=2", "/apps/explorer/funding?v=2"),
    ],
)
def test_redirects_stay_below_the_path(path: str, leads_to: str, below: TestClient) -> None:
    location = below.get(path).headers["location"]
    assert location.startswith(".")
    assert urljoin(path, location) == leads_to


@pytest.mark.parametrize("path", ["/nothing", "/a/b/c", "/a%2Fb", "/a/%2F%2F/b"])
def test_the_way_home_is_found_from_any_depth(path: str, below: TestClient) -> None:
    answer = below.get(f"/apps/explorer{path}")
    assert answer.status_code == 404
    home = re.search(r'href="([^"]+)"', answer.text)
    assert home is not None
    assert urljoin(f"/apps/explorer{path}", home[1]) == "/apps/explorer/?lang=en"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30),
    st.sampled_from(["", "/apps/explorer", "/apps/explorer/"]),
)
def test_no_path_leads_to_another_site(path: str, front: str) -> None:
    asked = front + "/" + re.sub("[?#]", "", path).lstrip("/")
    answer = BASED.get(asked)
    assert answer.status_code < 500
    assert not urlsplit(answer.headers.get("location", "")).netloc


PUBLIC = "https://example.org/ai"


@pytest.mark.parametrize(
    ("environment", "public"),
    [
        ({"BUILDOUT_PUBLIC_URL": f"{PUBLIC}/"}, PUBLIC),
        ({"SPACE_HOST": "ann-explorer.hf.space"}, "https://ann-explorer.hf.space"),
        ({"RENDER_EXTERNAL_URL": "https://x.onrender.com"}, "https://x.onrender.com"),
        ({"WEBSITE_HOSTNAME": "x.azurewebsites.net"}, "https://x.azurewebsites.net"),
        ({"FLY_APP_NAME": "explorer"}, "https://explorer.fly.dev"),
        ({"BUILDOUT_PUBLIC_URL": PUBLIC, "FLY_APP_NAME": "x"}, PUBLIC),
        ({"BUILDOUT_PUBLIC_URL": "javascript:alert(1)"}, ""),
        ({"BUILDOUT_PUBLIC_URL": 'https://a.example/">'}, ""),
        ({"BUILDOUT_PUBLIC_URL": "https://user@a.example"}, ""),
        ({"FLY_APP_NAME": "a b"}, ""),
    ],
)
def test_the_public_address_is_what_the_host_says(environment: dict[str, str], public: str) -> None:
    assert from_environment(environment).public_url == public


@pytest.mark.parametrize(
    "path", ["/funding", "/sitemap.xml", "/robots.txt", "/api/openapi.json", "/print"]
)
def test_absolute_addresses_start_with_the_public_one(path: str) -> None:
    public = new_site(from_environment({"BUILDOUT_PUBLIC_URL": PUBLIC}))
    forged = {
        "Host": "evil.example",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Prefix": "/evil",
        "X-Forwarded-Proto": "gopher",
        "Forwarded": "host=evil.example",
    }
    text = public.get(path, headers=forged).text
    assert PUBLIC in text
    assert "evil" not in text


def test_links_to_share_start_with_the_public_address() -> None:
    public = new_site(from_environment({"BUILDOUT_PUBLIC_URL": PUBLIC}))
    assert f'<meta name="public-address" content="{PUBLIC}">' in public.get("/funding").text
    assert '<meta name="public-address"' not in site.get("/funding").text


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [
        ("http://testserver", True),
        ("https://example.org", True),
        ("http://evil.example", False),
        ("http://testserver:1", False),
        ("null", False),
    ],
)
def test_a_page_of_elsewhere_opens_no_websocket(origin: str, is_let_in: bool) -> None:
    """Streamlit must not be asked: it would ask a service on the internet, for seconds."""
    opened: list[bool] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        opened.append("origin" not in Headers(scope=scope))
        await receive()
        await send({"type": "websocket.accept"})

    client = TestClient(Origins(app, {"example.org"}))
    refused = nullcontext() if is_let_in else pytest.raises(WebSocketDisconnect)
    with refused, client.websocket_connect("/_stcore/stream", headers={"Origin": origin}):
        pass
    assert opened == ([True] if is_let_in else [])
