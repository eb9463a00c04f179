"""What readers do in every engine; each engine has a module with a class of these."""

import pytest

from components.model.evaluate import PAGES
from components.model.levers import LEVERS, leading_levers
from components.text import LANGUAGES, say
from tests.browser.reader import CHARTS, PATHS
from tests.browser.server import Server
from tests.browser.shared_contexts import PHONE
from tests.engines.engine import Engine
from tests.engines.visit import Visit

DESKTOP = (1366, 768)

DRAWN = """
() => [...document.querySelectorAll(".js-plotly-plot:has(.main-svg)")]
  .filter((plot) => plot.checkVisibility()).length
"""
# The main picture is drawn: a chart, or on the overview a scale.
MAIN = """
() => [...document.querySelectorAll(".js-plotly-plot .main-svg, #root figure.scale svg")]
  .map((picture) => picture.getBoundingClientRect())
  .some(({ width, height }) => width > 200 && height > 100)
"""
FAULTS = """
() => [
  ...[...document.querySelectorAll('[data-testid="stException"], [data-testid="stAlert"]')]
    .map((box) => box.textContent),
  ...[document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .filter((box) => box.scrollWidth > box.clientWidth)
    .map((box) => `${box.tagName} is ${box.scrollWidth} px wide in ${box.clientWidth}`),
]
"""

PICTURE = """
() => document.querySelector(".st-key-chart-funding-path .main-svg .scatterlayer")?.innerHTML
"""
LINK_TO = "[data-testid=stApp] .strip .pages a[href*='/{slug}?']"
PACE = ".st-key-lever-pace"
SLIDER = f"{PACE} input[type=range]"
NUMBER = f"{PACE} input[type=number]"
THUMB = f"{PACE} .stSlider [data-rac]:has(> * > input)"
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop > 100"
SEEN = """
(selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect()
  return !!box && box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight
}
"""
# What a mark is underlined with, and what a click on the code of a chart selects.
STYLES = """
() => {
  const [mark, code] = [".takeaway a[href^='#']", ".chart-ways pre"]
    .map((selector) => getComputedStyle(document.querySelector(selector)))
  return [mark.textDecorationStyle, mark.textDecorationThickness, code.webkitUserSelect]
}
"""
# What Streamlit does at each step of a slider.
STEPS = """
(times) => {
  for (let i = 1; i <= times; i += 1) {
    history.pushState(null, "", `?v=2&lang=en&pace=${Number((1.2 + i / 1000).toFixed(3))}`)
  }
}
"""
LEVERS_SHOWN = """
() => [...document.querySelectorAll(".st-key-leading > *")]
  .filter((box) => box.checkVisibility()).length
"""
SMALL_TYPE = """
() => [...document.querySelectorAll("#root :is(input:not([type=range]), select, textarea)")]
  .filter((field) => field.checkVisibility() && parseFloat(getComputedStyle(field).fontSize) < 16)
  .map((field) => field.outerHTML.slice(0, 100))
"""
# The letters of a box with the heights that they stand at.
LETTERS = """
const lettersOf = (box) => {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const letters = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    letters.push(...[...node.data].map((letter, at) => {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      // At the start of a line, WebKit counts the end of the one before as well.
      const top = [...range.getClientRects()].filter(({ width }) => width > 0.5).at(-1)?.top
      return { letter, top }
    }))
  }
  return letters
}
"""
# Numbers of the title, the answer and the captions whose unit stands on another line.
SPLIT = f"""
() => {{
  {LETTERS}
  return [...document.querySelectorAll("h1, .takeaway, .chart-subtitle, .chart-title, .caveats li")]
    .filter((box) => box.checkVisibility() && box.clientWidth > 50)
    .flatMap((box) => {{
      const letters = lettersOf(box)
      const text = letters.map(({{ letter }}) => letter).join("")
      return [...text.matchAll(/[0-9][0-9.,]*[兆億万]*(?:ドル|年|カ月|月|倍)/g)]
        .filter(({{ 0: found, index }}) =>
          Math.abs(letters[index].top - letters[index + found.length - 1].top) > 8)
        .map(({{ 0: found }}) => `${{found}} in ${{text.slice(0, 30)}}`)
    }})
}}
"""
# How the lines of the title end, where that is not between two phrases.
BROKEN = f"""
() => {{
  {LETTERS}
  const letters = lettersOf(document.querySelector(".stMain h1"))
  const mayEnd = (at) => letters[at].letter === "\\u200b"
  const drawn = [...letters.keys()].filter((at) => letters[at].top && !mayEnd(at))
  return drawn
    .filter((at, i) => i && letters[at].top - letters[drawn[i - 1]].top > 8)
    .filter((at) => !mayEnd(at - 1))
    .map((at) => letters.slice(at - 5, at).map(({{ letter }}) => letter).join(""))
}}
"""
STEP = LEVERS["pace"].step


