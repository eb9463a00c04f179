import math

import pytest

from components.charts.svg.axes import plot_of
from components.model import Scenario
from tests.charts.drawn import drawn


def test_a_decade_is_as_high_as_the_next_on_a_logarithmic_axis() -> None:
    y = plot_of(drawn("digital.float", Scenario.default()).spec, 702).y
    assert y.at(1) - y.at(10) == pytest.approx(y.at(100) - y.at(1000))
    assert y.at(100) == y.along(math.log10(100))
