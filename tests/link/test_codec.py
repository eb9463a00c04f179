import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.evidence import observed
from components.link import Case, Link, NoticeKind, codec, decode, encode
from components.link.notice import ASKED_LENGTH
from components.model import LEVERS, VERSION, Scenario
from components.model.evaluate import REVISED, evaluate
from components.model.guess import GUESSED, Guesses
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import Question, partners
from components.model.lever import Value
from components.model.levers import EARLIER_DEFAULTS
from components.model.result import Kind
from tests.strategies import scenarios

LANGUAGES = ("en", "ja")
FROZEN = [
    frozen
    for version in range(1, VERSION + 1)
    for frozen in json.loads((Path(__file__).parent / f"frozen_links_v{version}.json").read_text())
]
RESULTS = json.loads((Path(__file__).parent / "frozen_results_v1.json").read_text())
PLANS_OF_VERSION_1 = {"amzn": 200.0, "msft": 190.0, "googl": 185.0, "meta": 135.0, "orcl": 50.0}


def read(query: str) -> Link:
    return decode(parse_qsl(query, keep_blank_values=True), LANGUAGES)


def kinds(query: str) -> list[tuple[str, str]]:
    return [(notice.kind, notice.key) for notice in read(query).notices]


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda link: link["query"] or "empty")
def test_links_of_each_version_read_the_same_forever(frozen: dict[str, Any]) -> None:
    link = decode(parse_qsl(frozen["query"], keep_blank_values=True), LANGUAGES, "ja")
    _expect(link.case.scenario, frozen["changes"], link.version)
    assert link.case.language == (frozen["language"] or "ja")
    older = {NoticeKind.OLDER_DEFAULT, NoticeKind.OLDER_METHOD} if link.version < VERSION else set()
    assert {notice.kind for notice in link.notices} <= older
    compared = link.case.compared
    assert (compared is None) == (frozen.get("compared") is None)
    if compared is not None:
        _expect(compared, frozen["compared"], link.version)
    assert dict(link.case.guesses) == frozen.get("guesses", {})
    values = link.case.scenario.values()
    assert {key: values[key] for key in frozen.get("values", {})} == frozen.get("values", {})


def _expect(scenario: Scenario, changes: dict[str, Value], version: int) -> None:
    """Expect what a link changes and what stood elsewhere in its version, and nothing else."""
    values = scenario.values()
    assert {key: values[key] for key in changes} == changes
    assert set(scenario.changes()) <= set(changes) | set(EARLIER_DEFAULTS.get(version, {}))


@given(scenarios, st.sampled_from(LANGUAGES))
@example(Scenario.from_changes({"bust": 1e-9}), "en")  # which the link writes as 0
def test_every_scenario_comes_back_from_its_link(scenario: Scenario, language: str) -> None:
    link = read(urlencode(encode(Case(scenario, language))))
    assert (link.case.language, link.notices) == (language, ())
    for key, value in scenario.values().items():
        # A derived default passes on what its leader's rounding changed.
        slack = 1e-4 if LEVERS[key].derive else 5.1e-7
        expected = value if isinstance(value, str) else pytest.approx(value, abs=slack)
        assert link.case.scenario.values()[key] == expected
    again = read(urlencode(encode(Case(link.case.scenario, language))))
    assert again.case.scenario == link.case.scenario  # and what was read is exact from then on


@given(scenarios)
def test_a_link_holds_the_version_and_only_what_differs(scenario: Scenario) -> None:
    query = encode(Case(scenario, "en"))
    assert list(query)[:2] == ["v", "lang"]
    assert query["v"] == str(VERSION)
    assert set(query) - {"v", "lang"} == set(scenario.changes())


def test_out_of_range_is_clamped_with_a_notice() -> None:
    link = read("pace=99&tgt=-1")
    assert (link.case.scenario.pace, link.case.scenario.tgt) == (3, 20)
    assert [(n.kind, n.key, n.asked, n.used) for n in link.notices] == [
        (NoticeKind.CLAMPED, "tgt", "-1", 20.0),
        (NoticeKind.CLAMPED, "pace", "99", 3.0),
    ]


