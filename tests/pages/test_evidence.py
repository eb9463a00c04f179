import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from components.evidence import Verdict, claims, facts, report_errors
from components.link import Case, encode
from components.model import Scenario
from components.text import LANGUAGES, number, say
from components.text.claims import claim_words, work_words
from components.text.markup import html, markdown
from components.text.quotes import tell, tell_marked
from components.ui.evidence import ICONS
from tests.charts.test_charts import contrast
from tests.pages.test_pages import opened, texts, unfolded

READER = {"tgt": "45", "pace": "1.2"}


def heads(app: AppTest) -> list[str]:
    return [text.value for text in app.main.markdown if text.value.startswith("### ")]


def expected_heads(language: str, verdict: Verdict | None = None) -> list[str]:
    return [
        "### "
        + markdown(
            say(
                language,
                "evidence.list.number",
                order=str(claim.order),
                claim=claim_words(claim, "claim", language),
            )
        )
        for claim in claims()
        if verdict in (None, claim.verdict)
    ]


LINK = re.compile(r'<a class="page-link " href="\./(\w+)\?([^"#]*)(?:#lever=(\w+))?">(.*)</a>')


def work_links(app: AppTest) -> list[tuple[str, str, str, str]]:
    """Page, query, input and label of the links to where the claims can be worked."""
    found = (LINK.fullmatch(element.proto.body) for element in app.main.get("html"))
    return [
        (page, unescape(query), lever or "", unescape(label))
        for page, query, lever, label in (match.groups() for match in found if match)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_claims_stand_in_order_each_with_its_verdict_in_words(language: str) -> None:
    app = opened("evidence", v="2", lang=language)
    assert heads(app) == expected_heads(language)
    marks = {f"{ICONS[v]} {say(language, f'evidence.verdict.{v}')}": v for v in Verdict}
    drawn = [marks[text.value] for text in app.main.markdown if text.value in marks]
    assert drawn == [claim.verdict for claim in claims()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_of_other_reports_are_marked_as_such_and_put_right(language: str) -> None:
    page = texts(opened("evidence", v="2", lang=language))
    for error in report_errors():
        said = tell(language, f"evidence.error.{error.id}.said")
        assert markdown(say(language, "evidence.errors.said", said=said)) in page
        assert markdown(tell_marked(language, f"evidence.error.{error.id}.found")) in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", Verdict)
def test_the_filter_shows_one_verdict_and_leaves_the_link_alone(
    verdict: Verdict, language: str
) -> None:
    app = opened("evidence", v="2", lang=language, utm_source="x", **READER)
    before = dict(app.query_params)
    app.button_group(key=f"claim_filter.{language}").set_value(str(verdict)).run()
    assert not app.exception
    assert heads(app) == expected_heads(language, verdict)
    assert dict(app.query_params) == before
    assert app.session_state["session"].case.scenario == Scenario.from_changes(
        {"tgt": 45, "pace": 1.2}
    )
    app.button_group(key=f"claim_filter.{language}").set_value("all").run()
    assert heads(app) == expected_heads(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_leads_to_its_input_with_its_levers_and_the_readers_others(
    language: str,
) -> None:
    brought = {"b": "g~25", "guess": "buildout~3", "r": "macro.net_contribution_pp"}
    app = opened("evidence", v="2", lang=language, **READER, **brought)
    reader = Scenario.from_changes({"tgt": 45, "pace": 1.2})
    links = work_links(app)
    assert [(page, lever) for page, _, lever, _ in links] == [
        (claim.page, claim.lever) for claim in claims()
    ]
    for (_, query, _, label), claim in zip(links, claims(), strict=True):
        case = Case(reader.replace(**claim.changes), language)
        assert dict(parse_qsl(query)) == encode(case) | brought
        assert label == html(work_words(claim, language))
        if claim.lever:
            assert {"en": "Work it out yourself", "ja": "自分で計算してみる"}[language] in label
    assert "tgt=45" in links[0][1]  # implies no input
    assert "tgt" not in links[1][1]  # sets the target to 30, its default


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ledger_holds_every_fact_and_is_searched(language: str) -> None:
    app = unfolded(opened("evidence", v="2", lang=language), "ledger")
    (table,) = app.table
    assert len(table.value) == len(facts())
    app.text_input(key="ledger.search").set_value("bii.ai_capex").run()
    assert len(app.table[0].value) == 2
    n = number(len(facts()), language)
    assert say(language, "evidence.ledger.shown", shown="2", n=n) in [c.value for c in app.caption]
    app.text_input(key="ledger.search").set_value("zzz").run()
    assert not app.table
    assert dict(app.query_params) == {"v": "2", "lang": language}


def test_both_lists_can_be_had_as_csv() -> None:
    app = opened("evidence", v="2", lang="ja")
    links = [button.proto.url for button in app.main.get("link_button")]
    assert links == ["./api/facts.csv?lang=ja", "./api/claims.csv?lang=ja"]


def test_verdicts_are_legible_on_their_grounds_in_light_and_in_dark() -> None:
    style = Path("components/ui/style.css").read_text(encoding="utf-8")
    rules = re.findall(r'"st-key-verdict-(\w*)"\] p \{([^}]*)\}', style)
    assert {name for name, _ in rules} == {"", "confirmed", "imprecise", "wrong"}
    assert "color: #ffffff" in dict(rules)[""]
    for _, rule in rules:
        (ground,) = re.findall(r"background: (#\w+)", rule)
        assert contrast("#ffffff", ground) >= 4.5
