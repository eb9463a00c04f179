import re
from urllib.parse import urlencode, urlsplit

import pytest

from components.evidence import (
    Claim,
    ClaimSource,
    ReportError,
    Verdict,
    claims,
    claims_by_verdict,
    fact,
    facts,
    observed,
    report_errors,
)
from components.evidence.files import rows
from components.link import Case, decode, encode
from components.model import LEVERS, Scenario
from components.model.evaluate import THEMES
from components.text import LANGUAGES, has
from components.text.claims import claim_words, matching_facts, sources_sentence
from tests.charts.drawn import TODAY

BY_ID = pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
SOURCES = [
    *(source for claim in claims() for source in claim.sources),
    *(source for error in report_errors() for source in error.sources),
]
READER = Scenario.from_changes({"tgt": 45, "pace": 1.2, "g": 5, "up": 0.2, "base": "five"})


@BY_ID
def test_a_claim_has_its_words_in_both_languages(claim: Claim) -> None:
    for language in LANGUAGES:
        for part in ("claim", "found", "why"):
            text = claim_words(claim, part, language)
            assert text[-1] in ".。”"
            assert not re.search(r"[{}]|None|\bnan\b", text)
            assert len(text.split()) <= 60
        assert has(language, f"evidence.verdict.{claim.verdict}")


@BY_ID
def test_a_claim_names_its_sources_and_the_page_that_models_it(claim: Claim) -> None:
    assert claim.sources or claim.verdict is Verdict.CANNOT_BE_CHECKED
    assert claim.page in THEMES
    assert not claim.lever or LEVERS[claim.lever].home == claim.page
    assert re.fullmatch(r"2026-\d\d-\d\d", claim.checked)


def test_every_claim_but_that_of_a_date_leads_to_an_input() -> None:
    assert [claim.id for claim in claims() if not claim.lever] == ["outlook_date"]


def test_what_the_article_says_and_nobody_could_work_leads_to_what_works_it() -> None:
    work = {claim.id: (claim.page, claim.lever) for claim in claims()}
    assert work["voice_risk"] == ("coinvest", "quota")  # how few partners can block
    assert work["followers"] == ("reallocation", "fol")
    assert work["priority"] == ("reallocation", "pool")
    assert work["concentration"] == ("macro", "firm")  # one firm cuts its plan
    assert work["one_frame"][0] == "digital"  # whose chart draws all to one scale
    assert work["credibility"] == ("coinvest", "cert")  # what good names take off the cost of debt


def test_claims_stand_in_the_order_of_the_article() -> None:
    assert [claim.order for claim in claims()] == list(range(1, len(claims()) + 1))
    assert len({claim.id for claim in claims()}) == len(claims())


@BY_ID
@pytest.mark.parametrize("reader", [Scenario.default(), READER], ids=["default", "changed"])
def test_a_link_changes_exactly_the_levers_that_the_claim_implies(
    claim: Claim, reader: Scenario
) -> None:
    fragment = dict(pair.split("=") for pair in claim.levers.split("&") if pair)
    assert decode(fragment.items(), LANGUAGES).notices == ()
    assert urlencode(fragment) == claim.levers

    query = encode(Case(reader.replace(**claim.changes), "ja"))
    link = decode(query.items(), LANGUAGES)
    assert link.notices == ()
    assert link.case.language == "ja"
    before, after = reader.values(), link.case.scenario.values()
    for key in LEVERS:
        if key in fragment:
            assert after[key] == pytest.approx(float(fragment[key]))
        else:
            assert after[key] == before[key]


@BY_ID
def test_a_verdict_agrees_with_the_figure_it_is_held_against(claim: Claim) -> None:
    """A confirmed figure equals the fact, a wrong one does not."""
    assert bool(claim.article_value) == bool(claim.unit) == bool(claim.fact_id)
    if claim.fact_id:
        held_against = fact(claim.fact_id)
        assert claim.unit == held_against.unit
        same = claim.article_value == held_against.text
        assert same == (claim.verdict is not Verdict.WRONG)


def test_the_counts_are_those_of_the_data() -> None:
    verdicts = [row["verdict"] for row in rows("claims", "claims")]
    assert claims_by_verdict() == {str(v): verdicts.count(v) for v in Verdict}
    assert observed().claims_by_verdict == claims_by_verdict()


def test_every_source_belongs_to_a_claim_or_an_error() -> None:
    owners = [*(claim.id for claim in claims()), *(error.id for error in report_errors())]
    assert len(owners) == len(set(owners))
    assert {row["claim_id"] for row in rows("claims", "sources")} <= set(owners)
    assert len(SOURCES) == len(rows("claims", "sources"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.publisher)
def test_a_source_keeps_the_rules_for_facts(source: ClaimSource) -> None:
    assert source.title
    assert source.says
    assert source.confidence in {"high", "medium", "low"}
    assert not source.published or re.fullmatch(r"20\d\d(-\d\d(-\d\d)?)?", source.published)
    if source.reported_via:
        assert source.confidence != "high"
        assert all(has(language, f"carrier.{source.reported_via}") for language in LANGUAGES)
    else:
        assert source.url  # what was read at its publisher can be opened there
    if source.url:
        assert urlsplit(source.url).scheme == "https"
        assert not re.search(r"cloudfront|blogspot|binance|okx|gate", urlsplit(source.url).netloc)


@pytest.mark.parametrize("error", report_errors(), ids=lambda error: error.id)
def test_an_error_of_other_reports_has_words_and_sources(error: ReportError) -> None:
    assert error.sources
    for language in LANGUAGES:
        for part in ("said", "found"):
            assert has(language, f"evidence.error.{error.id}.{part}")


def test_the_sources_of_a_claim_say_who_when_and_through_whom() -> None:
    (raised, *_) = claims()
    line = sources_sentence(raised.sources, "en", TODAY)
    assert "[Investing News Network](https://investingnews.com/" in line
    assert "16 January 2026 (10 months old)" in line
    assert "Bloomberg (via a press summary), 15 January 2026" in line
    assert sources_sentence((), "ja", TODAY) == "出所：見つかっていません。"


def test_the_ledger_is_searched_in_the_readers_language_and_in_the_sources_own() -> None:
    def ids(query: str, language: str) -> set[str]:
        return {one.id for one in matching_facts(query, language)}

    assert ids("", "en") == set(facts())
    assert "aip.equity_raised_usd_bn" in ids("equity RAISED", "en")
    assert "aip.equity_raised_usd_bn" in ids("集めた", "ja")
    assert ids("outlook_published", "ja") == {"bii.outlook_published_date"}
    assert all("Alphabet" in fact(i).publisher + fact(i).title for i in ids("alphabet 10-K", "ja"))
    assert ids("no such figure", "en") == set()


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("ＭＩＣＲＯＳＯＦＴ", "microsoft"),
        ("ﾏｲｸﾛ", "マイクロ"),
        ("２０２６", "2026"),
        ("ﾌﾞﾗｯｸﾛｯｸ", "ブラックロック"),
    ],
)
def test_the_ledger_finds_the_same_whatever_the_width_of_letters(typed: str, usual: str) -> None:
    found = matching_facts(typed, "ja")
    assert found
    assert found == matching_facts(usual, "ja")
