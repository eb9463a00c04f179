from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.evidence import observed
from components.link import decode
from components.model import LEVERS, Scenario, evaluate
from components.model.lab.explain import explain
from components.model.lab.quantity import QUANTITIES
from components.model.lab.solve import Miss
from components.model.lab.tornado import tornado
from components.model.levers import ALIASES
from components.text import LANGUAGES, say
from components.text.catalogue import sentences
from tests.strategies import tries
from tests.web.client import client

QUESTIONS = {
    "tornado": {"result": "buildout.total_usd_tn"},
    "solve": {"result": "buildout.total_usd_tn", "lever": "g", "target": "6.5"},
    "explain": {"result": "breakout.required_revenue_usd_bn", "gm": "60", "g": "25"},
    "uncertainty": {"result": "target.tvpi"},
    "response": {"result": "buildout.total_usd_tn", "lever": "g"},
}


def ask(name: str, **parameters: object) -> dict[str, Any]:
    answer = client.get(f"/api/{name}?{urlencode(parameters)}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_keys_of_questions_are_no_keys_of_links() -> None:
    assert not {"result", "lever", "target"} & {*LEVERS, *ALIASES, "v", "lang", "b"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_is_kept_and_has_another_tag_for_another_question(name: str) -> None:
    base = QUESTIONS[name]
    tags = set()
    other = "reallocation.external_need_usd_tn"
    for changed in ({}, {"lang": "ja"}, {"c26": "800"}, {"c26": "9999"}, {"result": other}):
        path = f"/api/{name}?{urlencode({**base, **changed})}"
        first = client.get(path)
        assert first.headers["access-control-allow-origin"] == "*"
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        tags.add(first.headers["etag"])
    assert len(tags) == 5
    if "target" in base:
        assert (
            client.get(f"/api/{name}?{urlencode({**base, 'target': '7'})}").headers["etag"]
            not in tags
        )


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_faulty_scenario_is_answered_with_notices(name: str) -> None:
    found = ask(name, **QUESTIONS[name], mom=999, pool="abc")
    assert [(one["kind"], one["key"]) for one in found["notices"]] == [
        ("clamped", "mom"),
        ("unreadable", "pool"),
    ]
    assert found["result"]["id"] == QUESTIONS[name]["result"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("tornado?", 400, "missing"),
        ("tornado?result=", 400, "missing"),
        ("tornado?result=macro.abroad_pp&result=macro.abroad_pp", 400, "missing"),
        ("tornado?result=moon.landing", 404, "no_result"),
        ("tornado?result=buildout.annual_usd_bn", 404, "no_result"),
        ("tornado?result=__class__.__name__", 404, "no_result"),
        ("solve?result=buildout.total_usd_tn&lever=moon&target=1", 404, "no_lever"),
        ("solve?result=buildout.total_usd_tn&lever=g&target=nan", 400, "bad_target"),
        ("solve?result=buildout.total_usd_tn&lever=g&target=2028-03", 400, "bad_target"),
        ("solve?result=funding.target_date&lever=pace&target=2028-13", 400, "bad_target"),
        ("solve?result=funding.target_date&lever=pace&target=1e9", 400, "bad_target"),
        ("solve?result=buildout.total_usd_tn&lever=g", 400, "missing"),
        ("response?result=buildout.total_usd_tn", 400, "missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_words(
    language: str, query: str, status: int, code: str
) -> None:
    answer = client.get(f"/api/{query}&lang={language}")
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["message"][:5] == say(language, f"lab.{code}", name="", example="")[:5]


def test_the_tornado_is_that_of_the_model() -> None:
    found = ask("tornado", result="funding.months_to_target", pace=0.5)
    expected = tornado(Scenario.default().replace(pace=0.5), "funding.months_to_target", observed())
    assert [bar["key"] for bar in found["bars"]] == [bar.lever for bar in expected.bars]
    assert found["bars"][0]["ends"][0]["result"]["reason"]["code"] == "never"
    assert found["bars"][0]["swing"] is None
    assert [one["key"] for one in found["held"]] == ["tgt"]
    pace = next(bar for bar in found["bars"] if bar["key"] == "pace")
    assert pace["evidence"]["resource"] == "peer_funds"
    assert pace["page"] == "funding"


def test_a_value_that_solves_comes_with_the_link_that_applies_it() -> None:
    found = ask("solve", **QUESTIONS["solve"], c25=500, lang="ja", b="g~25")
    (one,) = found["answers"]
    link = decode(parse_qsl(one["query"]), LANGUAGES)
    assert (link.case.scenario.c25, link.case.language) == (500, "ja")
    assert link.case.compared == Scenario.default().replace(g=25)
    total = evaluate(link.case.scenario, observed()).buildout.total_usd_tn
    assert total == pytest.approx(6.5, rel=1e-3)
    assert "6.5兆ドル" in found["sentence"]
    assert found["nearest"] is None
    assert found["miss"] is None


@pytest.mark.parametrize("target", [6.5, 40], ids=["answer", "nearest"])
def test_links_in_answers_lose_nothing_that_the_reader_brought(target: float) -> None:
    """Pin, guesses and the question of the lab ride along, as they do in the answer's own link."""
    brought = {"b": "g~25", "guess": "buildout~3", "r": "macro.net_contribution_pp", "by": "imp"}
    found = ask("solve", **{**QUESTIONS["solve"], "target": target}, **brought)
    links = [one["query"] for one in found["answers"]] or [found["nearest"]["query"]]
    assert {key: dict(parse_qsl(links[0])).get(key) for key in brought} == brought


def test_a_month_is_a_target_of_a_date() -> None:
    found = ask("solve", result="funding.target_date", lever="pace", target="2028-03")
    assert found["target"] == {"number": 26, "month": "2028-03", "reason": None}
    assert found["answers"][0]["result"]["month"] == "2028-03"
    assert (
        ask("solve", result="funding.target_date", lever="pace", target="26")["answers"]
        == (found["answers"])
    )


def test_without_a_solution_the_nearest_is_stated_with_its_link() -> None:
    revenue = "breakout.required_revenue_usd_bn"
    found = ask("solve", result=revenue, lever="gm", target="650")
    assert (found["answers"], found["miss"]) == ([], "beyond_range")
    assert found["nearest"]["value"] == 80
    assert "gm=80" in found["nearest"]["query"]
    assert "80%" in found["sentence"]


def test_a_difference_is_explained_from_the_pinned_scenario_or_the_default() -> None:
    result = "breakout.required_revenue_usd_bn"
    after = Scenario.default().replace(g=25)
    for pinned, before in (
        (None, Scenario.default()),
        ("gm~60", Scenario.default().replace(gm=60)),
    ):
        found = ask("explain", result=result, g=25, **({"b": pinned} if pinned else {}))
        expected = explain(before, after, result, observed())
        assert found["pinned"] == (pinned is not None)
        assert [part["key"] for part in found["parts"]] == [part.lever for part in expected.parts]
        assert found["before"]["number"] == expected.before
        total = sum(part["contribution"] for part in found["parts"])
        assert total == pytest.approx(found["after"]["number"] - found["before"]["number"])
    same = ask("explain", result=result)
    assert (same["unexplained"], same["parts"]) == ("equal", [])


def test_the_band_and_its_grades_are_stated() -> None:
    found = ask("uncertainty", result="target.tvpi")
    assert list(found["quantiles"]) == ["5", "25", "50", "75", "95"]
    assert sum(found["variance_by_grade"].values()) == pytest.approx(1)
    assert found["draws"] == 10_000
    assert {"rc1", "bow", "fg"} <= {one["key"] for one in found["levers"]}


def test_a_response_has_gaps_where_there_is_no_result() -> None:
    found = ask("response", result="funding.months_to_target", lever="mom")
    assert found["results"][0] is None
    assert found["at"] == {"value": 0, "result": pytest.approx(22.29, abs=0.01)}
    assert found["presets"] == []


@settings(max_examples=tries(25))
@given(
    st.sampled_from(sorted(QUANTITIES)),
    st.sampled_from(sorted(set(LEVERS) - {"tgt"})),
    st.floats(-50, 3000, allow_nan=False),
    st.sampled_from(LANGUAGES),
)
def test_every_solution_is_a_sentence(
    result_id: str, lever: str, target: float, language: str
) -> None:
    found = ask("solve", result=result_id, lever=lever, target=f"{target:.6f}", lang=language)
    assert found["sentence"][-1] in ".。"
    assert not set(found["sentence"]) & set("{}")
    assert "nan" not in found["sentence"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_the_lab_has_its_words(language: str) -> None:
    codes = [f"lab.miss.{miss}" for miss in Miss]
    codes += [f"result.{result_id}" for result_id in QUANTITIES]
    assert [code for code in codes if code not in sentences(language)] == []
