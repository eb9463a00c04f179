"""Money as Japanese and English readers count it, while links count in billions of dollars."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.charts.pages import chart_of, charts_of
from components.model import Scenario
from components.model.evaluate import PAGES
from components.text.pages import statement
from components.text.scale import as_read
from components.text.table import Cell, Plain, Worded
from tests.contexts import context
from tests.pages.drawn import speak
from tests.pages.test_guess import guess, key_of
from tests.pages.test_pages import opened, texts, unfolded
from tests.web.client import client

BILLION = re.compile(r"(?<![\d,.])10億(米)?ドル")


def heads(app: AppTest) -> str:
    return "\n".join(element.value for element in app.sidebar.markdown)


def test_moving_a_slider_to_40_billion_dollars_says_so_in_the_link() -> None:
    app = unfolded(opened("funding", v="2", lang="ja"), "inputs.more")
    app.slider(key="slider.tgt.ja").set_value(400.0).run()
    assert not app.exception
    assert app.query_params["tgt"] == "40"
    assert app.number_input(key="number.tgt.ja").value == 400
    assert "400億ドル" in texts(app)
    app.number_input(key="number.pace.ja").set_value(7.9).run()
    assert app.query_params["pace"] == "0.79"
    assert app.slider(key="slider.pace.ja").value == 7.9


def test_a_slider_its_ends_and_its_field_count_in_one_unit() -> None:
    app = unfolded(opened("funding", v="2", lang="ja"), "inputs.more")
    slider, field = app.slider(key="slider.tgt.ja"), app.number_input(key="number.tgt.ja")
    assert (slider.min, slider.max, slider.step) == (200, 500, 10)
    assert (field.min, field.max, field.step) == (200, 500, 10)
    assert slider.proto.format % slider.value == "300億ドル"
    assert slider.label.endswith("(億ドル)")
    assert field.label.endswith("(億ドル)")
    assert ":gray[億ドル]" in heads(app)


@pytest.mark.parametrize(("page", "key"), [("funding", "tgt"), ("buildout", "c26")])
@pytest.mark.parametrize("value", [None, 41.55])
def test_a_field_shows_the_number_that_the_sentence_says(
    page: str, key: str, value: float | None
) -> None:
    at = None if value is None else value * {"tgt": 1, "c26": 20}[key]
    scenario = Scenario.from_changes({} if at is None else {key: at})
    app = unfolded(
        opened(page, v="2", lang="ja", **({} if at is None else {key: f"{at:g}"})), "inputs.more"
    )
    shown = app.number_input(key=f"number.{key}.ja").value
    assert shown == 10 * float(scenario.values()[key])
    assert f"{shown:g}億ドル" in statement(page, context(scenario, "ja"))


def test_english_counts_the_pace_in_millions_a_month() -> None:
    app = opened("funding", v="2", lang="en")
    slider = app.slider(key="slider.pace.en")
    assert slider.proto.format % slider.value == "$785 m a month"
    assert (slider.min, slider.max, slider.step) == (50, 3000, 5)
    slider.set_value(790.0).run()
    assert app.query_params["pace"] == "0.79"
    assert app.number_input(key="number.pace.en").value == 790


def test_a_change_of_language_keeps_the_scenario_and_changes_what_is_counted() -> None:
    app = unfolded(opened("funding", v="2", lang="ja", tgt="41", pace="0.9"), "inputs.more")
    assert app.slider(key="slider.tgt.ja").value == 410
    app = unfolded(speak(app, "en"), "inputs.more")
    assert app.slider(key="slider.tgt").value == 41
    assert app.slider(key="slider.pace.en").value == 900
    app.slider(key="slider.tgt").set_value(42.0).run()
    app = unfolded(speak(app, "ja"), "inputs.more")
    assert app.slider(key="slider.tgt.ja").value == 420
    assert app.slider(key="slider.pace.ja").value == 9
    assert dict(app.query_params) == {"v": "2", "lang": "ja", "tgt": "42", "pace": "0.9"}


def test_the_frames_of_a_drag_count_as_the_slider_does() -> None:
    for language, low, high in (("en", 20, 50), ("ja", 200, 500)):
        found = client.get(f"/frames/funding/tgt?v=2&lang={language}").json()
        assert (found["at"][0], found["at"][-1]) == (low, high)
        assert "tgt=20" in found["updates"][0]["query"]
    (update,) = client.get("/frames/funding/tgt/410?v=2&lang=ja").json()["updates"]
    assert "tgt=41" in update["query"]


def test_a_value_out_of_range_is_told_in_the_readers_unit() -> None:
    for language, asked in (("ja", "1000億ドル"), ("en", "\\$100\u00a0billion")):
        (notice,) = opened("funding", v="2", lang=language, tgt="100").warning
        assert asked in notice.value
        assert "`100`" not in notice.value


@pytest.mark.parametrize(
    ("page", "shown", "usd_bn"),
    [("target", 240, 24), ("breakout", 2.5, 2500), ("digital", 9000, 900)],
)
def test_a_guess_is_put_in_as_readers_count(page: str, shown: float, usd_bn: float) -> None:
    app = unfolded(opened(page, v="2", lang="ja"), f"guess.{page}")
    guess(app, page, usd_bn, "ja")
    assert app.number_input(key=key_of(page, "ja")).value == shown
    assert app.query_params["guess"] == f"{page}~{usd_bn}"


@pytest.mark.parametrize(
    ("result", "shown", "usd_bn", "unit"),
    [
        ("breakout.required_revenue_usd_bn", 2.5, "2500", "兆ドル"),
        ("target.peak_outlay_usd_bn", 250, "25", "億ドル"),
    ],
)
def test_a_target_is_put_in_as_readers_count(
    result: str, shown: float, usd_bn: str, unit: str
) -> None:
    app = opened("lab", v="2", lang="ja", r=result, to="20")  # a target opens its view
    field = app.number_input(key=f"lab.target.{result}.ja")
    assert field.label.endswith(f"（{unit}）")
    field.set_value(shown).run()
    assert app.query_params["to"] == usd_bn
    assert app.number_input(key=f"lab.target.{result}.ja").value == shown


def test_a_table_on_the_page_is_its_file_in_the_readers_unit() -> None:
    japanese = context(Scenario.default(), "ja")
    (curve,) = (one for one in charts_of(japanese, "target") if one.key == "target.curve")
    shown = as_read(curve.table, "ja")
    assert shown.columns[1] == "払い込み（億ドル）"
    for read, row in zip(shown.rows, curve.table.rows, strict=True):
        assert [float(str(cell)) for cell in read[1:]] == pytest.approx(
            [10 * float(str(cell)) for cell in row[1:]]
        )
    app = unfolded(opened("target", v="2", lang="ja"), "data")
    assert "払い込み（億ドル）" in app.table[0].value.columns

    lines = client.get("/api/tables/target.curve.csv?v=2&lang=ja").text.splitlines()
    assert "払い込み（USD bn）" in lines[0]
    assert lines[1].split(",")[1] == str(curve.table.rows[0][1])


def _said(cell: Cell) -> Plain:
    return cell.words if isinstance(cell, Worded) else cell


def test_a_table_is_the_same_on_the_page_and_in_files_where_readers_count_as_the_model() -> None:
    for page in CHARTS:
        for chart in charts_of(context(Scenario.default(), "en"), page):
            heads = dict(chart.table.read_heads)
            kept = [at for at in range(len(chart.table.columns)) if heads.get(at, True)]
            assert as_read(chart.table, "en").rows == tuple(
                tuple(_said(row[at]) for at in kept) for row in chart.table.rows
            )


@pytest.mark.parametrize(
    ("key", "axis"),
    [
        ("target.curve", "yaxis"),
        ("target.nav", "yaxis"),
        ("target.closes", "xaxis"),
        ("buildout.bridge", "xaxis"),
        ("reallocation.bonds", "xaxis"),
        ("reallocation.followers", "xaxis"),
    ],
)
def test_an_axis_of_amounts_counts_as_the_reader_does(key: str, axis: str) -> None:
    chart = chart_of(context(Scenario.default(), "ja"), key)
    shown = chart.spec["layout"][axis]
    counted = [float(text.replace("−", "-")) for text in shown["ticktext"]]
    assert counted == [10 * value for value in shown["tickvals"]]
    assert "億ドル" in chart.subtitle


@pytest.mark.parametrize("page", PAGES)
def test_no_japanese_page_counts_in_thousand_millions(page: str) -> None:
    """A unit of ten 億 is nobody's; an amount of that size can only be a figure of the prose."""
    app = unfolded(
        opened(page, v="2", lang="ja", tgt="45", guess="target~24~digital~900~breakout~2500"),
        *("data", "timeline", "formula", f"guess.{page}", "deals", "split", "growth"),
    )
    said = [texts(app), *(table.value.to_string() for table in app.table)]
    said += [widget.label for widget in (*app.slider, *app.number_input, *app.selectbox)]
    assert not [text for text in said if BILLION.search(text)]
