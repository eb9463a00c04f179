"""Links that messengers and mail tools changed, in the browser: read right, or in words."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from components.text import say
from tests.browser.conftest import NewReader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

LINK = "v=2&lang=ja&pace=1.2"
TANGLED = {
    "twice encoded": f"?{quote(LINK, safe='')}",
    "one encoding too many between": f"?{LINK.replace('&', '%26')}",
    "an entity": f"?{LINK.replace('&', '&#38;')}",
    "an entity without its end": f"?{LINK.replace('&', '&amp')}",
    "signs escaped by JSON": "?" + quote(LINK.replace("=", r"\u003d").replace("&", r"\u0026")),
    "index.html": f"/index.html?{LINK}",
    "a question mark in full width": f"？{LINK}",
    "capitals": f"?{LINK.upper()}",
    "a full stop": f"?{LINK}。",
    "a second question mark": f"?{LINK}?openExternalBrowser=1",
}


@pytest.mark.parametrize("query", TANGLED.values(), ids=TANGLED)
def test_a_tangled_link_opens_what_it_was(new_reader: NewReader, query: str) -> None:
    reader = new_reader()
    reader.open(f"/funding{query}")
    expect(reader.page.locator("html")).to_have_attribute("lang", "ja")
    # In units of a hundred million.
    expect(reader.exact("pace")).to_have_value(re.compile(r"12(\.0+)?$"))
    expect(reader.notice).to_have_count(0)
    # A page whose address is mended is left while it loads, and what it had asked for is given up.
    reader.problems = [problem for problem in reader.problems if "ERR_ABORTED" not in problem]
    reader.nudge("pace")
    expect(reader.page).to_have_url(re.compile(r"/funding\?v=2&lang=ja&pace=1\.205$"))


def test_what_is_lost_or_may_mean_two_numbers_is_said(new_reader: NewReader) -> None:
    reader = new_reader()
    for query, key in (("v=2&lang=en&tgt=1,000", "ambiguous"), ("v:2;lang:en;pace:1.2", "lost")):
        reader.open(f"/funding?{query}")
        words = say("en", f"notice.{key}", name="", asked="", used="").partition("``")[2]
        (said, *_) = [part for part in re.split(r"[.,;:*]", words) if len(part.split()) > 4]
        expect(reader.notice).to_contain_text(said.strip())


def test_the_way_home_from_nowhere_keeps_the_scenario(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/nowhere?{LINK}")
    page.get_by_role("link").click()
    expect(page).to_have_url(f"{server.address}/?{LINK}")


def test_a_file_on_disk_can_show_a_chart(page: Page, server: Server, tmp_path: Path) -> None:
    around = tmp_path / "around.html"
    address = f"{server.address}/buildout?v=2&lang=en&embed=true&chart=houses"
    around.write_text(f'<iframe src="{address}" width="800" height="600"></iframe>')
    page.goto(around.as_uri())
    inside = page.frame_locator("iframe")
    expect(inside.locator(".js-plotly-plot").first).to_be_visible()
