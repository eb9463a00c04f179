"""What readers do: move, undo, go on, come back, pass on, start over."""

import re

import pytest
from playwright.sync_api import expect

from components.model import LEVERS, PRESETS
from components.text import lever_text, say
from components.text.presets import preset_name
from tests.browser.conftest import NewReader

pytestmark = pytest.mark.browser

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def test_a_key_held_down_and_turned_back_is_followed_to_the_last_step(
    new_reader: NewReader,
) -> None:
    reader = new_reader()
    reader.open("/buildout?v=2&lang=en")
    reader.slider("g").focus()
    for key, times in (("ArrowRight", 14), ("ArrowLeft", 6)):
        for _ in range(times):
            reader.page.keyboard.press(key)
            reader.page.wait_for_timeout(100)
    reader.expect_url("/buildout?v=2&lang=en&g=23")
    reader.expect_takeaway("buildout", "en", g=23)
    expect(reader.slider("g")).to_have_value("23")
    expect(reader.exact("g")).to_have_value("23.0")


def test_a_scenario_survives_everything_a_reader_does_to_it(new_reader: NewReader) -> None:
    reader = new_reader()
    start = "/funding?v=2&lang=en&pace=1.2"
    moved = "/funding?v=2&lang=en&pace=1.205"

    reader.open(start)
    reader.expect_takeaway("funding", "en", pace=1.2)
    expect(reader.slider("pace")).to_have_value("1200")

    reader.nudge("pace")
    reader.expect_url(moved)
    reader.expect_takeaway("funding", "en", pace=1.205)

    reader.follow("Build-out")
    reader.expect_url("/buildout?v=2&lang=en&pace=1.205")
    reader.expect_takeaway("buildout", "en", pace=1.205)

    reader.page.go_back()
    reader.expect_url(moved)
    reader.expect_takeaway("funding", "en", pace=1.205)
    expect(reader.slider("pace")).to_have_value("1205")

    reader.page.go_back()
    reader.expect_url(start)
    reader.expect_takeaway("funding", "en", pace=1.2)
    expect(reader.slider("pace")).to_have_value("1200")

    reader.page.go_forward()
    reader.expect_url(moved)
    reader.expect_takeaway("funding", "en", pace=1.205)
    expect(reader.slider("pace")).to_have_value("1205")

    reader.settle()
    reader.page.reload()
    reader.expect_url(moved)
    reader.expect_takeaway("funding", "en", pace=1.205)
    expect(reader.exact("pace")).to_have_value("1205")

    friend = new_reader(language="ja")
    friend.open(moved)
    expect(friend.takeaway).to_have_text(reader.takeaway.inner_text())

    reader.speak("ja")
    reader.expect_url("/funding?v=2&lang=ja&pace=1.205")
    reader.expect_takeaway("funding", "ja", pace=1.205)
    expect(reader.page.locator("h1")).to_have_text(JAPANESE)

    reader.exact("pace").fill("15")
    reader.exact("pace").press("Enter")
    reader.expect_url("/funding?v=2&lang=ja&pace=1.5")
    reader.expect_takeaway("funding", "ja", pace=1.5)
    expect(reader.slider("pace")).to_have_value("15")