def test_a_fraction_where_only_whole_numbers_go_is_rounded_with_a_notice() -> None:
    link = read("life=7.4&nproj=99.5&fl=30.5")
    assert (link.case.scenario.life, link.case.scenario.nproj, link.case.scenario.fl) == (
        7,
        100,
        20,
    )
    assert [(n.kind, n.key, n.asked, n.used) for n in link.notices] == [
        (NoticeKind.ROUNDED, "life", "7.4", 7.0),
        (NoticeKind.ROUNDED, "nproj", "99.5", 100.0),
        (NoticeKind.CLAMPED, "fl", "30.5", 20.0),
    ]


def test_a_debt_share_left_out_of_a_link_follows_its_leverage() -> None:
    assert read("mult=2").case.scenario.debt == 50
    assert read("mult=2&debt=70").case.scenario.debt == 70
    assert encode(Case(read("mult=2&debt=70").case.scenario, "en")) == {
        "v": "2", "lang": "en", "mult": "2", "debt": "70"
    }  # fmt: skip


@pytest.mark.parametrize(
    "value",
    ["abc", "nan", "inf", "-inf", "", " ", "1e999", "0x10", "1_0", "1,2,5", "--1", "1.2.3", "None"],
)
def test_unreadable_is_the_default_with_a_notice(value: str) -> None:
    link = read(urlencode({"pace": value}))
    assert link.case.scenario == Scenario.default()
    assert [(n.kind, n.key, n.used) for n in link.notices] == [
        (NoticeKind.UNREADABLE, "pace", 0.785)
    ]


def test_an_unreadable_level_takes_the_default_of_its_definition() -> None:
    link = read("base=five&c26=x")
    five = LEVERS["c26"].defaults["five"].value
    assert (link.case.scenario.c26, link.notices[0].used) == (five, five)


@pytest.mark.parametrize("value", ["1.5", "+1.5", "1.50", "15e-1", " 1.5 ", "1.5E0"])
def test_numbers_read_however_they_are_written(value: str) -> None:
    assert read(urlencode({"pace": value})).case.scenario.pace == 1.5


def test_repeated_keys_are_the_default_with_a_notice() -> None:
    assert kinds("pace=1&pace=2&base=five&base=four_cash&v=1&v=2&lang=ja&lang=en") == [
        ("version", "v"),
        ("language", "lang"),
        ("repeated", "pace"),
        ("repeated", "base"),
    ]
    assert read("pace=1&pace=2").case.scenario == Scenario.default()


def test_what_is_said_twice_alike_is_said() -> None:
    assert read("v=1&lang=ja&pace=1&v=1&lang=ja&pace=1") == read("v=1&lang=ja&pace=1")


def test_unknown_keys_are_ignored_without_a_word() -> None:
    assert read("utm_source=a&fbclid=b&__proto__=c&pace2=9") == read("")


@pytest.mark.parametrize(
    "version", ["0", str(VERSION + 1), "99", "abc", "", "-1", "1.5", "９", "1e0"]
)
def test_an_unknown_version_is_read_as_the_present_one_with_a_notice(version: str) -> None:
    link = read(urlencode({"v": version, "pace": "1.2"}))
    assert (link.version, link.case.scenario.pace) == (VERSION, 1.2)
    assert [notice.kind for notice in link.notices] == [NoticeKind.VERSION]


def test_an_unknown_language_leaves_the_choice_to_the_browser() -> None:
    link = decode([("lang", "fr")], LANGUAGES, "ja")
    assert link.case.language == "ja"
    assert [notice.kind for notice in link.notices] == [NoticeKind.LANGUAGE]


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "[x](http://e.x)", "`$x$`", "a\u202eb\u200b", "*b*" * 99]
)
def test_what_was_asked_is_shown_without_markup_and_short(value: str) -> None:
    asked = read(urlencode({"pace": value})).notices[0].asked
    assert len(asked) <= ASKED_LENGTH + 1
    assert not set(asked) & set("<>[]()`$*_\\&:/\u202e\u200b")


def test_a_very_long_link_is_read_like_any_other() -> None:
    query = "&".join(["pace=" + "9" * 100_000, *(f"x{i}=y" for i in range(20_000)), "tgt=40"])
    link = read(query)
    assert link.case.scenario.tgt == 40
    assert kinds(query) == [("unreadable", "pace")]


