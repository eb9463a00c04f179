from components.model import Scenario
from tests.charts.drawn import drawn


def test_payments_are_never_confused_with_transfers() -> None:
    chart = drawn("digital.payments", Scenario.default())
    assert "Of $33 trillion moved in stablecoins in 2025, $390 billion (1.2%)" in chart.title
    points = chart.spec["data"][1]
    pairs = list(zip(points["x"], points["marker"]["symbol"], strict=True))
    assert pairs[:4] == [
        (390, "circle"),
        (33_000, "circle-open"),
        (4_200, "circle"),
        (62_000, "circle-open"),
    ]
    assert pairs[-1] == (2000, "circle")  # the reader's
