"""The language of a reader whose link names none."""

from types import SimpleNamespace

import pytest
import streamlit as st

from components.ui.address import browser_language
from tests.web.client import site

HEADERS = [
    "zh-TW,zh;q=0.8,ja;q=0.6,en-US;q=0.4",
    "ja",
    "ja-JP,en;q=0.8",
    "en-US,en;q=0.9,ja;q=0.8",
    "en;q=0.3,ja;q=0.9",
    "de,fr;q=0.8",
    "*",
]


@pytest.mark.parametrize("accepted", HEADERS)
def test_the_app_draws_in_the_language_that_the_page_came_in(
    monkeypatch: pytest.MonkeyPatch, accepted: str
) -> None:
    # Browsers send the same header with the page and with the socket.
    seen = SimpleNamespace(headers={"Accept-Language": accepted}, locale=accepted[:5])
    monkeypatch.setattr(st, "context", seen)
    served = site.get("/", headers={"Accept-Language": accepted}).text
    assert f'<html lang="{browser_language()}">' in served


@pytest.mark.parametrize(("locale", "language"), [("ja-JP", "ja"), ("en-GB", "en"), (None, "en")])
def test_without_the_header_it_is_the_locale_of_the_browser(
    monkeypatch: pytest.MonkeyPatch, locale: str | None, language: str
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(headers={}, locale=locale))
    assert browser_language() == language
