"""Axes whose ends follow what is shown: round ticks, in the words of any result or lever."""

import math
from collections.abc import Iterable

from components.charts.kit import Spec
from components.model import LEVERS, Observed
from components.model.evaluate import result_unit
from components.model.lab.quantity import QUANTITIES
from components.model.observed import month_text
from components.model.result import Kind
from components.text import say
from components.text.dates import short_month
from components.text.lab import result_text
from components.text.languages import BY_CODE
from components.text.numbers import number
from components.text.scale import lever_scale

MOST_TICKS = 4
_STEPS = (1, 2, 2.5, 5, 10)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)
_PADDING = 0.06
_ONE = 1e-4  # share of the larger


def result_axis(
    result_id: str, numbers: Iterable[float], observed: Observed, language: str
) -> Spec:
    """Return the ends and ticks of an axis of a result that all of some numbers lie on."""
    found = list(numbers)
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    # Numbers that hardly differ are one: the ticks between them would all read the same.
    apart = high - low if high - low > _ONE * max(abs(low), abs(high)) else 0.0
    room = _PADDING * apart or max(abs(high) * 0.1, 1.0)
    return result_axis_between(result_id, low - room, high + room, observed, language)


def result_axis_between(
    result_id: str, low: float, high: float, observed: Observed, language: str
) -> Spec:
    """Return an axis of a result from `low` to `high`, with its ticks."""
    dated = QUANTITIES[result_id].kind is Kind.DATE
    ticks = month_ticks(low, high, observed) if dated else round_ticks(low, high, _whole(result_id))
    return {
        "range": [short(low), short(high)],
        "tickvals": ticks,
        "ticktext": [tick_text(result_id, tick, observed, language) for tick in ticks],
        "zeroline": False,
    }


def lever_axis(key: str, language: str) -> Spec:
    """Return the axis of a number lever: its whole range, its name and its unit."""
    lever = LEVERS[key]
    scale = lever_scale(lever.unit, language)
    ticks = round_ticks(lever.low, lever.high, lever.whole)
    return {
        "range": [lever.low, lever.high],
        "tickvals": ticks,
        "ticktext": [number(scale.shown(tick), language) for tick in ticks],
        "zeroline": False,
    }


def lever_axis_name(key: str, language: str) -> str:
    """Return the name and the unit of a number lever, for the end of its axis."""
    return say(
        language,
        "lab.true.axis",
        lever=say(language, f"lever.{key}.label"),
        unit=lever_scale(LEVERS[key].unit, language).unit,
    )


def round_ticks(low: float, high: float, whole: bool = False) -> list[float]:
    """Return up to `MOST_TICKS` round numbers from `low` to `high`.

    >>> round_ticks(1393, 3860), round_ticks(0.9, 4.2, whole=True)
    ([2000.0, 3000.0], [1.0, 2.0, 3.0, 4.0])
    """
    size = 10.0 ** math.floor(math.log10((high - low) / MOST_TICKS))
    steps = [step * scale for scale in (size, 10 * size) for step in _STEPS]
    usable = [step for step in steps if not whole or step == round(step) >= 1] or [1.0]
    step = next((one for one in usable if _count(low, high, one) <= MOST_TICKS), usable[-1])
    first = math.ceil(low / step - 1e-9)
    return [short(step * place) for place in range(first, first + _count(low, high, step))]


def month_ticks(low: float, high: float, observed: Observed) -> list[float]:
    """Return up to `MOST_TICKS` months, counted from the as-of month: Januaries if years apart."""
    start = observed.as_of.month - 1  # months since a January
    steps = (step for step in _MONTH_STEPS if _count(low + start, high + start, step) <= MOST_TICKS)
    step = next(steps, _MONTH_STEPS[-1])
    years = 12 * observed.as_of.year
    first = math.ceil((low + start + years) / step - 1e-9)
    count = _count(low + start + years, high + start + years, step)
    return [float(step * place - start - years) for place in range(first, first + count)]


def tick_text(result_id: str, tick: float, observed: Observed, language: str) -> str:
    """Return a result in the little room beside an axis: a unit of many letters is left out."""
    if QUANTITIES[result_id].kind is Kind.DATE:
        return short_month(month_text(tick, observed), language)
    unit = result_unit(result_id)
    if unit in {"pp", "bp", "days", "months", "number"}:
        return number(tick, language)
    if tick == 0 and unit in {"usd_bn", "usd_tn"}:
        return number(0, language)  # no unit of money goes with nothing
    return result_text(result_id, tick, observed, language)


def money_tick(key: str, usd_bn: float, language: str) -> str:
    """Return an amount short enough for an axis, in the words of `key` for billions or trillions.

    >>> money_tick("digital.tick", 100, "en"), money_tick("digital.tick", 100, "ja")
    ('100 bn', '1000億')
    """
    if usd_bn >= 1000:
        return say(language, f"{key}.trillion", amount=number(usd_bn / 1000, language))
    size, _ = BY_CODE[language].scales[1]  # 1e9 dollars in English, 1e8 in Japanese
    small_units = usd_bn * (1e9 / size)
    return say(language, f"{key}.billion", amount=number(small_units, language))


def short(value: float) -> float:
    """Return a value to the figures that a picture can show."""
    return float(f"{value:.6g}")


def _count(low: float, high: float, step: float) -> int:
    return max(0, math.floor(high / step + 1e-9) - math.ceil(low / step - 1e-9) + 1)


def _whole(result_id: str) -> bool:
    return QUANTITIES[result_id].whole
