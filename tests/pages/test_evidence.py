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
from tests.charts.test_charts import contrast
from tests.pages.drawn import html as drawn_html
from tests.pages.test_pages import opened, texts, unfolded

READER = {"tgt": "45", "pace": "1.2"}


CLAIM = re.compile(
    r'<section class="claim" id="(?P<id>[\w-]+)"><h3><span>(?P<title>.*?)</span> '
    r'<span class="verdict (?P<verdict>\w+)"><b aria-hidden="true">(?P<sign>.)</b> (?P<name>.*?)'
    r"</span></h3>(?P<body>.*?)</section>"
)
LINK = re.compile(r'<a class="page-link " href="\./(\w+)\?([^"#]*)(?:#lever=(\w+))?">(.*?)</a>')


def listed(app: AppTest) -> list[dict[str, str]]:
    """Return the claims of the page, taken apart."""
    return [match.groupdict() for match in CLAIM.finditer(drawn_html(app))]


def work_links(app: AppTest) -> list[tuple[str, str, str, str]]:
    """Page, query, input and label of the links to where the claims can be worked."""
    found = (LINK.findall(claim["body"]) for claim in listed(app))
    return [
        (page, unescape(query), lever, unescape(text)) for ((page, query, lever, text),) in found
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_claims_stand_in_order_each_with_its_verdict_in_words_and_by_a_sign(
    language: str,
) -> None:
    found = listed(opened("evidence", v="2", lang=language))
    for one, claim in zip(found, claims(), strict=True):
        words = claim_words(claim, "claim", language)
        title = say(language, "evidence.list.number", order=str(claim.order), claim=words)
        assert one["title"] == html(title)
        assert one["verdict"] == claim.verdict
        assert one["name"] == say(language, f"evidence.verdict.{claim.verdict}")
        assert html(claim_words(claim, "found", language)) in one["body"]
        assert html(claim_words(claim, "why", language)) in one["body"]
    assert len({(one["verdict"], one["sign"]) for one in found}) == len(Verdict)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_sources_of_a_claim_are_folded_behind_the_first(language: str) -> None:
    found = listed(opened("evidence", v="2", lang=language))
    for one, claim in zip(found, claims(), strict=True):
        (fold,) = re.findall(r"<details><summary>(.*?)</summary>(.*?)</details>", one["body"])
        summary, rest = map(unescape, fold)
        assert claim.sources[0].publisher in summary
        assert all(source.publisher in rest for source in claim.sources)
        more = re.findall(r"\d+", summary.split(claim.sources[0].publisher)[1])
        assert len(claim.sources) == 1 or more[-1] == str(len(claim.sources) - 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_of_other_reports_are_marked_as_such_and_put_right(language: str) -> None:
    page = texts(opened("evidence", v="2", lang=language))
    for error in report_errors():
        said = tell(language, f"evidence.error.{error.id}.said")
        assert markdown(say(language, "evidence.errors.said", said=said)) in page
        assert markdown(tell_marked(language, f"evidence.error.{error.id}.found")) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_square_leads_to_its_claim(language: str) -> None:
    page = drawn_html(opened("evidence", v="2", lang=language))
    squares = re.findall(r'<a href="#([\w-]+)" title="(.*?)"', page)
    found = map(re.Match.groupdict, CLAIM.finditer(page))
    titles = {one["id"]: re.sub("<[^>]*>", "", one["title"]).replace("\xa0", " ") for one in found}
    assert dict(squares) == titles
    assert len(squares) == len(claims())


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
    shown = markdown(say(language, "evidence.ledger.shown", shown="2", n=n))
    assert shown in [c.value for c in app.caption]
    app.text_input(key="ledger.search").set_value("zzz").run()
    assert not app.table
    assert dict(app.query_params) == {"v": "2", "lang": language}


def test_both_lists_can_be_had_as_csv() -> None:
    app = opened("evidence", v="2", lang="ja")
    links = [button.proto.url for button in app.main.get("link_button")]
    assert links == ["./api/facts.csv?lang=ja", "./api/claims.csv?lang=ja"]


def test_what_squares_and_verdicts_say_is_legible_on_their_grounds() -> None:
    style = Path("components/browser/first.css").read_text(encoding="utf-8")
    grounds = re.findall(r"--ground: (#\w+)", style)
    assert len(grounds) == 6  # one for what cannot be checked, three verdicts, grades A to C
    assert "color: #ffffff" in style
    assert all(contrast("#ffffff", ground) >= 4.5 for ground in grounds)
