import gzip
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from components.charts import CHARTS
from components.charts.pages import charts_of
from components.model import Scenario
from components.model.evaluate import PAGES
from components.text import LANGUAGES
from components.text.markup import plain
from components.web.pages.head import page_path
from tests.contexts import context
from tests.web.client import site

LARGEST_FIGURE_BYTES = 6_000
"""What a picture may add to a page, compressed: the whole page comes in the first round trips."""
BLANK = Scenario.default()


class Body(HTMLParser):
    """What stands in the first HTML of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.classes: list[str] = []
        self.figures: list[dict[str, str | None]] = []
        self.forms: list[str | None] = []
        self._inside = False
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if name := found.get("id"):
            self.ids.append(name)
        self.classes += (found.get("class") or "").split()
        if tag == "figure":
            self._inside = True
            self.figures.append(found)
        elif tag == "svg" and "class" in found:
            self.forms.append(found["class"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "figure":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)


def html_of(page: str, language: str) -> str:
    answer = site.get(f"{page_path(page)}?lang={language}")
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("page", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_main_chart_comes_with_the_page(page: str, language: str) -> None:
    chart = charts_of(context(BLANK, language), page)[0]
    body = Body(html_of(page, language))
    (figure,) = body.figures
    assert (figure["role"], figure["aria-label"]) == ("img", plain(chart.alt))
    assert body.forms == ["wide", "narrow"]
    # In the reader's language: every line of every text that the chart places on its marks.
    for note in chart.spec["layout"].get("annotations", []):
        for line in re.split(r"<br>|</?b>", unescape(note["text"])):
            assert line in body.words or not line
    order = [
        body.classes.index(name) for name in ("answer", "chart-subtitle", "chart", "chart-source")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_each_of_its_elements_once(page: str) -> None:
    ids = Body(html_of(page, "en")).ids
    assert "first" in ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", CHARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_small(page: str, language: str) -> None:
    found = re.search(r'<figure class="chart".*?</figure>', html_of(page, language), re.DOTALL)
    assert found
    assert len(gzip.compress(found[0].encode())) < LARGEST_FIGURE_BYTES


def test_the_picture_is_that_of_the_scenario() -> None:
    default, moved = (
        site.get(f"/funding?lang=en{more}").text for more in ("", "&v=2&tgt=45&pace=1.3")
    )
    assert "Target $30 billion" in Body(default).words
    assert "Target $45 billion" in Body(moved).words


def test_without_scripts_the_main_chart_is_not_repeated_as_a_file() -> None:
    text = html_of("funding", "en")
    noscript = text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "funding.peers.svg" in noscript
    assert "funding.path.svg" not in noscript
    embedded = site.get("/funding?lang=en&embed=true").text
    assert "funding.path.svg" in embedded.partition("<noscript>")[2]
