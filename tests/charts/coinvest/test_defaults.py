from components.evidence import fact
from components.model import Scenario
from tests.charts.drawn import drawn, labels, lines_across


def test_telecom_s_ratio_is_its_share_of_defaults_over_its_share_of_projects() -> None:
    chart = drawn("coinvest.defaults", Scenario.default())
    assert "1.8 times" in chart.title  # 9.7 / 5.5 = 1.76
    assert fact("risk.telecom_default_estimate_pct").grade == "D"
    bars = chart.spec["data"][0]
    assert bars["x"] == [5.25, 5.39, 6.6, 6.7, 8.1, 9.3]


def test_a_chance_off_the_scale_is_said_to_be() -> None:
    chart = drawn("coinvest.defaults", Scenario.from_changes({"pd": 40}))
    assert "yours: 40%, off the scale →" in " ".join(labels(chart))
    assert lines_across(chart.spec) == []
