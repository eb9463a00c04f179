"""Numbers as readers write them into the fields of the pages: the right number, or words."""

import re

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from components.text import LANGUAGES, say
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

READ = {
    # Typed one key at a time.
    "2,5": "2.5",
    "0,8": "0.8",
    "25,5": "25.5",
    "−5": "-5",
    "–12,5%": "-12.5",
    "▲5": "-5",
    "（５）": "-5",
    "２５％": "25",
    "ー5": "-5",
    "30 %": "30",
    "2。5": "2.5",
    "-7.5": "-7.5",
    "1e1": "10",
    # Typed over a number that has a point itself.
    ".5": "0.5",
    ",5": "0.5",
    "，５": "0.5",
}
REFUSED = {
    "1,000": "ambiguous",
    "▲1,234": "ambiguous",
    "5k": "unreadable",
    "3,4,5": "unreadable",
    "..5": "unreadable",
    # A browser has no value for these.
    "5-": "unreadable",
    "2-5": "unreadable",
    "2+5": "unreadable",
    "--5": "unreadable",
    "1e": "unreadable",
    "e5": "unreadable",
    "5e-": "unreadable",
}
CHANGES: list[tuple[tuple[str, ...], str | None]] = [
    # What is selected is replaced.
    (
        (
            "2.5",
            "key Shift+ArrowLeft",
            "key Shift+ArrowLeft",
            ",7",
        ),
        "2.7",
    ),
    (
        (
            "2,5",
            "key Shift+ArrowLeft",
            "key Shift+ArrowLeft",
            ".7",
        ),
        "2.7",
    ),
    (
        (
            "2,5",
            "key Shift+ArrowLeft",
            "key Shift+ArrowLeft",
            "key Delete",
            ",7",
        ),
        "2.7",
    ),
    (
        (
            "2.5",
            "key Home",
            "key Shift+ArrowRight",
            "７",
        ),
        "7.5",
    ),
    (
        (
            "5k",
            "key Control+A",
            "key Delete",
            "7",
        ),
        "7",
    ),
    # The caret is not at the end.
    (
        (
            "25",
            "key ArrowLeft",
            ",",
        ),
        "2.5",
    ),
    (
        (
            "5",
            "key Home",
            "−",
        ),
        "-5",
    ),
    (
        (
            "5",
            "key Home",
            "−",
            "key End",
            ",5",
        ),
        "-5.5",
    ),
    (
        (
            "1,25",
            "key Home",
            "key Delete",
        ),
        "0.25",
    ),
    (
        (
            "2.5",
            "key Home",
            "1,",
        ),
        None,
    ),
    (
        (
            "2,5",
            "key Home",
            "key ArrowRight",
            "k",
            "key End",
            "1",
        ),
        None,
    ),
    # Taken back, and done again.
    (
        (
            "1,000",
            "key Control+Z",
            "key Control+Shift+Z",
        ),
        None,
    ),
    # By an input method, wherever it is.
    (
        (
            "5",
            "key Home",
            "ime １",
        ),
        "15",
    ),
    (
        (
            "15",
            "key ArrowLeft",
            "ime ２",
        ),
        None,
    ),
    (
        (
            "25",
            "key Shift+ArrowLeft",
            "ime ３",
        ),
        "23",
    ),
    (
        (
            "5",
            "key Home",
            "ime −",
        ),
        None,
    ),
    (
        (
            "25",
            "key ArrowLeft",
            "ime 、",
        ),
        None,
    ),
    (
        (
            "5",
            "key Home",
            "ime ２，",
        ),
        None,
    ),
    (
        (
            "2",
            "ime ．",
            "5",
        ),
        "2.5",
    ),
    (
        (
            "2",
            "ime .",
            "5",
        ),
        "2.5",
    ),
    (
        (
            "2",
            "ime ，",
            "5",
        ),
        "2.5",
    ),
    (
        (
            "2",
            "ime 。",
            "5",
        ),
        "2.5",
    ),
    (
        (
            "ime ２",
            "ime ．",
            "ime ５",
        ),
        "2.5",
    ),
    (
        (
            "ime ２",
            "ime 。",
            "ime ５",
        ),
        "2.5",
    ),
    (
        (
            "ime ２",
            "ime 、",
            "ime ５",
            "ime ％",
        ),
        "2.5",
    ),
    (
        (
            "ime ２．５",
            "ime ．１",
        ),
        None,
    ),
    (("ime １，０００",), None),
    (
        (
            "ime ▲",
            "ime ５",
        ),
        "-5",
    ),
    # From the clipboard, into what is there.
    (
        (
            "5",
            "key Home",
            "paste 2,",
        ),
        None,
    ),
    (
        (
            "25",
            "key Shift+ArrowLeft",
            "paste ,7",
        ),
        None,
    ),
    (("paste 5",), "5"),
    (("paste \u20682.5\u2069",), "2.5"),
    (("paste \u202a−5\u202c",), "-5"),
    (("paste 1.2.3",), None),
    (("paste 20.26.01",), None),
    (("paste 2.5.1",), None),
    (("paste 5-",), None),
    (("paste 1e",), None),
]
"""What a reader does to a field of which all is selected, and the number it then has, if any."""


