"""Links that are wrong, broken or hostile: a calm notice, a whole page, nothing executed."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import expect

from components.model.lever import Value
from components.text import say
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

RIGHT_TO_LEFT = "\u202e"
ZERO_WIDTH = "\u200b\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class BadPart:
    """What a link says for one key, what the notice shows of it, and the value that is used.

    Without `used`, the default is.
    """

    key: str
    asked: tuple[str, ...]
    shown: str
    used: float | None = None


WRONG = (
    BadPart("pace", ("9",), "9", used=3),
    BadPart("mom", ("-99",), "-99", used=-80),
    BadPart("mult", ("nan",), "nan"),
    BadPart("gwc", ("inf",), "inf"),
    BadPart("base", ("moon",), "moon"),
    BadPart("c25", ("",), ""),
    BadPart("c26", ("400", "500"), "400, 500"),
    BadPart("g", ("abc",), "abc"),
    BadPart("v", ("77",), "77"),
)
HOSTILE = (
    BadPart("pace", ("<img src=x onerror=window.hit=1>",), "img src"),
    BadPart("mom", ("[x](http://evil.example)",), "x··"),
    BadPart("mult", ("![x](http://evil.example/x.png)",), "··x··"),
    BadPart("gwc", ("$\\sqrt{2}$",), "sqrt"),
    BadPart("base", ("`</code><b>bold</b>",), "bold"),
    BadPart("c25", (f"{RIGHT_TO_LEFT}live",), "live"),
    BadPart("c26", (f"x{ZERO_WIDTH}2",), "x"),
    BadPart("g", (":red[x] :material/home:",), "red"),
    BadPart("v", ("<script>window.hit=1</script>",), "script"),
)


@pytest.mark.parametrize("parts", [WRONG, HOSTILE], ids=["wrong", "hostile"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_bad_link_gets_a_calm_notice_until_something_is_moved(
    parts: tuple[BadPart, ...], language: str, new_reader: NewReader
) -> None:
    reader = new_reader(language=language)
    pairs = [("lang", language), *((part.key, text) for part in parts for text in part.asked)]
    reader.open(f"/funding?{urlencode(pairs, quote_via=quote)}")

    _expect_notice(reader, language)
    shown = reader.notice.get_by_role("listitem")
    expect(shown).to_have_count(len(parts))
    for part in parts:
        line = shown
        if part.key != "v":
            line = shown.filter(has_text=say(language, f"lever.{part.key}.label"))
            expect(line).to_have_count(1)
        # An amount out of range is written as readers count it, all else as the link has it.
        place = line if part.key == "pace" else line.locator("code")
        quoted = place.filter(has_text=part.shown or say(language, "notice.empty"))
        expect(quoted).to_have_count(1)
    used: dict[str, Value] = {part.key: part.used for part in parts if part.used is not None}
    reader.expect_takeaway("funding", language, **used)
    _expect_nothing_got_in(reader)
    assert reader.query == pairs

    reader.unfold("inputs-more")
    reader.nudge("tgt")
    rest = "".join(f"&{key}={value}" for key, value in used.items())
    reader.expect_url(f"/funding?v=2&lang={language}&tgt=31{rest}")
    reader.expect_takeaway("funding", language, tgt=31, **used)
    expect(reader.notice).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_link_in_no_known_language_is_read_in_the_browsers(
    language: str, new_reader: NewReader
) -> None:
    reader = new_reader(language=language)
    reader.open("/funding?v=2&lang=fr&pace=1.2")
    _expect_notice(reader, language)
    reader.expect_takeaway("funding", language, pace=1.2)
    reader.expect_url("/funding?v=2&lang=fr&pace=1.2")

    reader.unfold("inputs-more")
    reader.nudge("tgt")
    reader.expect_url(f"/funding?v=2&lang={language}&tgt=31&pace=1.2")
    expect(reader.notice).to_have_count(0)


def test_keys_of_others_are_left_alone_without_a_word(new_reader: NewReader) -> None:
    reader = new_reader()
    link = (
        "/funding?utm_source=x&fbclid=%3Cimg%20src=x%20onerror=window.hit=1%3E&v=2&lang=en&tgt=40"
    )
    reader.open(link)
    reader.expect_takeaway("funding", "en", tgt=40)
    expect(reader.notice).to_have_count(0)
    _expect_nothing_got_in(reader)
    assert ("utm_source", "x") in reader.query

    reader.unfold("inputs-more")
    reader.nudge("tgt")
    reader.expect_url("/funding?v=2&lang=en&tgt=41")


def test_a_bad_link_is_no_worse_on_the_other_pages(new_reader: NewReader) -> None:
    reader = new_reader()
    for path, slug in (("/", "overview"), ("/buildout", "buildout")):
        reader.open(f"{path}?lang=en&g=%3Cimg%20src=x%20onerror=window.hit=1%3E&c26=1e999")
        _expect_notice(reader, "en")
        reader.expect_takeaway(slug, "en")
        _expect_nothing_got_in(reader)


@pytest.mark.parametrize("key", ["pace", "utm_source"])
def test_a_link_of_a_hundred_kilobytes_is_read_like_any_other(
    key: str, server: Server, new_reader: NewReader
) -> None:
    link = f"/funding?v=2&lang=en&tgt=40&{key}={'9' * 100_000}"
    assert server.get(link)[0] == 200

    reader = new_reader()
    reader.open(link)
    reader.expect_takeaway("funding", "en", tgt=40)
    if key == "pace":
        _expect_notice(reader, "en")
        assert len(reader.notice.inner_text()) < 1000
    else:
        expect(reader.notice).to_have_count(0)

    reader.unfold("inputs-more")
    reader.nudge("tgt")
    reader.expect_url("/funding?v=2&lang=en&tgt=41")
    expect(reader.notice).to_have_count(0)


def _expect_notice(reader: Reader, language: str) -> None:
    """Check that there is one box, that it warns, and that it does so in the right language."""
    expect(reader.notice).to_have_count(1)
    expect(reader.notice.get_by_test_id("stAlertContentWarning")).to_be_visible()
    expect(reader.notice).to_contain_text(say(language, "notice.title"))


def _expect_nothing_got_in(reader: Reader) -> None:
    """Check that nothing of the link ran, became an element or turned the text around."""
    reader.expect_no_error()
    assert reader.page.evaluate("window.hit") is None
    for planted in ("img[src='x']", "[href*='evil']", "[src*='evil']", "[onerror]", ".katex"):
        expect(reader.page.locator(planted)).to_have_count(0)
    expect(reader.notice.locator("img, a, b, script")).to_have_count(0)
    text = reader.page.locator("body").inner_text()
    assert RIGHT_TO_LEFT not in text
    title = reader.page.locator("h1").inner_text()  # it says itself where its lines may end
    assert not set(text.replace(title, "")) & set(ZERO_WIDTH)
