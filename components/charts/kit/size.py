"""How high the main chart of a page is drawn on a phone.

On a wider screen it has the height that its own module gives it.
"""

from typing import NamedTuple

from components.charts.kit.chart import Chart, Spec

PHONE_PX = 300
"""The height that leaves room for the question, the answer and one input on the same screen."""
STUCK_PX = 240
"""The height while the chart stays on top of the screen and the inputs take the lower half."""


class PhoneHeights(NamedTuple):
    """The heights of a main chart on a phone in px: as a part of the page, and while it sticks."""

    usual: int
    stuck: int


def phone_heights(chart: Chart) -> PhoneHeights:
    """Return how high a main chart is on a phone: never higher than on its own."""
    height = (chart.narrow or chart.spec)["layout"]["height"]
    return PhoneHeights(min(height, PHONE_PX), min(height, STUCK_PX))


def phone_form(chart: Chart) -> Spec:
    """Return a main chart as a phone shows it: its narrow form, if it has one, at that height."""
    spec = chart.narrow or chart.spec
    return {**spec, "layout": {**spec["layout"], "height": phone_heights(chart).usual}}
