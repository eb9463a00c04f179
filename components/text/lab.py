"""Sentences of the lab: amounts of any result, what must be true, and why two scenarios differ."""

from components.model import Observed
from components.model.evaluate import result_unit
from components.model.lab.explain import Explanation
from components.model.lab.solve import Miss, Solution
from components.model.lever import IN_USD_BN
from components.model.observed import month_text
from components.text.catalogue import say
from components.text.dates import month
from components.text.numbers import (
    amount_text,
    lever_range,
    lever_text,
    money_ends,
)

_DIFFERENCES = {"date": "months", "year": "years", "pct": "pp"}
_FIRST_CALENDAR_YEAR = 1900


def result_text(result_id: str, value: float | None, observed: Observed, language: str) -> str:
    """Return a result with its unit; `value` is in months for a date, None if there is none."""
    unit = result_unit(result_id)
    if value is None:
        return say(language, "ui.null")
    if unit == "date":
        return month(month_text(value, observed), language)
    if unit == "year":
        kind = "date.year" if value >= _FIRST_CALENDAR_YEAR else "lab.year_of_life"
        return say(language, kind, year=str(round(value)))
    return amount_text(value, unit, language)


def result_ends(
    result_id: str, low: float | None, high: float | None, observed: Observed, language: str
) -> tuple[str, str]:
    """Return the ends of a range of a result, to stand on either side of the sign for "to".

    They are written as by `result_text`, an amount of money as by `money_ends`.
    """
    unit = result_unit(result_id)
    if unit in IN_USD_BN and low is not None and high is not None:
        in_usd_bn = IN_USD_BN[unit]
        return money_ends(in_usd_bn * low, in_usd_bn * high, language)
    return (
        result_text(result_id, low, observed, language),
        result_text(result_id, high, observed, language),
    )


def distance_text(result_id: str, value: float, language: str) -> str:
    """Return how far apart two results are, with its unit.

    Dates and years differ by months and years, percentages by percentage points.
    """
    return amount_text(abs(value), difference_unit(result_id), language)


def difference_unit(result_id: str) -> str:
    """Return the unit in which two results differ.

    >>> str(difference_unit("funding.target_date")), str(difference_unit("buildout.total_usd_tn"))
    ('months', 'usd_tn')
    """
    unit = result_unit(result_id)
    return _DIFFERENCES.get(unit, unit)


def difference_text(result_id: str, value: float, language: str) -> str:
    """Return a difference of two results as `distance_text`, signed unless it is zero."""
    amount = distance_text(result_id, value, language)
    sign = "plus" if value > 0 else "minus"
    return amount if value == 0 else say(language, f"lab.{sign}", amount=amount)


def solution_text(solution: Solution, observed: Observed, language: str) -> str:
    """Return what has to be true for a result to hit its target, or why nothing does it."""
    words = {
        "lever": say(language, f"lever.{solution.lever}.label"),
        "result": say(language, f"result.{solution.result}"),
        "target": result_text(solution.result, solution.target, observed, language),
    }
    if solution.answers:
        separator = say(language, "text.separator")
        values = [
            lever_range(solution.lever, answer.low, answer.high, language)
            for answer in solution.answers
        ]
        return say(language, "lab.solved", values=separator.join(values), **words)
    if solution.nearest is None:
        reason = say(language, f"reason.{solution.undefined_reason}")
        return say(language, f"lab.miss.{Miss.NO_RESULT}", reason=reason, **words)
    nearest = solution.nearest
    return say(
        language,
        f"lab.miss.{solution.miss}",
        value=lever_text(solution.lever, nearest.value, language),
        reached=result_text(solution.result, nearest.result, observed, language),
        **words,
    )


def explanation_text(explanation: Explanation, observed: Observed, language: str) -> str:
    """Return in one sentence what makes the difference between two scenarios."""
    result = say(language, f"result.{explanation.result}")
    if explanation.reason:
        return say(language, f"lab.unexplained.{explanation.reason}", result=result)
    main = explanation.parts[0]
    before, after = (
        result_text(explanation.result, value, observed, language)
        for value in (explanation.before, explanation.after)
    )
    return say(
        language,
        "lab.explained",
        result=result,
        before=before,
        after=after,
        lever=say(language, f"lever.{main.lever}.label"),
        part=difference_text(explanation.result, main.contribution, language),
    )