@given(
    st.lists(
        st.tuples(st.one_of(st.sampled_from([*LEVERS, "v", "lang"]), st.text()), st.text()),
        max_size=20,
    )
)
def test_no_pairs_raise(pairs: list[tuple[str, str]]) -> None:
    assert isinstance(decode(pairs, LANGUAGES).case.scenario, Scenario)


def test_hostile_links_never_raise_and_read_back_as_they_were_read() -> None:
    """So many that every key meets every part about fifty times, alone and beside others."""
    chance = random.Random(1)  # noqa: S311 - a fixed seed, nothing secret
    keys = [
        *LEVERS,
        "v",
        "lang",
        "b",
        "r",
        "to",
        "by",
        "and",
        "guess",
        "",
        "utm_source",
        "PACE",
        "pace ",
        "__class__",
    ]
    parts = ["", "nan", "-inf", "1e309", "9" * 40, "%00", "\x00", "\ud800", "<b>", "${7*7}", "'--"]
    parts += [
        "１２",
        "٣",
        "1.2",
        "-",
        "+",
        ".",
        "e",
        "1e",
        "0x1F",
        "true",
        "[]",
        "{}",
        "five",
        "ja",
        "buildout~",
        "~",
    ]
    for _ in range(20_000):
        pairs = [
            (chance.choice(keys), "".join(chance.choices(parts, k=chance.randint(0, 3))))
            for _ in range(chance.randint(0, 6))
        ]
        link = decode(pairs, LANGUAGES)
        assert len(link.notices) <= len(LEVERS) + 8
        written = encode(replace(link.case, language="en", compared=None))
        again = decode(written.items(), LANGUAGES)
        assert (again.case.scenario, again.case.question) == (
            link.case.scenario,
            link.case.question,
        )
        assert again.case.guesses == link.case.guesses


def test_an_old_link_keeps_the_defaults_it_was_made_with(monkeypatch: pytest.MonkeyPatch) -> None:
    # As if version 3 had raised the growth from 12 and one definition's spending from 700.
    earlier = MappingProxyType({2: {"g": {"": 12.0}, "c26": {"four_leases": 700.0}}})
    monkeypatch.setattr(codec, "VERSION", 3)
    monkeypatch.setattr(codec, "EARLIER_DEFAULTS", earlier)
    old = read("v=2&pace=1.2")
    assert (old.case.scenario.g, old.case.scenario.c26, old.version) == (12, 700, 2)
    assert [(n.kind, n.key, n.used) for n in old.notices] == [
        (NoticeKind.OLDER_DEFAULT, "c26", 700.0),
        (NoticeKind.OLDER_DEFAULT, "g", 12.0),
    ]
    five = LEVERS["c26"].defaults["five"].value
    assert read("v=2&base=five").case.scenario.c26 == five  # which is as it was
    assert read("v=2&g=30&c26=500").case.scenario.g == 30
    assert read("v=2&g=30&c26=500").notices == ()
    assert read("v=2&g=abc").case.scenario.g == 12
    assert read("v=3&pace=1.2").case.scenario.g == 19
    assert encode(Case(old.case.scenario, "en")) == {
        "v": "3",
        "lang": "en",
        "pace": "1.2",
        "c26": "700",
        "g": "12",
    }


@pytest.mark.parametrize("frozen", RESULTS, ids=lambda link: link["query"])
def test_links_of_version_1_give_the_results_they_gave(frozen: dict[str, Any]) -> None:
    """With the figures of their day, and except where the method changed."""
    figures = replace(
        observed(),
        supply_as_of=date(2026, 9, 26),
        plans_2026_usd_bn=MappingProxyType(PLANS_OF_VERSION_1),
        us_gdp_usd_bn=MappingProxyType({**observed().us_gdp_usd_bn, 2025: 30615.7}),
    )
    results = evaluate(read(frozen["query"]).case.scenario, figures)
    for result_id, before in frozen["results"].items():
        if result_id in REVISED[2]:
            continue
        now = results.value(result_id)
        assert now == (before if isinstance(before, str | None) else pytest.approx(before, 1e-9))


