import math
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.lab import explain as module
from components.model.lab.explain import EXACT_UP_TO, changed_levers, explain
from components.model.lab.quantity import QUANTITIES
from tests.strategies import lever_values, scenarios, tries

DEFAULT = Scenario.default()
FEW = st.dictionaries(st.sampled_from(sorted(set(LEVERS) - {"tgt"})), st.none(), max_size=6)


def number(scenario: Scenario, result_id: str) -> float:
    found = QUANTITIES[result_id].number_of(evaluate(scenario, observed()), observed())
    assert found is not None
    return found


def by_brute_force(before: Scenario, after: Scenario, result_id: str) -> dict[str, float]:
    """The average over all orders of changing one lever after another."""
    keys = changed_levers(before, after)
    totals = dict.fromkeys(keys, 0.0)
    for order in permutations(keys):
        changes = before.changes()
        at = number(before, result_id)
        for key in order:
            changes.pop(key, None)
            if key in after.changes():
                changes[key] = after.changes()[key]
            there = number(Scenario.from_changes(changes), result_id)
            totals[key] += there - at
            at = there
    return {key: total / math.factorial(len(keys)) for key, total in totals.items()}


@settings(max_examples=tries(25))
@given(scenarios, scenarios, st.sampled_from(sorted(QUANTITIES)))
def test_the_parts_add_up_to_the_difference(
    before: Scenario, after: Scenario, result_id: str
) -> None:
    before, after = before.replace(tgt=30), after.replace(tgt=30)
    found = explain(before, after, result_id, observed())
    if found.reason:
        assert found.parts == ()
        return
    assert found.before is not None
    assert found.after is not None
    total = math.fsum(part.contribution for part in found.parts)
    scale = max(abs(part.contribution) for part in found.parts)
    assert total == pytest.approx(found.after - found.before, abs=1e-12 * max(1.0, scale))
    assert [
        part.lever for part in sorted(found.parts, key=lambda p: list(LEVERS).index(p.lever))
    ] == (list(changed_levers(before, after)))


@settings(max_examples=tries(10))
@given(FEW, st.data())
def test_both_ends_are_reached_from_one_another(keys: dict[str, None], data: st.DataObject) -> None:
    """All levers moved is the other scenario, none moved the first, followers included."""
    before, after = (
        Scenario.from_changes({key: data.draw(lever_values(LEVERS[key])) for key in keys})
        for _ in range(2)
    )
    changes = before.changes()
    for key in changed_levers(before, after):
        changes.pop(key, None)
        if key in after.changes():
            changes[key] = after.changes()[key]
    assert Scenario.from_changes({**after.changes(), **changes}) == after


@pytest.mark.parametrize(
    "result_id",
    ["breakout.required_revenue_usd_bn", "buildout.total_usd_tn", "reallocation.share_of_pool_pct"],
)
def test_parts_are_the_average_over_all_orders(result_id: str) -> None:
    before = DEFAULT.replace(c26=600, g=10)
    after = DEFAULT.replace(base="five", g=30, bust=40, pool=90)
    found = explain(before, after, result_id, observed())
    expected = by_brute_force(before, after, result_id)
    parts = {part.lever: part.contribution for part in found.parts}
    assert set(parts) == set(expected) == {"base", "c26", "g", "bust", "pool"}
    for key, part in expected.items():
        assert parts[key] == pytest.approx(part, rel=1e-9, abs=1e-12)


def test_in_a_linear_result_each_part_is_that_of_the_lever_alone() -> None:
    before = DEFAULT.replace(c25=416, c26=710)
    after = before.replace(c25=500, c26=800, bust=0)
    found = explain(before, after, "buildout.flat_total_usd_tn", observed())
    parts = {part.lever: part.contribution for part in found.parts}
    assert parts == pytest.approx({"c25": 0.084, "c26": 0.45})


def test_a_product_of_two_is_shared_evenly() -> None:
    """From 40 x 5 to 60 x 10: each gets its own step and half of what both do together."""
    after = DEFAULT.replace(mkt=60, mov=10)
    found = explain(DEFAULT, after, "digital.moved_usd_bn", observed())
    parts = {part.lever: part.contribution for part in found.parts}
    assert parts == pytest.approx({"mkt": 1000 + 500, "mov": 2000 + 500})


def test_a_lever_that_moves_by_itself_counts_with_the_one_that_it_follows() -> None:
    after = DEFAULT.replace(base="world_ai", mult=2)
    assert changed_levers(DEFAULT, after) == ("mult", "base")
    (part, *others) = explain(DEFAULT, after, "coinvest.dscr", observed()).parts
    assert (part.lever, part.before, part.after) == ("mult", DEFAULT.mult, 2)
    assert [other.contribution for other in others] == [0]


@pytest.fixture
def many_changed() -> Scenario:
    return DEFAULT.replace(
        c26=800, g=30, bust=20, ret=8, short=40, ls=4, ll=30, gm=40, base="five", pool=90
    )


def test_beyond_the_limit_orders_are_sampled_and_it_is_said(many_changed: Scenario) -> None:
    result_id = "breakout.required_revenue_usd_bn"
    assert len(changed_levers(DEFAULT, many_changed)) == 10 > EXACT_UP_TO
    found = explain(DEFAULT, many_changed, result_id, observed())
    assert found.orderings == module.ORDERINGS
    assert found == explain(DEFAULT, many_changed, result_id, observed())  # the same draws
    total = math.fsum(part.contribution for part in found.parts)
    assert total == pytest.approx(number(many_changed, result_id) - number(DEFAULT, result_id))
    assert next(p.contribution for p in found.parts if p.lever == "pool") == pytest.approx(0)


def test_sampled_parts_are_near_the_exact_ones(
    many_changed: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    result_id = "breakout.required_revenue_usd_bn"
    sampled = explain(DEFAULT, many_changed, result_id, observed())
    monkeypatch.setattr(module, "EXACT_UP_TO", 10)
    exact = explain.__wrapped__(DEFAULT, many_changed, result_id, observed())
    assert (sampled.orderings, exact.orderings) == (module.ORDERINGS, 0)
    parts = {part.lever: part.contribution for part in sampled.parts}
    largest = abs(exact.parts[0].contribution)
    for part in exact.parts:
        assert parts[part.lever] == pytest.approx(part.contribution, abs=0.03 * largest)


def test_what_cannot_be_divided_up_has_its_reason() -> None:
    result_id = "funding.months_to_target"
    never = DEFAULT.replace(mom=-50)
    found = explain(DEFAULT, never, result_id, observed())
    assert (found.reason, found.after, found.after_reason) == ("no_result", None, "never")
    assert explain(DEFAULT, DEFAULT, result_id, observed()).reason == "equal"
    fast = DEFAULT.replace(mom=-50, pace=3)  # a slower pace on the way never gets there
    found = explain(DEFAULT, fast, result_id, observed())
    assert (found.reason, found.parts) == ("none_on_the_way", ())