class Journeys:
    """The same for each engine, of the `kind` of the class, which the fixture `engine` starts."""

    kind: type[Engine]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_pages_are_drawn(self, language: str, engine: Engine, server: Server) -> None:
        """Every other page in each language: the first by its link, from there by the strip."""
        visit = Visit(engine, server, DESKTOP)
        first, *others = PAGES[LANGUAGES.index(language) :: len(LANGUAGES)]
        visit.open(f"{PATHS[first]}?v=2&lang={language}")
        _expect_page(visit, first, language)
        for slug in others:
            engine.run("(link) => document.querySelector(link).click()", LINK_TO.format(slug=slug))
            visit.until("() => location.pathname", equals=PATHS[slug])
            _expect_page(visit, slug, language)
        visit.end()

    def test_a_reader_moves_goes_on_and_comes_back(self, engine: Engine, server: Server) -> None:
        visit = Visit(engine, server, DESKTOP)
        visit.open("/funding?v=2&lang=en&pace=1.2")
        visit.expect("funding", "en", pace=1.2)
        visit.until(DRAWN, equals=CHARTS["funding"])
        before = engine.run(PICTURE)

        visit.focus(SLIDER)
        visit.press("ArrowRight")
        visit.expect("funding", "en", pace=1.205)
        visit.until(f"(before) => ({PICTURE})() !== before", before)

        visit.type(NUMBER, "1500", "Enter")
        visit.expect("funding", "en", pace=1.5)
        visit.type(NUMBER, "1400", "Tab")
        visit.expect("funding", "en", pace=1.4)

        visit.press_on(LINK_TO.format(slug="buildout"))
        visit.expect("buildout", "en", pace=1.4)
        visit.press_on(".stMain .st-key-next a")
        visit.until("() => location.pathname", equals="/power")
        visit.expect("power", "en", pace=1.4)
        engine.back()
        visit.expect("buildout", "en", pace=1.4)
        engine.back()
        visit.expect("funding", "en", pace=1.4)
        engine.back()
        visit.expect("funding", "en", pace=1.5)
        engine.forward()
        visit.expect("funding", "en", pace=1.4)

        engine.reload()
        visit.expect("funding", "en", pace=1.4)

        visit.press_on(".strip a[hreflang=ja]")
        visit.until("() => document.documentElement.lang", equals="ja")
        visit.expect("funding", "ja", pace=1.4)

        visit.press_on(".strip .share > summary")
        visit.press_on(".strip .share .copy")
        visit.expect_text(".strip .share .said", say("ja", "ui.copied"))
        visit.expect_no_problems()
        visit.end()

    def test_a_mouse_walks_from_a_mark_into_its_note(self, engine: Engine, server: Server) -> None:
        visit = Visit(engine, server, DESKTOP)
        visit.open("/funding?v=2&lang=en")
        visit.until(STYLES, equals=["dotted", "1px", "all"])
        mark = visit.spot(".takeaway a[href^='#']")
        visit.hover(mark)
        x, y = visit.spot(".mark-note")
        for share in range(1, 21):
            visit.hover(
                (mark[0] + (x - mark[0]) * share // 20, mark[1] + (y - mark[1]) * share // 20)
            )
        visit.until("([x, y]) => !!document.elementFromPoint(x, y).closest('.mark-note')", [x, y])
        visit.expect_no_problems()
        visit.end()

    def test_a_thumb_moves_what_it_is_put_on(self, engine: Engine, server: Server) -> None:
        visit = Visit(engine, server, PHONE, touch=True)
        visit.open("/funding?v=2&lang=en")
        visit.until("() => document.documentElement.dataset.sheet", equals="peek")
        visit.until(SEEN, f"{PACE} .stSlider")
        visit.until(LEVERS_SHOWN, equals=1)

        start = float(LEVERS["pace"].defaults[""].value)
        stepped = LEVERS["pace"].set_to(start + STEP)
        visit.press_on(f"{PACE} button.up")
        visit.expect("funding", "en", pace=stepped)

        x, y = visit.spot(THUMB)
        if visit.finger == "touch":
            visit.draw((x + 100, y), (x + 40, y))
            visit.draw((x + 100, y), (x + 110, y - 60))
            visit.expect("funding", "en", pace=stepped)
            assert engine.run(SMALL_TYPE) == []
        visit.draw((x, y), (x + 60, y))
        visit.until("(address) => location.search !== address", f"?v=2&lang=en&pace={stepped:g}")
        visit.settle()
        moved = float(engine.run("(slider) => document.querySelector(slider).value", SLIDER)) / 1000
        assert moved > stepped
        visit.expect("funding", "en", pace=moved)

        visit.roll((PHONE[0] // 2, 250), down=300)
        visit.until(SCROLLED)
        visit.expect_no_problems()
        visit.end()

    def test_a_link_to_an_input_leads_there(self, engine: Engine, server: Server) -> None:
        visit = Visit(engine, server, PHONE, touch=True)
        key = leading_levers("funding")[1].key
        visit.open(f"/funding?v=2&lang=en#lever={key}")
        focused = "(key) => !!document.activeElement.closest(`.st-key-lever-${key}`)"
        visit.until(focused, key)
        visit.until(SEEN, f".st-key-lever-{key} .stSlider")
        visit.until("() => location.hash", equals="")
        visit.expect_no_problems()
        visit.end()

    def test_a_tap_on_a_bar_goes_there_once(self, engine: Engine, server: Server) -> None:
        visit = Visit(engine, server, PHONE, touch=True)
        visit.open("/lab?v=2&lang=en")
        visit.until(DRAWN, equals=CHARTS["lab"])
        before = engine.run("() => history.length")
        visit.press_on(".js-plotly-plot .bars .point path")
        visit.until("() => location.pathname !== '/lab' && location.hash === ''")
        visit.settle()
        assert engine.run("() => history.length") == before + 1
        engine.back()
        visit.until("() => location.pathname", equals="/lab")
        visit.expect("lab", "en")
        visit.expect_no_problems()
        visit.end()

    @pytest.mark.parametrize("slug", ["funding", "buildout", "macro", "target"])
    def test_no_line_of_a_phone_ends_within_a_number_or_a_phrase_of_the_title(
        self, slug: str, engine: Engine, server: Server
    ) -> None:
        """Most engines know no phrases of Japanese: without care a line ends anywhere."""
        visit = Visit(engine, server, PHONE, touch=True)
        visit.open(f"/{slug}?v=2&lang=ja")
        visit.expect(slug, "ja")
        assert engine.run(SPLIT) == []
        assert engine.run(BROKEN) == []
        visit.end()

    def test_more_steps_than_safari_lets_a_page_write_end_at_the_last(
        self, engine: Engine, server: Server
    ) -> None:
        """Safari refuses more than a hundred in ten seconds.

        This comes last: a browser keeps fifty pages to go back to, so none is counted after it.
        """
        visit = Visit(engine, server, DESKTOP)
        visit.open("/funding?v=2&lang=en&pace=1.2")
        engine.run(STEPS, 150)
        visit.until("() => location.search", equals="?v=2&lang=en&pace=1.35")
        visit.expect_no_problems()
        visit.end()


def _expect_page(visit: Visit, slug: str, language: str) -> None:
    visit.expect(slug, language)
    visit.until(DRAWN, equals=CHARTS[slug])
    if CHARTS[slug] or slug == "overview":
        visit.until(MAIN)
    visit.expect_no_problems()
    assert visit.engine.run(FAULTS) == [], slug