def test_a_lever_of_a_later_version_in_an_old_link_is_taken_without_a_word() -> None:
    new = next(lever for lever in LEVERS.values() if lever.since == 2 and not lever.choices)
    link = read(f"v=1&{new.key}={new.high:g}")
    assert link.case.scenario.values()[new.key] == new.high
    older = {NoticeKind.OLDER_DEFAULT, NoticeKind.OLDER_METHOD}
    assert {notice.kind for notice in link.notices} <= older
    assert new.key not in {notice.key for notice in link.notices}


@pytest.mark.parametrize(("version", "older"), [("1", 1), (str(VERSION), 0)])
def test_a_link_from_before_a_method_changed_says_so_once(version: str, older: int) -> None:
    assert [kind for kind, _ in kinds(f"v={version}")].count(NoticeKind.OLDER_METHOD) == older


def test_an_older_default_choice_is_the_one_the_notice_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(codec, "VERSION", 3)
    monkeypatch.setattr(codec, "EARLIER_DEFAULTS", {2: {"base": {"": "four_cash"}}})
    link = read("v=2&base=moon")
    assert link.case.scenario.base == "four_cash"
    assert (link.notices[0].key, link.notices[0].used) == ("base", "four_cash")


def test_links_that_passed_through_mail_still_read() -> None:
    link = read("v=2&amp;lang=JA&amp;pace=2")
    assert (link.case.language, link.case.scenario.pace, link.notices) == ("ja", 2.0, ())


def test_noise_beyond_six_decimals_is_dropped() -> None:
    assert read("g=1e-300").case.scenario.g == 0
    assert encode(Case(read("pace=1.23456789").case.scenario, "en"))["pace"] == "1.234568"


def test_a_renamed_key_still_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "ALIASES", MappingProxyType({"speed": "pace"}))
    assert read("speed=1.2").case.scenario.pace == 1.2
    assert kinds("speed=1.2&pace=1.3") == [("repeated", "pace")]


@given(scenarios, scenarios, st.sampled_from(LANGUAGES))
def test_two_scenarios_come_back_from_one_link(
    scenario: Scenario, other: Scenario, language: str
) -> None:
    first = read(urlencode(encode(Case(scenario, language, other))))
    assert first.notices == ()
    assert first.case.compared is not None
    again = read(urlencode(encode(Case(first.case.scenario, language, first.case.compared))))
    assert again.case == first.case
    assert first.case.scenario == read(urlencode(encode(Case(scenario, language)))).case.scenario
    assert first.case.compared == read(urlencode(encode(Case(other, language)))).case.scenario


def test_a_second_scenario_without_changes_is_the_default_one() -> None:
    link = encode(Case(Scenario.default().replace(g=25), "en", Scenario.default()))
    assert link["b"] == "default"
    assert read("g=25&b=default").case.compared == Scenario.default()
    assert read("g=25").case.compared is None


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("g~99", {"g": 60.0}),
        ("g~abc~tgt~40", {"tgt": 40.0}),
        ("g", {}),
        ("g~25~tgt", {"g": 25.0}),
        ("moon~1~g~25", {"g": 25.0}),
        ("g~25~g~26", {}),
        ("<img src=x>", {}),
        ("~" * 5000, {}),
        ("", {}),
    ],
)
def test_a_broken_second_scenario_leaves_one_notice(text: str, compared: dict[str, float]) -> None:
    link = read(urlencode({"pace": "1.2", "b": text}))
    assert [(n.kind, n.key) for n in link.notices] == [(NoticeKind.COMPARED, "b")]
    assert link.case.compared == Scenario.from_changes(compared)
    assert link.case.scenario.pace == 1.2
    assert not set(link.notices[0].asked) & set("<>[]()`$*_\\&:~")


@st.composite
def questions(draw: st.DrawFn) -> Question:
    result = draw(st.sampled_from(sorted(QUANTITIES)))
    dated = QUANTITIES[result].kind is Kind.DATE
    months = st.dates().map(lambda day: f"{max(day.year, 1000)}-{day.month:02d}")
    numbers = st.floats(-1e9, 1e9).map(lambda number: round(number, 6) or 0.0)
    target: Value | None = draw(st.none() | months if dated else st.none() | numbers)
    lever = draw(st.sampled_from(["", *LEVERS]))
    second = draw(st.sampled_from(["", *partners(lever)])) if lever else ""
    return Question(result, target, lever, second)


