import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import deprecation_util
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.Slider_pb2 import Slider
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.model import LEVERS, PRESETS, VERSION, Scenario
from components.model.evaluate import PAGES, THEMES
from components.model.levers import leading_levers, levers_of
from components.screen.sheet import has_inputs
from components.text import LANGUAGES, lever_text, money, say
from components.text.markup import markdown, plain
from components.text.pages import marked_takeaway
from components.text.scale import lever_scale
from components.ui.fields import field_key
from tests.contexts import context
from tests.pages.drawn import elements, html, speak, text


@pytest.fixture(autouse=True)
def no_deprecations(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Streamlit logs what it is about to drop; fail on it here, not after an upgrade."""
    with caplog.at_level(logging.WARNING):
        yield
    logged = [r for r in caplog.records if r.name.endswith(deprecation_util.__name__)]
    assert not logged, logged


def opened(page: str, **query: str) -> AppTest:
    app = AppTest.from_file("../../pages/main.py", default_timeout=20)
    for key, value in query.items():
        app.query_params[key] = value
    if page != "overview":
        app.switch_page(f"{page}.py")
    app.run()
    assert not app.exception
    return app


def unfolded(app: AppTest, *folds: str) -> AppTest:
    for fold in folds:
        app.session_state[f"fold.{fold}"] = True
    return app.run()


def default_of(proto: Any) -> object:
    """Return what a browser shows that draws a widget anew and knows nothing else of it."""
    default = proto.default
    if isinstance(proto, Slider):
        return default[0]
    if isinstance(proto, ButtonGroup):
        return proto.options[default[0]].content
    return proto.options[default] if isinstance(proto, Selectbox) else default


def slider_key(lever: str, language: str) -> str:
    return field_key(f"slider.{lever}", lever_scale(LEVERS[lever].unit, language), language)


def texts(app: AppTest) -> str:
    return "\n".join([text(app), *(element.value for element in app.markdown)])


BASE = str(Scenario.default().base)
"""The definition that levels of spending follow by default."""


def spending_usd_bn(growth_pct: float) -> float:
    """What is spent in 2025–2030 with a growth from 2026 on, all else at its default."""
    start = Scenario.default()
    return start.c25 + start.c26 * sum((1 + growth_pct / 100) ** year for year in range(5))


LINE_ENDS = "[\u200b\u2060]"  # where lines of a title may end, and where not
FOLDS: dict[str, tuple[str, ...]] = {
    "overview": ("overview.article",),
    "evidence": ("ui.wrong",),
    "lab": ("ui.data", "ui.wrong"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_its_parts_and_its_folds_to_the_rest(page: str, language: str) -> None:
    app = opened(page, v="2", lang=language, tgt="40")
    assert [re.sub(LINE_ENDS, "", title.value) for title in app.title] == [
        markdown(say(language, f"page.{page}.question"))
    ]
    scenario = Scenario.from_changes({"tgt": 40})
    assert plain(marked_takeaway(page, context(scenario, language))) in texts(app)
    assert not app.error
    assert not app.warning
    labels = [fold.label for fold in app.expander]
    folds = FOLDS.get(page, ("ui.formula", "ui.data", "ui.wrong") if page in THEMES else ())
    assert all(say(language, key) in labels for key in folds)

    inputs = ("inputs.more", "inputs.others", *(f"inputs.{home}" for home in THEMES))
    unfolded(app, "data", "formula", *inputs)
    assert not app.exception
    if has_inputs(page):
        _expect_every_lever(app, language)
    else:
        assert not app.sidebar.children
    if page in CHARTS:
        links = [button.proto.url for button in app.main.get("link_button")]
        assert len(links) == len(app.table) == len(CHARTS[page])
        assert all(one.startswith(f"./api/tables/{page}.") and "tgt=40" in one for one in links)


@pytest.mark.parametrize("page", PAGES)
def test_the_strongest_inputs_of_a_page_stand_first_and_open(page: str) -> None:
    app = opened(page, v="2", lang="en")
    keys = [lever.key for lever in leading_levers(page)]
    shown = [
        str(widget.key).removeprefix("slider.").removeprefix("choice.").removesuffix(".en")
        for widget in app.sidebar
        if widget.type in ("slider", "selectbox") and not str(widget.key).startswith("preset.")
    ]
    if page == "lab":  # of the result that is asked about, by the tornado of the page
        assert shown == ["ls", "gm", "g"]
    else:
        assert shown == keys
    labels = [fold.label.replace("\u00a0", " ") for fold in app.sidebar.expander]
    others = len([lever for lever in levers_of(page) if lever.key not in keys])
    more = [say("en", "ui.more_inputs", n=str(others))] if others else []
    assert labels == ([*more, say("en", "ui.other_inputs")] if has_inputs(page) else [])


def test_an_input_of_several_pages_says_which() -> None:
    app = unfolded(opened("funding", v="2", lang="en"), "inputs.more")
    (told,) = [head.proto.help for head in app.sidebar.markdown if "Equity target" in head.value]
    assert say("en", "shared.help", pages="").rstrip(".") in told
    for page in ("coinvest", "target"):
        assert say("en", f"page.{page}.menu") in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_strip_leads_to_all_pages_and_languages_and_marks_the_present_ones(
    page: str, language: str
) -> None:
    app = opened(page, v="2", lang=language, tgt="40")
    (strip,) = elements(app, "strip")
    links = re.findall(r'<li><a class="page-link" href="\./(\w*)\?([^"]*)"([^>]*)>', strip["html"])
    assert [slug or "overview" for slug, _, _ in links] == list(PAGES)
    assert {query for _, query, _ in links} == {f"v=2&amp;lang={language}&amp;tgt=40"}
    (current,) = [slug or "overview" for slug, _, more in links if "aria-current" in more]
    assert current == page
    numbers = re.findall(r"<b>(\d+)</b>", strip["html"])
    assert numbers == [str(n + 1) for n in range(len(THEMES))]
    if page in THEMES:
        assert f"<b>{THEMES.index(page) + 1}/{len(THEMES)}</b>" in strip["html"]
    languages = re.findall(r'hreflang="(\w+)" href="([^"]*)"([^>]*)>', strip["html"])
    assert [code for code, _, _ in languages] == list(LANGUAGES)
    for code, address, more in languages:
        assert f"lang={code}&amp;tgt=40" in address
        assert ("aria-current" in more) == (code == language)
    assert strip["share"]["path"].endswith(f"?v=2&lang={language}&tgt=40")


def _expect_every_lever(app: AppTest, language: str) -> None:
    sliders = {slider.key for slider in app.sidebar.slider}
    choices = {box.key for box in app.sidebar.selectbox}
    for key, lever in LEVERS.items():
        assert (
            f"choice.{key}.{language}" in choices
            if lever.choices
            else slider_key(key, language) in sliders
        )


@pytest.mark.parametrize("page", PAGES)
def test_a_widget_that_a_browser_draws_anew_shows_what_the_link_says(page: str) -> None:
    """Not only one that was told: the message that sets it is lost if a run is cut short."""
    link = {"v": "2", "lang": "ja", "tgt": "41", "base": "five", "g": "21", "to": "7"}
    app = opened(page, **link)
    widgets: list[Any] = [*app.slider, *app.number_input, *app.selectbox, *app.button_group]
    assert len(widgets) > 1 or not has_inputs(page)
    for widget in widgets:
        label = getattr(widget, "format_func", float)
        if not widget.key.startswith("guess."):  # a field that begins empty
            assert default_of(widget.proto) == label(widget.value), widget.key


def test_moving_a_slider_changes_the_numbers_and_the_link() -> None:
    app = opened("funding", lang="en")
    app.slider(key="slider.pace.en").set_value(1200.0).run()
    assert app.query_params["pace"] == "1.2"
    assert app.query_params["v"] == str(VERSION)
    assert "April 2027" in texts(app)  # 17.5 / 1.2 = 14.6 months after mid-January 2026
    assert app.number_input(key="number.pace.en").value == 1200


def test_an_exact_number_can_be_typed() -> None:
    app = opened("buildout", lang="en")
    app.number_input(key="number.g").set_value(27.3).run()
    assert app.slider(key="slider.g").value == 27.3
    assert app.query_params["g"] == "27.3"


def test_a_fresh_visit_is_not_rewritten() -> None:
    assert dict(opened("overview").query_params) == {}


def test_a_link_is_read_and_left_as_it_came() -> None:
    app = opened("funding", v="2", lang="en", pace="1.2", utm_source="x")
    assert app.slider(key="slider.pace.en").value == 1200
    assert app.query_params["utm_source"] == "x"


def test_the_scenario_survives_a_page_change() -> None:
    app = opened("funding", v="2", lang="en", pace="1.2")
    app.switch_page("buildout.py")
    app.query_params.update(v="2", lang="en", pace="1.2")  # as the menu's link carries them
    app.run()
    assert app.session_state["session"].case.scenario.pace == 1.2
    app.slider(key="slider.g").set_value(25.0).run()
    assert app.query_params["g"] == "25"


def test_language_switches_words_and_keeps_numbers() -> None:
    app = unfolded(speak(opened("funding", v="2", lang="en", tgt="40"), "ja"), "inputs.more")
    assert app.query_params["lang"] == "ja"
    assert "400億ドル" in texts(app)
    assert app.slider(key="slider.tgt.ja").value == 400
    assert app.query_params["tgt"] == "40"


def test_a_preset_sets_its_levers_and_reset_all_clears_them() -> None:
    app = opened("buildout", lang="en")
    app.selectbox(key="preset.en").set_value("high8").run()
    (preset,) = (one for one in PRESETS if one.code == "high8")
    assert app.slider(key="slider.g").value == preset.scenario.g != Scenario.default().g
    assert "8 trillion" in texts(app)
    app.button(key="reset_all").click().run()
    assert app.slider(key="slider.g").value == Scenario.default().g
    assert set(app.query_params) == {"v", "lang"}
    assert "reset_all" not in [button.key for button in app.button]


def test_one_lever_can_be_reset_alone() -> None:
    app = unfolded(opened("funding", lang="en", pace="1.2", tgt="40"), "inputs.more")
    assert {"reset.pace", "reset.tgt"} == {
        button.key for button in app.button if str(button.key).startswith("reset.")
    }
    app.button(key="reset.pace").click().run()
    assert "reset.pace" not in [button.key for button in app.button]
    assert app.slider(key="slider.pace.en").value == 785
    assert app.slider(key="slider.tgt").value == 40
    assert "pace" not in app.query_params


def test_choosing_a_definition_moves_both_levels() -> None:
    app = unfolded(opened("buildout", lang="en"), "inputs.more")
    app.selectbox(key="choice.base.en").set_value("five").run()
    for key in ("c25", "c26"):
        level = LEVERS[key].defaults["five"].value
        assert app.slider(key=f"slider.{key}").value == level != LEVERS[key].defaults[BASE].value
    assert app.query_params["base"] == "five"
    assert "c26" not in app.query_params


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_link_gets_a_notice_in_the_readers_language(language: str) -> None:
    app = unfolded(
        opened("overview", v="9", lang=language, pace="99", tgt="abc"),
        "inputs.others",
        "inputs.funding",
    )
    (notice,) = app.warning
    assert say(language, "notice.title") in notice.value
    assert markdown(lever_text("pace", 99, language)) in notice.value
    assert "`abc`" in notice.value
    shown = lever_scale(LEVERS["pace"].unit, language).shown(1.0)
    app.slider(key=slider_key("pace", language)).set_value(shown).run()
    assert not app.warning
    assert app.query_params["pace"] == "1"


def test_html_in_a_link_never_reaches_the_page() -> None:
    app = opened("overview", pace="<img src=x onerror=alert(1)>", base="[x](http://e.example)")
    page = texts(app) + app.warning[0].value
    assert not re.search(r"<img|onerror=|\]\(http://e", page)


def test_what_was_disclosed_stands_in_a_timeline() -> None:
    app = unfolded(opened("funding", lang="en"), "timeline")
    (table,) = app.table
    assert "\\$12.5\u00a0billion" in table.value.to_string()


def test_formulas_hold_the_readers_numbers() -> None:
    app = unfolded(opened("funding", lang="en", tgt="40"), "formula")
    assert "$12.5 billion ÷ $40 billion" in texts(app)
    app.slider(key="slider.mom").set_value(-80.0).run()
    app.slider(key="slider.pace.en").set_value(100.0).run()
    assert "never" in texts(app)


def test_a_page_says_what_it_takes_from_others_and_links_there_with_the_scenario() -> None:
    app = opened("reallocation", v="2", lang="en", g="25")
    links = re.findall(r'<a class="page-link " href="([^"]*)">(.*?)</a>', html(app))
    ((address, label),) = [(address, label) for address, label in links if "Growth 2027" in label]
    assert address == "./buildout?v=2&amp;lang=en&amp;g=25"
    label = label.replace("\u00a0", " ")
    assert "25% a year" in label
    assert lever_text("c26", Scenario.default().c26, "en") in label
    assert f"total spending 2025–2030 {money(spending_usd_bn(25), 'en')}" in label


def test_a_shared_input_moves_the_other_pages() -> None:
    app = unfolded(opened("macro", lang="en"), "inputs.more")
    app.slider(key="slider.c26").set_value(800.0).run()
    assert app.query_params["c26"] == "800"
    app.switch_page("breakout.py")
    app.query_params.update(v="2", lang="en", c26="800")
    unfolded(app.run(), "inputs.more")
    assert app.slider(key="slider.c26").value == 800


def test_a_pinned_scenario_stays_while_the_reader_moves_on() -> None:
    app = opened("buildout", lang="en", g="10")
    app.button(key="compare.pin").click().run()
    assert app.query_params["b"] == "g~10"
    app.slider(key="slider.g").set_value(25.0).run()
    assert (app.query_params["g"], app.query_params["b"]) == ("25", "g~10")
    here, there = spending_usd_bn(25), spending_usd_bn(10)
    gap = money(here - there, "en")
    sentence = f"{money(here, 'en')}, which is {gap} more than the {money(there, 'en')}"
    assert sentence in texts(app)
    for value in (30.0, 25.0):  # back to a value that was shown before
        app.slider(key="slider.g").set_value(value).run()
        assert app.query_params["g"] == f"{value:g}"
    app.button(key="compare.swap").click().run()
    assert (app.query_params["g"], app.query_params["b"]) == ("10", "g~25")
    assert app.slider(key="slider.g").value == 10
    assert "less than" in texts(app)
    app.button(key="compare.unpin").click().run()
    assert "b" not in app.query_params
    assert app.query_params["g"] == "10"
    assert "pinned scenario" not in texts(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_link_with_two_scenarios_opens_on_every_page(page: str, language: str) -> None:
    app = opened(page, v="2", lang=language, tgt="40", b="c26~900~mom~-80~pace~0.1~yld~6~mov~0")
    assert not app.warning
    page_text = texts(app)
    pinned = "".join(caption.value for caption in app.sidebar.caption)
    assert has_inputs(page) == (say(language, "compare.pinned", summary="")[:4] in pinned)
    assert "{" not in page_text
    assert not re.search(r"\bnan\b", page_text)


def test_a_reset_keeps_the_pin() -> None:
    app = opened("buildout", lang="en", g="10", b="g~30")
    app.button(key="reset_all").click().run()
    assert dict(app.query_params) == {"v": "2", "lang": "en", "b": "g~30"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_link_gets_a_calm_note_and_keeps_its_values(language: str) -> None:
    earlier, now = (float(LEVERS["c26"].earlier[1][BASE]), LEVERS["c26"].defaults[BASE].value)
    assert earlier != now
    app = unfolded(opened("buildout", v="1", lang=language, pace="1.2"), "inputs.more")
    assert not app.warning
    (note,) = app.info
    assert say(language, "notice.older_title") in note.value
    assert markdown(lever_text("c26", earlier, language)) in note.value
    assert markdown(lever_text("c26", now, language)) in note.value
    shown = lever_scale(LEVERS["c26"].unit, language).shown
    assert app.slider(key=slider_key("c26", language)).value == shown(earlier)
    app.slider(key=slider_key("c25", language)).set_value(shown(400.0)).run()
    link = dict(app.query_params)
    assert (link["v"], link["c25"], link["c26"]) == (str(VERSION), "400", f"{earlier:g}")
    assert not app.info
