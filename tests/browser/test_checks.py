"""The pages that check the argument: a picture first, nothing to put in, views of a screen."""

import pytest
from playwright.sync_api import Locator, expect

from components.charts.lab import CHARTS
from components.text import LANGUAGES, say
from components.ui.lab import CHART_OF_VIEW
from tests.browser.axe import expect_no_violations
from tests.browser.conftest import NewReader
from tests.browser.layout import expect_legible_charts

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
    for way in (".sheet-head", '[data-testid="stSidebar"]'):
        assert not any(found.is_visible() for found in reader.page.locator(way).all())
    expect(reader.page.locator('input:not([type="search"], .link)')).to_have_count(0)
    for fold in reader.page.locator(".claim summary").all()[:2]:
        fold.press("Enter")
    expect_no_violations(reader)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_view_of_the_lab_is_short_and_its_charts_are_legible(
    language: str, scheme: str, new_reader: NewReader
) -> None:
    reader = new_reader(viewport=LAPTOP, color_scheme=scheme)
    reader.open(f"/lab?v=2&lang={language}")
    plot = reader.page.locator(".chart-plot").first
    expect(plot.locator(".main-svg").first).to_be_visible()
    top, bottom = place(plot)
    assert top <= 190
    assert bottom <= LAPTOP[1]  # the answer stands above it: both are on the screen
    drawn = []
    views = reader.page.locator('.st-key-lab-choices [role="radio"]')
    for view, main in enumerate(CHART_OF_VIEW.values()):
        views.nth(view).click()
        own = reader.page.locator(f".st-key-chart-lab-{main}")
        expect(own.locator(".main-svg").first).to_be_visible()
        reader.settle()
        charts = reader.page.locator('[class*="st-key-chart-"]')
        drawn += [
            str(chart.get_attribute("class")).split("st-key-chart-")[1] for chart in charts.all()
        ]
        expect_legible_charts(reader, scheme, more_than=4)
        expect_no_violations(reader)
        assert reader.page.locator(".stMain").evaluate("main => main.scrollHeight") <= 1600
    assert [name.split()[0] for name in drawn] == [f"lab-{chart}" for chart in CHARTS]
    reader.expect_no_error()


def test_the_view_is_chosen_by_keyboard_and_stays_while_an_input_moves(
    new_reader: NewReader,
) -> None:
    reader = new_reader(viewport=LAPTOP)
    reader.open("/lab?v=2&lang=en")
    views = reader.page.locator('.st-key-lab-choices [role="radio"]')
    views.first.focus()
    for _ in range(2):
        reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("Space")
    difference = reader.page.locator(".st-key-chart-lab-difference")
    expect(difference.locator(".main-svg").first).to_be_visible()
    reader.slider("ls").press("ArrowLeft")
    reader.page.wait_for_url(lambda url: "ls=" in url)
    reader.settle()
    expect(difference.locator(".chart-title")).to_contain_text("Life of chips and servers")
    reader.page.go_back()
    reader.expect_url("/lab?v=2&lang=en")
    reader.settle()
    expect(difference.locator(".main-svg").first).to_be_visible()


def test_a_link_that_asks_what_must_be_true_opens_at_that_view(new_reader: NewReader) -> None:
    reader = new_reader(viewport=LAPTOP)
    reader.open("/lab?v=2&lang=en&r=buildout.total_usd_tn&to=7&by=g")
    expect(reader.page.locator(".st-key-chart-lab-true .main-svg").first).to_be_visible()
    expect(reader.page.get_by_role("radio", name=say("en", "lab.view.true"))).to_be_checked()