@given(scenarios, questions())
def test_a_question_for_the_lab_comes_back_from_its_link(
    scenario: Scenario, question: Question
) -> None:
    link = read(urlencode(encode(Case(scenario, "en", question=question))))
    assert (link.case.question, link.notices) == (question, ())
    without = encode(Case(scenario, "en"))
    assert {key: encode(Case(scenario, "en", question=question))[key] for key in without} == without


def test_the_usual_question_is_not_written() -> None:
    assert encode(Case(Scenario.default(), "en", question=Question())) == {"v": "2", "lang": "en"}
    assert not {"r", "to", "by", "and"} & set(LEVERS)


@pytest.mark.parametrize(
    ("query", "faulty"),
    [
        ("r=nothing.at_all", "r"),
        ("r=buildout.annual_usd_bn", "r"),  # six numbers, not one
        ("r=buildout.total_usd_tn&r=digital.moved_usd_bn", "r"),
        ("to=much", "to"),
        ("to=1e10", "to"),
        ("to=2028-06", "to"),  # a month, but the result is money
        ("r=funding.target_date&to=24", "to"),
        ("r=funding.target_date&to=2028-13", "to"),
        ("by=moon", "by"),
        ("by=g&and=g", "and"),
        ("by=g&and=base", "and"),  # a choice lies on no axis
        ("by=base&and=g", "and"),
        ("and=life", "and"),  # whole numbers only
        ("and=", "and"),
    ],
)
def test_a_question_that_cannot_be_read_is_asked_as_usual(query: str, faulty: str) -> None:
    link = read(query)
    assert [(n.kind, n.key) for n in link.notices] == [(NoticeKind.QUESTION, faulty)]
    names = {"r": "result", "to": "target", "by": "lever", "and": "second"}
    assert getattr(link.case.question, names[faulty]) == getattr(Question(), names[faulty])
    assert link.case.scenario == Scenario.default()


@st.composite
def guesses(draw: st.DrawFn) -> Guesses:
    pages = draw(st.sets(st.sampled_from(sorted(GUESSED))))
    return tuple(
        (page, round(draw(st.floats(guessed.low, guessed.high)), 6) or 0.0)
        for page, guessed in GUESSED.items()
        if page in pages
    )


@given(scenarios, scenarios, guesses())
def test_guesses_come_back_from_their_link_and_change_nothing_else(
    scenario: Scenario, other: Scenario, guessed: Guesses
) -> None:
    written = encode(Case(scenario, "en", other, guesses=guessed))
    link = read(urlencode(written))
    assert (link.case.guesses, link.notices) == (guessed, ())
    without = {key: text for key, text in written.items() if key != "guess"}
    assert without == encode(Case(scenario, "en", other))
    alone = read(urlencode(without))
    assert (alone.case.scenario, alone.case.compared) == (link.case.scenario, link.case.compared)


def test_a_link_without_guesses_does_not_name_them() -> None:
    assert "guess" not in encode(Case(Scenario.default(), "en"))
    assert read("g=25").case.guesses == ()
    assert not {"guess"} & set(LEVERS)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("guess=buildout~3~macro~moon", {"buildout": 3.0}),
        ("guess=buildout~101~macro~0.5", {"macro": 0.5}),  # refused, not moved: it is no input
        ("guess=buildout~-1", {}),
        ("guess=buildout~nan", {}),
        ("guess=buildout~1e400", {}),
        ("guess=buildout", {}),
        ("guess=buildout~3~macro", {"buildout": 3.0}),
        ("guess=buildout~3~buildout~4~macro~1", {"macro": 1.0}),
        ("guess=overview~3", {}),
        ("guess=buildout~3~lab~1", {"buildout": 3.0}),
        ("guess=3", {}),
        ("guess=", {}),
        ("guess=~", {}),
        ("guess=<b>~1", {}),
        ("guess=buildout~3&guess=buildout~4", {}),
    ],
)
def test_a_guess_that_cannot_be_used_is_left_out_with_one_notice(
    query: str, kept: dict[str, float]
) -> None:
    link = read(f"g=25&{query}")
    assert [(n.kind, n.key) for n in link.notices] == [(NoticeKind.GUESS, "guess")]
    assert not set(link.notices[0].asked) & set("<>[]()`$*_\\&:~")
    assert dict(link.case.guesses) == kept
    assert link.case.scenario == Scenario.from_changes({"g": 25})
