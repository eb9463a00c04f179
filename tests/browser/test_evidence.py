"""The fact check in a browser: from a square to its claim, from there to its page."""

import pytest
from playwright.sync_api import expect

from components.evidence import claims
from tests.browser.conftest import NewReader

pytestmark = pytest.mark.browser


def test_a_square_leads_to_its_claim_by_keyboard_and_the_claim_to_its_page(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    query = "?v=2&lang=en&pace=1.2&g=5"
    reader.open(f"/evidence{query}")
    expect(reader.page.locator(".claim h3")).to_have_count(len(claims()))

    claim = reader.page.locator("#claim-capex_range")
    expect(claim.locator("h3")).not_to_be_in_viewport()
    reader.page.locator('figure.squares a[href="#claim-capex_range"]').focus()
    reader.page.keyboard.press("Enter")
    expect(claim.locator("h3")).to_be_in_viewport()
    reader.settle()
    expect(claim.locator("h3")).to_be_in_viewport()  # no run took the reader away

    claim.get_by_role("link", name="Build-out").click()
    reader.expect_url("/buildout?v=2&lang=en&pace=1.2&g=27.22")
    reader.expect_takeaway("buildout", "en", pace=1.2, g=27.22)
    expect(reader.exact("g")).to_have_value("27.22")
    reader.expect_no_error()
