"""The evidence ranges are what the ledger and the series say, not plus or minus something."""

from collections.abc import Callable

import pytest

from components.evidence import fact, observed
from components.evidence.files import rows
from components.model import LEVERS, Grade, Scenario, evaluate
from components.model.lab.ranges import evidence_range, weaker_grade
from components.model.lever import EvidenceRange
from components.model.peers import peer_slowness

DEFAULT = Scenario.default()
ALL = [(key, code, found) for key, lever in LEVERS.items() for code, found in lever.ranges.items()]
Ends = tuple[float, ...]

# How the ends follow from the facts of a range, where they are not the facts themselves.
DERIVED: dict[str, Callable[..., Ends]] = {
    "cert": lambda low, high: (0.0, 100 * (high - low)),
    "pool": lambda pensions, three: (pensions / 1000, three),
    "oldc": lambda earned, payments, target: (10 * earned / payments, 100 * target),
    "newc": lambda low, high: (100 * low, min(100 * high, LEVERS["newc"].high)),
    "mov": lambda real, activity, market: (real / market / 10, 100 * activity / market),
    "c26": lambda low, high, oracle=0.0: (low + oracle, high + oracle),
}


def facts_of(found: EvidenceRange) -> list[float]:
    return [float(fact(fact_id).value) for fact_id in found.facts]


@pytest.mark.parametrize(("key", "code", "found"), ALL, ids=lambda value: str(value)[:20])
def test_a_range_lies_within_its_lever_and_holds_the_default(
    key: str, code: str, found: EvidenceRange
) -> None:
    lever = LEVERS[key]
    assert lever.accepts(found.low)
    assert lever.accepts(found.high)
    default = float(lever.defaults[code].value)
    assert found.low <= default <= found.high
    assert found.grade is Grade.D or found.facts or found.resource


@pytest.mark.parametrize(
    ("key", "code", "found"),
    [(key, code, found) for key, code, found in ALL if len(found.facts) > 1 and key != "g"],
    ids=lambda value: str(value)[:20],
)
def test_the_ends_are_those_of_the_facts(key: str, code: str, found: EvidenceRange) -> None:
    ends = facts_of(found)
    expected = DERIVED[key](*ends) if key in DERIVED else tuple(ends)
    assert (found.low, found.high) == pytest.approx(expected, rel=0.025)
    if found.grade is not Grade.D:
        assert found.grade >= max(fact(fact_id).grade for fact_id in found.facts)


def test_growth_ends_where_spending_adds_up_to_either_end_of_blackrocks_range() -> None:
    needed = evaluate(DEFAULT, observed()).buildout
    ends = needed.growth_needed_5tn_pct, needed.growth_needed_8tn_pct
    found = evidence_range("g", DEFAULT)
    assert (found.low, found.high) == pytest.approx(ends, abs=0.01)


def test_the_pace_ends_at_the_slowness_of_the_outer_tenths_of_peers() -> None:
    slowness = peer_slowness(observed().peers, 12.5 / 30, observed().months_since_launch)
    ends = DEFAULT.pace / slowness.quantile(0.9), DEFAULT.pace / slowness.quantile(0.1)
    found = evidence_range("pace", DEFAULT)
    assert (found.low, found.high) == pytest.approx(ends, abs=0.005)


def test_ranges_from_series_end_where_these_do() -> None:
    deals = [
        (float(deal["equity_bn"]), float(deal["debt_bn"])) for deal in rows("deal_debt", "deals")
    ]
    multiples = [(equity + debt) / equity for equity, debt in deals]
    shares = [100 * debt / (equity + debt) for equity, debt in deals]
    uplifts = [
        float(row["base_pp_per_year"])
        for row in rows("productivity", "estimates")
        if row["base_pp_per_year"]
    ]
    supply = [float(row["value_usd_bn"]) for row in rows("stablecoin_supply", "supply")[-3:]]
    for key, numbers, slack in (
        ("mult", multiples, 0.01),
        ("debt", shares, 0.5),
        ("up", uplifts, 0),
        ("sup", supply, 0.05),
    ):
        found = evidence_range(key, DEFAULT)
        assert (found.low, found.high) == pytest.approx((min(numbers), max(numbers)), abs=slack)


def test_a_range_depends_on_the_definition_of_spending_only() -> None:
    five = DEFAULT.replace(base="five", g=50)
    assert evidence_range("c26", five).low == 776
    assert evidence_range("g", five) == evidence_range("g", DEFAULT)
    with pytest.raises(KeyError):
        evidence_range("base", DEFAULT)


def test_the_weaker_grade_of_value_and_range_counts() -> None:
    assert weaker_grade("pace", DEFAULT) is Grade.D  # value B, range our own
    assert weaker_grade("g", DEFAULT) is Grade.D  # value D, range C
    assert weaker_grade("c26", DEFAULT) is Grade.B
    assert weaker_grade("c26", DEFAULT.replace(base="four_cash")) is Grade.D
    assert weaker_grade("base", DEFAULT) is Grade.D
