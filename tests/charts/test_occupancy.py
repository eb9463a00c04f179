"""What a box covers of a chart is what lies in it, counted point by point."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from components.charts.kit import layout, line_trace, marker_trace, stroke
from components.charts.occupancy import Marks, costs_inside, marks_of, summed_costs
from components.charts.svg.axes import plot_of
from tests.strategies import tries

WIDE, HIGH = 320, 240
STARTS = np.array([[40.0, 200.0], [20.0, 150.0]])
SPANS = np.array([[270.0, -190.0], [130.0, -140.0]])
"""Of a chart in two sizes: its x axis begins at the left, its y axis below."""

places = arrays(float, (2, 30), elements=st.floats(-0.5, 1.5))
cells = st.tuples(st.integers(0, WIDE // 4), st.integers(0, HIGH // 2))


@settings(max_examples=tries(50))
@given(places, cells, cells)
def test_a_box_covers_what_lies_in_it(
    lines: np.ndarray, one: tuple[int, int], other: tuple[int, int]
) -> None:
    costs = np.arange(1.0, 31.0)
    (left, right), (top, bottom) = map(sorted, zip(one, other, strict=True))
    edges = np.array([4.0 * left, 2.0 * top, 4.0 * right, 2.0 * bottom])
    table = summed_costs(
        Marks(lines, costs, np.empty((2, 0))), STARTS, SPANS, np.array([WIDE, HIGH])
    )
    found = costs_inside(table, np.tile(edges, (2, 1))[:, :, None])[:, 0]
    for size, (start, span) in enumerate(zip(STARTS, SPANS, strict=True)):
        x, y = start[:, None] + lines * span[:, None]
        inside = (edges[0] <= x) & (x < edges[2]) & (edges[1] <= y) & (y < edges[3])
        assert found[size] == pytest.approx(costs[inside].sum())


def test_a_line_costs_by_its_length_and_a_gap_nothing() -> None:
    drawn = layout(
        300, x={"range": [0, 10], "tickvals": [0, 10]}, y={"range": [0, 100], "tickvals": [0, 100]}
    )
    plot = plot_of({"layout": drawn}, 640)
    level = line_trace([0, 4, None, 8, 10], [50, 50, None, 50, 50], stroke("#000000", 2), "")
    dots = marker_trace([1, 2], [10, 20], {"color": "#000000"}, "")
    found = marks_of([level, dots], [], plot)
    across = abs(plot.x.end - plot.x.start)
    assert found.costs.sum() == pytest.approx(10 * 0.6 * across / 3)
    assert found.lines[1] == pytest.approx(np.full(found.lines.shape[1], 0.5))
    assert not ((found.lines[0] > 0.4) & (found.lines[0] < 0.8)).any()
    assert found.marks == pytest.approx(np.array([[0.1, 0.2], [0.1, 0.2]]))
