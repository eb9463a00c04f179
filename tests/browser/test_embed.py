"""One chart in somebody else's page, the line under each chart, and the printed sheet."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from components.charts.pages import chart_of
from components.link import Case, encode
from components.model import LEVERS, Scenario
from components.text import LANGUAGES, say
from components.text.markup import plain
from components.text.pages import takeaway
from tests.browser.conftest import NewReader
from tests.browser.layout import expect_no_sideways_scroll, resize
from tests.browser.server import Server
from tests.browser.shared_contexts import PHONE
from tests.contexts import context

pytestmark = pytest.mark.browser
PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_chart_stands_alone_and_leads_back(new_reader: NewReader, language: str) -> None:
    reader = new_reader(viewport=(390, 700), language=language)
    query = f"v=2&lang={language}&g=25&embed=true&chart=houses"
    reader.open(f"/buildout?{query}")
    page = reader.page
    expect(page.locator(".js-plotly-plot").filter(visible=True)).to_have_count(1)
    expect(page.locator(".st-key-chart-embedded-buildout-houses")).to_be_visible()
    expect(reader.sidebar).to_have_count(0)
    expect(page.locator(".sheet-head, .headline").first).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_have_text("")
    expect(page.locator("header button, header a")).to_have_count(0)
    assert page.evaluate("document.documentElement.lang") == language
    expect_no_sideways_scroll(reader)
    resize(reader, (800, 700))
    expect(page.locator(".sheet-head, .headline").first).to_be_hidden()
    expect_no_sideways_scroll(reader)
    assert urlsplit(page.url).query == query
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=say(language, "figure.full")).click()
    whole = parse_qs(urlsplit(opened.value.url).query)
    assert whole == {"v": ["2"], "lang": [language], "g": ["25"]}


@pytest.mark.parametrize("sandbox", ["", "allow-scripts"])
def test_in_a_frame_that_keeps_the_app_out_picture_and_link_stand(
    sandbox: str, page: Page, server: Server
) -> None:
    """Without scripts, or with an origin of nobody, for which browsers load no modules."""
    query = "v=2&amp;lang=en&amp;g=25&amp;embed=true&amp;chart=houses"
    address = f"{server.address}/buildout?{query}"
    frame = f'<iframe sandbox="{sandbox}" width="720" src="{address}"></iframe>'
    host = f"{server.address}/host"
    page.route(host, lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(host)
    shown = page.frame_locator("iframe")
    given = context(Scenario.from_changes({"g": 25}), "en")
    alt = plain(chart_of(given, "buildout.houses").alt)
    expect(shown.get_by_role("img", name=alt)).to_be_visible()
    expect(shown.locator(".answer")).to_have_text(takeaway("buildout", given))
    whole = shown.get_by_role("link", name=say("en", "figure.full"))
    expect(whole).to_have_attribute("href", "./buildout?v=2&lang=en&g=25")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_under_a_chart_fits_a_phone_and_answers_to_the_keyboard(
    new_reader: NewReader, language: str
) -> None:
    reader = new_reader(viewport=PHONE, language=language, touch=True)
    reader.open(f"/funding?v=2&lang={language}&tgt=40")
    page = reader.page
    line = page.locator(".st-key-chart-funding-path .chart-ways")
    tops = [
        element.bounding_box()["y"] + element.bounding_box()["height"] / 2  # type: ignore[index]
        for element in (line.get_by_role("link").first, line.locator("summary"))
    ]
    assert abs(tops[0] - tops[1]) < 12
    line.get_by_role("link", name="CSV").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    code = line.locator("code")
    expect(code).to_contain_text(f"{reader.address}/funding?v=2&amp;lang={language}&amp;tgt=40")
    expect(code).to_contain_text("embed=true&amp;chart=path")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("end", ["default", "low", "high", "pinned", "some"])
def test_the_summary_fits_one_sheet(
    browser: Browser, server: Server, end: str, language: str
) -> None:
    ends = {
        key: lever.choices[-1] if lever.choices else lever.low if end == "low" else lever.high
        for key, lever in LEVERS.items()
    }
    if end == "some":  # few enough to be set wide, many enough to need it close
        ends = dict(list(ends.items())[:16])
    scenario = Scenario.from_changes({} if end == "default" else ends)
    query = encode(Case(scenario, language, scenario if end == "pinned" else None))
    page = browser.new_page()
    page.goto(f"{server.address}/print?{urlencode(query)}")
    assert len(PAGE_OF_A_PDF.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
