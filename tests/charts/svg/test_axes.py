import math

import pytest

from components.charts.svg.axes import plot_of
from components.model import Scenario
from tests.charts.drawn import drawn


def test_a_decade_is_as_wide_as_the_next_on_a_logarithmic_axis() -> None:
    x = plot_of(drawn("digital.payments", Scenario.default()).spec, 702).x
    assert x.at(1000) - x.at(100) == pytest.approx(x.at(100_000) - x.at(10_000))
    assert x.at(100) == x.along(math.log10(100))
