"""The addresses in the head, which phones share, follow what the page shows."""

import re

import pytest
from playwright.sync_api import expect

from components.text import say
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

_HEAD = """() => Object.fromEntries([
  ...[...document.head.querySelectorAll("link[hreflang], link[rel=canonical]")]
    .map((link) => [link.hreflang || "canonical", link.getAttribute("href")]),
  ["og:url", document.querySelector('meta[property="og:url"]').content],
  ["og:image", document.querySelector('meta[property="og:image"]').content],
])"""


def addresses(reader: Reader) -> dict[str, str]:
    found: dict[str, str] = reader.page.evaluate(_HEAD)
    return {name: address.removeprefix(reader.address) for name, address in found.items()}


def expect_canonical(reader: Reader, address: str) -> None:
    """Wait until the canonical address is that of a path and query."""
    link = reader.page.locator("link[rel=canonical]")
    expect(link).to_have_attribute("href", reader.address + address)


def test_they_say_at_load_what_the_server_said(new_reader: NewReader) -> None:
    reader = new_reader(language="ja")
    for path in (
        "/?lang=ja",
        "/lab?v=2&lang=ja&pace=1.2&b=g~30&r=macro.net_contribution_pp&to=0.5",
    ):
        response = reader.page.goto(reader.address + path)
        assert response is not None
        (sent,) = re.findall(r'<link rel="canonical" href="([^"]*)">', response.text())
        reader.settle()
        assert addresses(reader)["canonical"].replace("~", "%7E").replace("&", "&amp;") in (
            sent.removeprefix(reader.address).replace("~", "%7E")
        )


def test_they_follow_moves_pages_and_languages(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?lang=en&b=g~30&guess=buildout~3")
    reader.nudge("pace")
    expect(reader.page).to_have_url(re.compile("pace=0.79"))
    kept = "b=g%7E30&guess=buildout%7E3"
    here = f"/funding?v=2&lang=en&pace=0.79&{kept}"
    expect_canonical(reader, here)
    seen = addresses(reader)
    assert (seen["canonical"], seen["og:url"], seen["en"]) == (here, here, here)
    assert seen["ja"] == here.replace("lang=en", "lang=ja")
    assert seen["x-default"] == here.replace("lang=en&", "")
    assert seen["og:image"] == here.replace("/funding?", "/og.png?page=funding&")
    reader.open(f"/buildout?v=2&lang=en&pace=0.79&{kept}")
    reader.page.locator('.strip a[href*="lang=ja"]').filter(visible=True).first.click()
    expect(reader.page.locator("html")).to_have_attribute("lang", "ja")
    there = f"/buildout?v=2&lang=ja&pace=0.79&{kept}"
    expect(reader.page).to_have_url(re.compile("lang=ja"))
    reader.settle()
    expect_canonical(reader, there)
    reader.follow(say("ja", "strip.power"))
    expect(reader.page).to_have_url(re.compile("/power"))
    reader.settle()
    expect_canonical(reader, there.replace("/buildout", "/power"))
    reader.page.go_back()
    expect(reader.page).to_have_url(re.compile("/buildout"))
    reader.settle()
    expect_canonical(reader, there)