def replace_by_keys(reader: Reader, field: Locator, text: str) -> None:
    field.click()
    reader.page.keyboard.press("Control+A")
    reader.page.keyboard.type(text)


def paste(page: Page, text: str) -> None:
    """Put a text into the field in focus as from the clipboard."""
    page.evaluate(
        """text => {
          const copy = event => {
            event.clipboardData.setData("text/plain", text)
            event.preventDefault()
          }
          document.addEventListener("copy", copy, { once: true })
          document.execCommand("copy")
        }""",
        text,
    )
    page.keyboard.press("Control+V")


def compose(client: CDPSession, text: str) -> None:
    """Put a text into the field in focus by an input method."""
    size = len(text)
    begun = {"text": text, "selectionStart": size, "selectionEnd": size}
    client.send("Input.imeSetComposition", begun)
    client.send("Input.insertText", {"text": text})


def said(kind: str, text: str, language: str) -> re.Pattern[str]:
    words = say(language, f"spoken.{kind}", text=text, one="\0", other="\0")
    return re.compile(r"[-\d.]+".join(map(re.escape, words.split("\0"))))


def expect_growth(reader: Reader, value: str) -> None:
    expect(reader.page).to_have_url(re.compile(rf"[?&]g={re.escape(value)}(&|$)"))
    reader.settle()
    expect(reader.exact("g")).to_have_value(re.compile(rf"{re.escape(value)}(\.0)?$"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_the_number_that_was_meant(new_reader: NewReader, language: str) -> None:
    reader = new_reader(language=language)
    reader.open(f"/buildout?lang={language}")
    for text, value in READ.items():
        replace_by_keys(reader, reader.exact("g"), text)
        reader.page.keyboard.press("Enter")
        expect_growth(reader, value)
        expect(reader.page.locator(".mark-note")).to_have_count(0)


def test_what_is_pasted_or_composed_is_the_number_that_was_meant(new_reader: NewReader) -> None:
    reader = new_reader(language="ja")
    reader.open("/buildout?lang=ja")
    client = reader.page.context.new_cdp_session(reader.page)
    for text, value in {"2,5": "2.5", "−5": "-5", "−12.5%": "-12.5", "△２，５％": "-2.5"}.items():
        replace_by_keys(reader, reader.exact("g"), "")
        paste(reader.page, text)
        expect(reader.exact("g")).to_have_value(value)
        reader.page.keyboard.press("Enter")
        expect_growth(reader, value)
    for text, value in {
        "−５": "-5",
        "２５．５": "25.5",
        "２、５": "2.5",
        "ー5": "-5",
        "▲７": "-7",
    }.items():
        reader.exact("g").click()
        reader.page.keyboard.press("Control+A")
        compose(client, text)
        reader.page.keyboard.press("Enter")
        expect_growth(reader, value)


def test_a_change_anywhere_in_a_field_leads_to_what_it_then_says(new_reader: NewReader) -> None:
    reader = new_reader()
    field, note = reader.exact("g"), reader.page.locator(".mark-note[role=alert]")
    beyond = reader.page.locator('[role="alert"][id$="-validation-error"]')
    reader.open("/buildout?v=2&lang=en&g=33")
    client = reader.page.context.new_cdp_session(reader.page)
    for steps, value in CHANGES:
        replace_by_keys(reader, field, "33.0")
        reader.page.keyboard.press("Enter")
        expect_growth(reader, "33")
        reader.page.keyboard.press("Control+A")
        for step in steps:
            way, _, what = step.partition(" ")
            if way == "key":
                reader.page.keyboard.press(what)
            elif way == "ime":
                compose(client, what)
            elif way == "paste":
                paste(reader.page, what)
            else:
                reader.page.keyboard.type(step)
        if value is None:
            reader.page.keyboard.press("Enter")
            expect(note.or_(beyond), f"{steps}").to_be_visible()
            assert ("g", "33") in reader.query, steps
        else:
            reader.page.keyboard.press("Enter")
            expect(reader.page, f"{steps}").to_have_url(re.compile(rf"[?&]g={re.escape(value)}$"))
            expect(note).to_have_count(0)
        reader.page.keyboard.press("Escape")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_one_number_is_refused_in_words(new_reader: NewReader, language: str) -> None:
    reader = new_reader(language=language)
    reader.open(f"/buildout?v=2&lang={language}&g=20")
    note = reader.page.locator(".mark-note[role=alert]")
    for text, kind in REFUSED.items():
        replace_by_keys(reader, reader.exact("g"), text)
        reader.page.keyboard.press("Enter")
        expect(note).to_have_text(said(kind, text, language))
        assert ("g", "20") in reader.query
        # Whoever goes on without mending it keeps the number from before.
        reader.page.locator("h1").first.click()
        expect(reader.exact("g")).to_have_value("20.0")
        assert ("g", "20") in reader.query
    for text, kind in {"1,234": "ambiguous", "about 5": "unreadable"}.items():
        replace_by_keys(reader, reader.exact("g"), "")
        paste(reader.page, text)
        expect(note).to_have_text(said(kind, text, language))
        expect(reader.exact("g")).to_have_value("20.0")
    reader.page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    # Mended, it counts.
    replace_by_keys(reader, reader.exact("g"), "1,000")
    for _ in range(2):
        reader.page.keyboard.press("Backspace")
    reader.page.keyboard.press("Enter")
    expect_growth(reader, "1")


def test_amounts_in_japanese_units_are_counted_in_those_of_the_field(
    new_reader: NewReader,
) -> None:
    reader = new_reader(language="ja")
    reader.open("/funding?lang=ja#lever=tgt")
    expect(reader.exact("tgt")).to_be_visible()
    client = reader.page.context.new_cdp_session(reader.page)
    for text, shown, linked in (
        ("350億", "350", "35"),
        ("０．０４兆ドル", "400", "40"),
        ("$45bn", "450", "45"),
        ("3百億", "300", "30"),
    ):
        reader.exact("tgt").click()
        reader.page.keyboard.press("Control+A")
        compose(client, text)
        reader.page.keyboard.press("Enter")
        expect(reader.exact("tgt")).to_have_value(shown)
        wanted = rf"[?&]tgt={linked}(&|$)" if linked != "30" else r"^(?!.*tgt=)"
        expect(reader.page).to_have_url(re.compile(wanted))
        reader.settle()
    replace_by_keys(reader, reader.exact("tgt"), "0.5bn")
    reader.page.keyboard.press("Enter")
    # Half a billion is five of this unit, far below the range: said in words, not taken for 0.5.
    expect(reader.exact("tgt")).to_have_value("5")
    expect(reader.page.locator('[role="alert"][id$="-validation-error"]')).to_be_attached()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guess_and_a_target_are_read_alike(new_reader: NewReader, language: str) -> None:
    reader = new_reader(language=language)
    reader.open(f"/macro?lang={language}")
    reader.page.locator("[class*=st-key-fold-guess] summary").first.click()
    field = reader.page.locator("[class*=st-key-guess-macro] input[type=number]")
    field.scroll_into_view_if_needed()
    replace_by_keys(reader, field, "−0,5")
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"guess=macro(~|%7E)-0\.5"))
    reader.settle()
    replace_by_keys(reader, field, "1,000")
    reader.page.locator("[class*=st-key-guess-macro-show] button").click()
    expect(reader.page.locator(".mark-note")).to_have_text(said("ambiguous", "1,000", language))
    expect(reader.page).to_have_url(re.compile(r"guess=macro(~|%7E)-0\.5"))
    reader.open(f"/lab?lang={language}&r=macro.net_contribution_pp&to=0.5")
    field = reader.page.locator(".st-key-lab-target input[type=number]")
    field.scroll_into_view_if_needed()
    replace_by_keys(reader, field, "0,25")
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"[?&]to=0\.25"))
