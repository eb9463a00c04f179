import pytest

from components.charts.coinvest.targets import TARGET_TOP, strategy_of
from components.evidence.coinvest import return_targets
from components.model import Scenario
from tests.charts.drawn import drawn, labels, lines_across

NO_RATE = {"yld": 6, "debt": 85, "kd": 10, "life": 4, "res": 0}


@pytest.mark.parametrize(
    ("earned", "strategy"),
    [
        (None, "none"),
        (-5, "below"),
        (5.9, "below"),
        (6, "core"),
        (10, "core_plus"),
        (12, "value_add"),
        (18, "opportunistic"),
        (70, "opportunistic"),
    ],
)
def test_a_return_is_named_after_the_range_that_holds_it(
    earned: float | None, strategy: str
) -> None:
    assert strategy_of(earned) == strategy
    if strategy not in {"none", "below"}:
        (target,) = [
            target
            for target in return_targets()
            if (target.strategy, target.publisher) == (strategy, "With Intelligence")
        ]
        assert earned is not None
        assert target.low_pct <= earned
        assert target.high_pct is None or earned <= target.high_pct


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"yld": 6, "life": 4}, "← yours: −24.1%"),
        ({"yld": 16, "debt": 85, "kd": 4, "life": 25}, "→"),
        (NO_RATE, "yours: no rate of return"),
    ],
)
def test_a_return_off_the_scale_of_targets_is_said_to_be(
    changes: dict[str, float | str], mark: str
) -> None:
    chart = drawn("coinvest.targets", Scenario.from_changes(changes))
    assert mark in " ".join(labels(chart))
    assert lines_across(chart.spec) == []
    assert chart.spec["layout"]["xaxis"]["range"] == [0, TARGET_TOP]
