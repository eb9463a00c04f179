"""The layout of a figure: its axes, and the texts, lines and zones placed in its plot."""

from collections.abc import Iterable
from typing import Any

from components.charts.kit.chart import Spec
from components.charts.palette import CONTEXT
from components.text import number, percent
from components.text.scale import amount_scale

TICK_DIGITS = 4
"""Significant figures of a tick."""


def layout(height: int, x: Spec, y: Spec, margin: tuple[int, int] = (44, 28), **more: Any) -> Spec:
    """Return the layout of a chart: fixed ranges, no legend, a finger on it scrolls the page.

    `margin` is the room in pixels for the labels left of and below the plot.
    """
    left, bottom = margin
    axis = {"fixedrange": True, "automargin": False, "tickfont": {"size": 12}}
    return {
        "height": height,
        "margin": {"l": left, "r": 12, "t": 12, "b": bottom, "pad": 4, "autoexpand": False},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "font": {"size": 13},
        # Upright lines would cross the labels; values are read off sideways.
        "xaxis": {**axis, "showgrid": False, **x},
        "yaxis": {**axis, **y},
        **more,
    }


def label(x: float | str, y: float, text: str, **more: Any) -> Spec:
    """Return a text placed in the chart, without an arrow."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": {"size": 12}, **more}


def percent_ticks(places: Iterable[float], language: str) -> Spec:
    """Return the ticks of an axis in percent.

    >>> percent_ticks([0, 50], "en")
    {'tickvals': [0, 50], 'ticktext': ['0%', '50%']}
    """
    values = list(places)
    return {"tickvals": values, "ticktext": [percent(value, language) for value in values]}


def amount_ticks(usd_bn: Iterable[float], language: str) -> Spec:
    """Return the ticks of an axis in billions of dollars, as the reader counts.

    >>> amount_ticks([0, 20], "ja")
    {'tickvals': [0, 20], 'ticktext': ['0', '200']}
    """
    values, scale = list(usd_bn), amount_scale(language)
    texts = [number(scale.shown(value), language, TICK_DIGITS) for value in values]
    return {"tickvals": values, "ticktext": texts}


def reference_line(axis: str, value: float, colour: str = CONTEXT, dash: str = "dash") -> Spec:
    """Return a line across the plot at a value of the "x" or "y" axis."""
    other = "y" if axis == "x" else "x"
    return {
        "type": "line",
        f"{axis}0": value,
        f"{axis}1": value,
        f"{other}0": 0,
        f"{other}1": 1,
        f"{other}ref": "paper",
        "line": {"color": colour, "width": 1.5, "dash": dash},
    }


def zone(axis: str, low: float, high: float, fill: str) -> Spec:
    """Return a filled zone behind the marks, across the plot, from `low` to `high` of an axis."""
    other = "y" if axis == "x" else "x"
    return {
        "type": "rect",
        f"{axis}0": low,
        f"{axis}1": high,
        f"{other}0": 0,
        f"{other}1": 1,
        f"{other}ref": "paper",
        "fillcolor": fill,
        "line": {"width": 0},
        "layer": "below",
    }
