"""Small curves beside the context: how a page's main result answers to each, before it is moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.axes import tick_text
from components.evidence import observed
from components.model import LEVERS, Scenario
from components.model.evaluate import result_unit
from components.model.lab.response import PRESET_VALUES, Response, is_flat, movers, responses
from components.model.levers import levers_of
from components.text import lever_text, say
from components.text.lab import result_ends, result_text
from components.text.presets import preset_name
from components.text.themes import theme_words

POINTS = 33
LEAST_SHARE = 0.25
"""How much of the widest curve of a page fills the height of a curve at least.

Alone, each would fill its height, and an input that hardly matters look like one that does.
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where on the range, 0-1, a ready-made scenario sets the input, and its name and value."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A result over the range of an input.

    Attributes
    ----------
    heights
        Points at even steps over the range, 0-1 of the height; None where there is no result.
        Empty if there is nothing to draw.
    low, high
        The lowest and the highest result, in the little room that there is.
    note
        What stands in place of a curve that is not drawn.
    alt
        What the curve shows, in a sentence or two.
    marks
        The ready-made scenarios that set the input.
    """

    heights: tuple[float | None, ...]
    low: str
    high: str
    note: str
    alt: str
    marks: tuple[Mark, ...]


def levers_with_curve(page: str) -> tuple[str, ...]:
    """Return the inputs of a page that move its main result."""
    moving = movers(theme_words(page).MAIN_RESULT, observed())
    return tuple(lever.key for lever in levers_of(page) if lever.key in moving)


def about_curves(page: str, language: str) -> str:
    """Return what the curves of a page show, in a sentence for those who see them."""
    result_id = theme_words(page).MAIN_RESULT
    unit = result_unit(result_id)
    # The other units stand beside the numbers, or in the name of the result.
    name = "about_in_unit" if unit == "pp" else "about"
    sentence = say(
        language,
        f"curve.{name}",
        result=say(language, f"result.{result_id}"),
        unit=say(language, f"unit_result.{unit}"),
    )
    if not set(levers_with_curve(page)) & PRESET_VALUES.keys():
        return sentence
    marks = say(language, "curve.about_marks")
    return say(language, "text.two_sentences", first=sentence, second=marks)


def curves(page: str, scenario: Scenario, language: str) -> dict[str, Curve]:
    """Return the curves of a page's inputs under a scenario, by the key of the input."""
    keys = levers_with_curve(page)
    found = responses(scenario, theme_words(page).MAIN_RESULT, keys, observed(), POINTS)
    least = LEAST_SHARE * max(map(_span, found))
    return {one.lever: _curve(one, least, language) for one in found}


def _curve(found: Response, least: float, language: str) -> Curve:
    numbers = _numbers(found)
    ends = [tick_text(found.result, end, observed(), language) for end in _ends(numbers)]
    still = is_flat(found.results) or len(set(ends)) < len(ends)
    note = "" if not still else say(language, f"curve.{'still' if numbers else 'none'}")
    return Curve(
        heights=() if still else _heights(found, least),
        low="" if still else _without_unit_of(*ends),
        high="" if still else ends[1],
        note=note,
        alt=_alt(found, note, language),
        marks=() if still else _marks(found, language),
    )


def _heights(found: Response, least: float) -> tuple[float | None, ...]:
    low, high = _ends(_numbers(found))
    span = max(high - low, least)
    bottom = (low + high - span) / 2
    return tuple(
        None if result is None else round((result - bottom) / span, 3) for result in found.results
    )


def _marks(found: Response, language: str) -> tuple[Mark, ...]:
    lever = LEVERS[found.lever]
    return tuple(
        Mark(
            at=round(lever.share_of_range(float(value)), 4),
            text=say(
                language,
                "curve.mark",
                name=preset_name(code, language),
                value=lever_text(found.lever, value, language),
            ),
        )
        for code, value in found.presets
    )


def _alt(found: Response, note: str, language: str) -> str:
    def text(result: float | None) -> str:
        return result_text(found.result, result, observed(), language)

    names = {
        "lever": say(language, f"lever.{found.lever}.label"),
        "result": say(language, f"result.{found.result}"),
    }
    if note:
        return say(language, "curve.alt_note", note=note, **names)
    lowest, highest = _ends(_numbers(found))
    first, last = text(found.results[0]), text(found.results[-1])
    turns = {text(lowest), text(highest)} != {first, last}
    kind = "gap" if None in found.results else "turn" if turns else "way"
    low, high = result_ends(found.result, lowest, highest, observed(), language)
    words = {"low": low, "high": high, "first": first, "last": last, "at": text(found.at_result)}
    sentence = say(language, f"curve.alt_{kind}", **words, **names)
    marks = _marks(found, language)
    if not marks:
        return sentence
    listed = say(language, "text.separator").join(mark.text for mark in marks)
    marked = say(language, "curve.alt_marks", list=listed)
    return say(language, "text.two_sentences", first=sentence, second=marked)


def _numbers(found: Response) -> list[float]:
    return [result for result in found.results if result is not None]


def _without_unit_of(low: str, high: str) -> str:
    """Return the lower end without its unit where the upper end has the same behind it.

    >>> _without_unit_of("$6.85 billion", "$137 billion")
    '$6.85'
    >>> _without_unit_of("900億ドル", "1.2兆ドル")
    '900億ドル'
    """
    unit = re.split(r"\d", low)[-1]
    return low.removesuffix(unit) if re.split(r"\d", high)[-1] == unit else low


def _ends(numbers: Sequence[float]) -> list[float]:
    return [min(numbers), max(numbers)] if numbers else []


def _span(found: Response) -> float:
    ends = _ends(_numbers(found))
    return ends[1] - ends[0] if ends else 0.0
