"""The pages that check the argument: a picture first, nothing to put in, views of a screen."""

import pytest
from playwright.sync_api import Locator, expect

from components.text import LANGUAGES
from tests.browser.conftest import NewReader

pytestmark = pytest.mark.browser

LAPTOP, PHONE = (1366, 768), (390, 844)


def place(box: Locator) -> tuple[float, float]:
    """Return the top and the bottom of what is in the page, in pixels of the window."""
    found = box.bounding_box()
    assert found is not None
    return found["y"], found["y"] + found["height"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("page", ["evidence", "method"])
def test_a_page_of_reference_opens_with_its_picture_and_offers_no_inputs(
    page: str, size: tuple[int, int], language: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=size)
    reader.open(f"/{page}?v=2&lang={language}")
    top, bottom = place(reader.page.locator(".st-key-first-screen figure.squares"))
    assert 44 < top < bottom <= size[1]
    assert reader.page.locator('[class*="st-key-lever-"], .stSlider').count() == 0
    for way in (".way-to-inputs", '[data-testid="stSidebar"]'):
        assert not any(found.is_visible() for found in reader.page.locator(way).all())
    expect(reader.page.locator('input:not([type="search"], .link)')).to_have_count(0)
