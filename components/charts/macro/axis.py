"""The axis that the charts of contributions to growth share."""

from components.charts.kit import Spec

CONTRIBUTION_ENDS_PP = (-1.8, 2.8)
"""Holds every bar: the levers' ends are 300 after 800 and 1,000 after 200 billion dollars."""


def contribution_axis() -> Spec:
    """Return the axis of contributions to growth, in percentage points."""
    return {"range": list(CONTRIBUTION_ENDS_PP), "tickvals": [-1, 0, 1, 2]}