def test_the_languages_lead_to_and_fro_and_keep_what_was_moved(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en")
    for language in ("ja", "en", "ja"):
        reader.speak(language)
        reader.expect_url(f"/funding?v=2&lang={language}")
    reader.nudge("pace")
    reader.expect_url("/funding?v=2&lang=ja&pace=0.79")
    reader.speak("en")
    reader.expect_url("/funding?v=2&lang=en&pace=0.79")
    reader.expect_takeaway("funding", "en", pace=0.79)


@pytest.mark.parametrize("pause_ms", [0, 80])
def test_going_back_twice_in_a_row_goes_back_twice(pause_ms: int, new_reader: NewReader) -> None:
    """The second Back comes while the browser still shows what the first one left."""
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&tgt=40")
    reader.unfold("inputs-more")
    for tgt in (41, 42, 43):
        reader.nudge("tgt")
        reader.expect_url(f"/funding?v=2&lang=en&tgt={tgt}")
        reader.expect_takeaway("funding", "en", tgt=tgt)
    reader.page.evaluate(
        "(ms) => { history.back(); setTimeout(() => history.back(), ms) }", pause_ms
    )
    reader.expect_url("/funding?v=2&lang=en&tgt=41")
    reader.expect_takeaway("funding", "en", tgt=41)
    expect(reader.slider("tgt")).to_have_value("41")


def test_a_fresh_visit_keeps_its_bare_link_until_something_changes(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding")
    reader.expect_url("/funding")

    reader.unfold("inputs-more")
    reader.expect_url("/funding")
    reader.nudge("tgt")
    reader.expect_url("/funding?v=2&lang=en&tgt=31")
    reader.expect_takeaway("funding", "en", tgt=31)


@pytest.mark.parametrize("link", ["/", "/buildout?v=2&lang=en&g=25"])
def test_back_leaves_the_app_at_once_if_nothing_was_moved(link: str, new_reader: NewReader) -> None:
    reader = new_reader()
    reader.page.goto("about:blank")
    reader.open(link)
    reader.page.go_back()
    expect(reader.page).to_have_url("about:blank")


def test_back_undoes_the_one_move_and_then_leaves_the_app(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.page.goto("about:blank")
    reader.open("/funding")
    reader.unfold("inputs-more")
    reader.nudge("tgt")
    reader.expect_url("/funding?v=2&lang=en&tgt=31")
    reader.expect_takeaway("funding", "en", tgt=31)

    reader.page.go_back()
    reader.expect_url("/funding")
    reader.expect_takeaway("funding", "en")
    expect(reader.slider("tgt")).to_have_value("30")
    reader.settle()

    reader.page.go_back()
    expect(reader.page).to_have_url("about:blank")


def test_a_ready_made_scenario_applies_and_reset_all_takes_it_back(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/buildout")

    reader.choose("preset", preset_name("low5", "en"))
    growth = next(preset.scenario.g for preset in PRESETS if preset.code == "low5")
    reader.expect_url(f"/buildout?v=2&lang=en&g={growth}")
    reader.expect_takeaway("buildout", "en", g=growth)
    reader.settle()

    reader.click("reset_all")
    reader.expect_url("/buildout?v=2&lang=en")
    reader.expect_takeaway("buildout", "en")
    preset = reader.page.locator(".st-key-preset input[role=combobox]")
    expect(preset).to_have_value(preset_name("default", "en"))
    expect(reader.page.locator(".st-key-reset_all button").filter(visible=True)).to_have_count(0)


def test_one_input_goes_back_to_its_default_and_the_others_stay(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&tgt=40&pace=1.2")
    reader.unfold("inputs-more")

    reader.click("reset-pace")
    reader.expect_url("/funding?v=2&lang=en&tgt=40")
    reader.expect_takeaway("funding", "en", tgt=40)
    expect(reader.exact("pace")).to_have_value("785")
    for key, offered in (("pace", 0), ("tgt", 1)):
        button = reader.page.locator(f".st-key-reset-{key} button").filter(visible=True)
        expect(button).to_have_count(offered)


def test_another_definition_brings_its_own_spending_levels(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/buildout")
    reader.unfold("inputs-more")
    for key in ("c25", "c26"):
        expect(reader.exact(key)).to_have_value(f"{LEVERS[key].defaults['four_leases'].value:g}")

    reader.choose("lever-base", lever_text("base", "five", "en"))
    reader.expect_url("/buildout?v=2&lang=en&base=five")
    reader.expect_takeaway("buildout", "en", base="five")
    for key in ("c25", "c26"):
        expect(reader.exact(key)).to_have_value(f"{LEVERS[key].defaults['five'].value:g}")


def test_a_move_counts_even_if_something_else_is_clicked_at_once(new_reader: NewReader) -> None:
    """The click is sent before the browser has heard of the move: neither may undo the other."""
    reader = new_reader()
    reader.open("/funding?v=2&lang=en&pace=1")
    box = reader.page.locator(".st-key-lever-pace [data-testid=stNumberInput] input")
    box.click()
    box.fill("2000")
    reader.page.get_by_text(say("en", "ui.formula")).click()
    reader.expect_url("/funding?v=2&lang=en&pace=2")
    reader.expect_takeaway("funding", "en", pace=2)
    reader.settle()
    expect(box).to_have_value("2000")
    reader.expect_url("/funding?v=2&lang=en&pace=2")


def test_the_growth_of_the_shared_deal_is_taken_over_with_one_click(new_reader: NewReader) -> None:
    reader = new_reader()
    reader.open("/target?v=2&lang=en&fg=13")
    reader.unfold("inputs-more")
    growth = lever_text("fg", 9.9, "en")
    reader.page.get_by_role(
        "link", name=say("en", "target.growth.take", growth=growth), exact=True
    ).click()
    reader.expect_takeaway("target", "en", fg=9.9)
    reader.expect_url("/target?v=2&lang=en")
    expect(reader.exact("fg")).to_have_value("9.9")
    reader.page.go_back()
    reader.expect_takeaway("target", "en", fg=13)
    assert reader.problems == []
