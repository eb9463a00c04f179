import re
import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.evidence import (
    capex_parts,
    facts,
    forecasts,
    licences,
    observed,
    raised_points,
)
from components.link import NoticeKind
from components.model import LEVERS, PRESETS, Grade, Scenario, Unit, evaluate
from components.model.evaluate import THEMES
from components.text import LANGUAGES, lever_text, money, number, percent
from components.text.catalogue import sentences
from components.text.marks import mark, replace_marks
from components.text.markup import html, markdown
from components.text.numbers import chance
from components.text.pages import marked_statement, statements
from tests.contexts import context
from tests.strategies import ALL_CORNERS, scenarios

SCALES = ("scale.",)  # billions in English, 億 in Japanese
# Figures reach a sentence through placeholders. What may stand in it bare: years, and the
# constants of formulas. Names of companies' groups (4社) and of facts carry their numbers.
BARE = re.compile(
    r"(?<!\d)((1[789]|2[01])\d\d(?!\d)|[145]社|1ギガワット|1GW|1年|1個|1ドル|9割|\d{1,2}月"
    r"|3カ月|1人当たり|1機関|10年間|10年|10倍|[23]年目|1件|[12]つ|10回に9回|10回のうち9回|100分の1|100回中99回|\d*回に1回"
    r"|1ベーシスポイント|0\.01%|\$1 of equity"
    r"|S&P 500|7銘柄|10銘柄)"
)
WITH_NUMBERS = re.compile(
    r"^(fact|data|licence|definition|definition_note|scope|event)\.|\.formula\.|^page\.\w+\.question$|^overview\.stop\.|^glossary\.|\.hover"
)
SPELT_OUT_RANGES = {
    "funding.path.column.q05",
    "funding.path.column.q25",
    "funding.path.column.q75",
    "funding.path.column.q95",
    "reason.out_of_reach",
}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def keys() -> list[str]:
    return sorted(key for key in sentences("en") if not key.startswith(SCALES))


def test_all_languages_have_the_same_sentences() -> None:
    first, *others = (
        {key for key in sentences(language) if not key.startswith(SCALES)} for language in LANGUAGES
    )
    for other in others:
        assert other == first


