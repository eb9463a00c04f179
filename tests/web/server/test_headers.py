import base64
import hashlib
import re

import pytest

from components.model.evaluate import PAGES
from components.web.pages.head import page_path
from components.web.server.settings import Settings, from_environment
from tests.web.client import ASSETS, INDEX_HTML, new_site, site

PATHS = [*map(page_path, PAGES), "/print", "/api/scenario", "/og.png", "/nothing", "/api/nothing"]


def policy(path: str, host: str = "example.org") -> dict[str, str]:
    """Return the content security policy of an answer, by directive."""
    text = site.get(path, headers={"Host": host}).headers["content-security-policy"]
    return dict(part.strip().partition(" ")[::2] for part in text.split(";"))


@pytest.mark.parametrize("path", [*PATHS, "/static/none.js", "/_stcore/health", "/favicon.png"])
def test_every_answer_is_guarded(path: str) -> None:
    headers = site.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "content-security-policy" in headers


@pytest.mark.parametrize("path", PATHS)
def test_no_script_runs_that_is_not_named(path: str) -> None:
    found = policy(path)
    scripts = found.get("script-src", found["default-src"])
    assert "unsafe" not in scripts
    assert "*" not in scripts
    assert "http" not in scripts


def test_the_pages_own_inline_script_may_run() -> None:
    served = site.get("/").text
    inline = re.findall(r"<script>(.*?)</script>", served, re.DOTALL)
    theirs = re.findall(r"<script>(.*?)</script>", INDEX_HTML, re.DOTALL)
    assert set(inline) == {ASSETS.inline, *theirs}
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy("/")["script-src"]


def test_only_a_host_that_is_one_is_named() -> None:
    assert policy("/", "example.org:1")["connect-src"].endswith("wss://example.org:1")
    assert policy("/", "a;script-src *")["connect-src"] == "'self'"


@pytest.mark.parametrize("path", ["/", "/buildout", "/print", "/api/scenario", "/nothing"])
def test_anybody_may_frame_the_app_also_a_file_on_disk(path: str) -> None:
    # The directive with a star would only let in what comes over the network.
    assert "frame-ancestors" not in policy(path)
    assert "x-frame-options" not in site.get(path).headers


def test_a_host_may_say_who_frames() -> None:
    named = from_environment({"BUILDOUT_FRAME_ANCESTORS": "https://a.example; script-src *"})
    header = new_site(named).get("/macro").headers["content-security-policy"]
    assert header.endswith("frame-ancestors https://a.example script-src *")
    assert Settings().frame_ancestors == "*"
