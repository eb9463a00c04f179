"""The fact check in a browser: filter by keyboard, follow a claim to the page that models it."""

import pytest
from playwright.sync_api import expect

from components.evidence import claims
from components.text import say
from tests.browser.conftest import NewReader

pytestmark = pytest.mark.browser


def test_the_filter_works_by_keyboard_and_a_claim_opens_its_page(new_reader: NewReader) -> None:
    reader = new_reader()
    query = "?v=2&lang=en&pace=1.2&g=5"
    reader.open(f"/evidence{query}")
    shown = reader.page.locator('[class*="st-key-claim-"] h3')
    expect(shown).to_have_count(len(claims()))

    choices = reader.page.locator(".st-key-claim_filter-en button")
    choices.filter(has_text=say("en", "evidence.verdict.wrong")).focus()
    reader.page.keyboard.press("Enter")
    expect(shown).to_have_count(1)
    reader.settle()
    reader.expect_url(f"/evidence{query}")

    choices.first.click()
    expect(shown).to_have_count(len(claims()))
    reader.page.locator(".st-key-claim-capex_range").get_by_role("link", name="Build-out").click()
    reader.expect_url("/buildout?v=2&lang=en&pace=1.2&g=27.22")
    reader.expect_takeaway("buildout", "en", pace=1.2, g=27.22)
    expect(reader.exact("g")).to_have_value("27.22")
    reader.expect_no_error()