def test_sentences_have_the_same_placeholders_in_all_languages_and_are_not_empty() -> None:
    en = sentences("en")
    for said in map(sentences, LANGUAGES):
        assert [key for key in keys() if placeholders(en[key]) != placeholders(said[key])] == []
        assert [key for key in keys() if not said[key].strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_in_prose_are_placeholders(language: str) -> None:
    bare = {
        key: sentence
        for key, sentence in sentences(language).items()
        if not WITH_NUMBERS.search(key) and key not in SPELT_OUT_RANGES
        if re.search(r"\d", BARE.sub("", re.sub(r"\{[^}]*\}", "", sentence)))
    }
    assert bare == {}


def test_signs_of_figures_are_as_wide_as_the_figures() -> None:
    wide = re.compile("[０-９％]")
    assert {key: text for key, text in sentences("ja").items() if wide.search(text)} == {}


def test_japanese_sentences_are_japanese() -> None:
    latin = re.compile(r"[A-Za-z]{2,}")
    for key, sentence in sentences("ja").items():
        if key.startswith("glossary."):  # gives the Latin name beside the Japanese one
            continue
        words = set(latin.findall(re.sub(r"\{[^}]*\}|%%|<[^>]*>|\*|`", "", sentence)))
        allowed = {"AI", "GW", "GDP", "IMF", "CSV", "UBS", "xAI", "SoftBank", "ln", "br", "JP"}
        allowed |= {"funding", "path", "English"}
        allowed |= {"MRB", "UFJ", "Coeli", "AES", "ACS", "GIP", "MGX", "AIP"}
        allowed |= {"DSCR", "CF", "NPV", "NAV", "OECD", "BEA", "TBAC", "MMF", "ACH", "Baa", "MIT"}
        allowed |= {"USD", "bn", "JPY", "tn"}  # what amounts count in files
        assert words <= allowed, key
        assert "贝" not in sentence


def test_every_code_of_the_data_and_the_model_has_its_words() -> None:
    codes = [
        *(f"fact.{fact_id}" for fact_id in facts()),
        *(f"lever.{key}.{part}" for key in LEVERS for part in ("label", "help")),
        *(f"{lever.choices_of}.{code}" for lever in LEVERS.values() for code in lever.choices),
        *(f"definition_note.{code}" for code in LEVERS["base"].choices),
        *(
            f"preset.{preset.code}.{part}"
            for preset in PRESETS
            for part in ("name", "story", "origin")
        ),
        *(f"unit_short.{unit}" for unit in Unit if unit is not Unit.CHOICE),
        *(f"grade.{grade}" for grade in Grade),
        *(f"notice.{kind}" for kind in NoticeKind),
        *(f"scope.{forecast.scope}" for forecast in forecasts()),
        *(f"event.{point.event}" for point in raised_points()),
        *(f"company.{part.company}" for part in capex_parts()),
        *(f"status.{part.status}" for part in capex_parts()),
        *(f"data.{name}" for name in licences()),
        *(f"licence.{code}" for codes in licences().values() for code in codes),
        *(f"carrier.{f.reported_via.lower()}" for f in facts().values() if f.reported_via),
    ]
    for language in LANGUAGES:
        assert [code for code in codes if code not in sentences(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_takeaways_stay_true_at_every_corner(language: str) -> None:
    for scenario in ALL_CORNERS:
        results = evaluate(scenario, observed())
        told = statements(context(scenario, language))
        for text in told.values():
            assert not re.search(r"nan|inf\b|None|null|\{|\}|--|−−", text), scenario.changes()
            assert text[-1] in ".。", scenario.changes()
        says_never = re.search(r"never reached|目標には届きません", told["funding"]) is not None
        never = results.funding.reasons.get("target_date") == "never"
        assert says_never == never, scenario.changes()


@given(scenarios, st.sampled_from(LANGUAGES))
def test_takeaways_exist_for_every_scenario(scenario: Scenario, language: str) -> None:
    for text in statements(context(scenario, language)).values():
        assert not re.search(r"nan|None|\{", text)


def test_the_takeaway_states_the_numbers_of_the_results() -> None:
    scenario = Scenario.from_changes({"tgt": 45, "pace": 1.3, "g": -10})
    en = statements(context(scenario, "en"))
    assert (
        "$12.5 billion of $45 billion (your input; the partnership’s own target is $30 billion)"
        in en["funding"]
    )
    assert "27.8%" in en["funding"]
    assert "February 2028" in en["funding"]  # 32.5 / 1.3 = 25 months after January 2026
    assert "shrinks 10% a year from $732.5 billion" in en["buildout"]
    ja = statements(context(scenario, "ja"))
    assert "450億ドル" in ja["funding"]
    assert "2028年2月" in ja["funding"]


@given(st.floats(1e-3, 2e4))
def test_money_reads_back_to_three_figures(usd_bn: float) -> None:
    text = money(usd_bn, "ja")
    scale = {"兆": 1000, "億": 0.1, "万": 1e-5}[text.removesuffix("ドル")[-1]]
    assert float(text[:-3]) * scale == pytest.approx(usd_bn, rel=6e-3)


@pytest.mark.parametrize(
    ("usd_bn", "en", "ja"),
    [
        (12.5, "$12.5 billion", "125億ドル"),
        (999.96, "$1 trillion", "1兆ドル"),
        (0.785, "$785 million", "7.85億ドル"),
        (31821.3, "$31.8 trillion", "31.8兆ドル"),
        (0.0, "$0", "0ドル"),
    ],
)
def test_money_in_all_languages(usd_bn: float, en: str, ja: str) -> None:
    assert (money(usd_bn, "en"), money(usd_bn, "ja")) == (en, ja)


def test_numbers_round_to_what_they_say() -> None:
    assert number(0, "en") == "0"
    assert number(99.96, "en") == "100"
    assert number(0.0123, "ja") == "0.0123"
    assert percent(-40, "en") == "−40%"
    assert lever_text(
        "mult",
        100 / 30,
        "en",
    ).startswith("3.333")


@given(st.floats(0, 100))
def test_a_chance_never_claims_certainty(value: float) -> None:
    assert chance(value, "en") not in {"0%", "100%"}


def test_a_dollar_sign_is_money_and_not_a_formula() -> None:
    assert markdown(money(5, "en")) == "\\$5\u00a0billion"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["overview", *THEMES])
def test_a_marked_sentence_is_the_html_that_its_links_would_be(page: str, language: str) -> None:
    scenario = Scenario.default()
    text = marked_statement(page, context(scenario, language))
    linked = replace_marks(text, lambda reference, shown: f"[{shown}](#{reference})")
    joined = re.sub(r'<span class="whole">(.*?)</span>', r"\1", html(text))
    assert joined.replace("\u00a0", " ") == MarkdownIt("commonmark").renderInline(linked)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("年40兆ドルの5%", ["40兆ドル"]),
        ("2026年11月の1.62倍、12カ月", ["2026年", "11月", "1.62倍", "12カ月"]),
        ("払込額の" + mark("1.62", "result:target.tvpi") + "倍", ["1.62倍"]),
        (mark("5710億ドル", "fact:a.b") + "にも5兆～8兆ドルにも", ["5710億ドル", "5兆～8兆ドル"]),
        ("年12.8～38.7%、45%～99%超で", ["12.8～38.7%", "45%～99%超"]),
        (mark("0.9", "lever:g") + "～" + mark("1.55倍", "lever:up") + "に", ["0.9～1.55倍"]),
        ("440億キロワット時、2.6ベーシスポイント", ["440億", "キロワット時", "ベーシスポイント"]),
        ("年25GWずつつなげる", ["つなげる"]),
    ],
)
def test_a_number_and_its_japanese_unit_stand_on_one_line(text: str, whole: list[str]) -> None:
    found = re.findall(r'<span class="whole">(.*?)</span>', html(text))
    assert [re.sub("<[^>]*>", "", one) for one in found] == whole


@pytest.mark.parametrize("written", [html, markdown])
def test_no_line_ends_between_a_number_and_its_unit(written: Callable[[str], str]) -> None:
    assert "12.5\u00a0billion dollars" in written("It has 12.5 billion dollars")
    assert "from 0.07\u00a0to\u00a02.9." in written("grows from 0.07 to 2.9.")
    assert written(f"{mark('14', 'lever:g')} funds of 2026.").endswith("\u00a0funds of 2026.")


@pytest.mark.parametrize("reference", ["", "a", 'x:y"onclick=1', "x:y onclick=1", "x:<b>", "x:*y*"])
def test_what_is_no_reference_is_no_link(reference: str) -> None:
    assert html(mark("1 <i>", reference)) == "1 &lt;i&gt;"
