"""What a reader asks the lab: of which result, and which inputs it should hang on."""

import math
from dataclasses import dataclass
from functools import lru_cache

from components.model.evaluate import RESULTS, evaluate
from components.model.lab.quantity import QUANTITIES
from components.model.lab.tornado import tornado
from components.model.lever import Value
from components.model.levers import LEVERS
from components.model.observed import Observed, month_number, month_text
from components.model.result import Kind
from components.model.scenario import Scenario

USUAL_RESULT = "breakout.required_revenue_usd_bn"
LARGEST_TARGET = 1e9
_FIRST_CALENDAR_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the lab; what is left empty is asked as usual for the result.

    Attributes
    ----------
    result
        Id of the result, a key of `QUANTITIES`.
    target
        What the result is to be, in its unit; of a date a month, YYYY-MM. None: `target_of`.
    lever
        Key of the input that is to bring it there. Empty: `lever_of`.
    second
        Key of a second input, for the line of pairs that do it. Empty: none.
    """

    result: str = USUAL_RESULT
    target: Value | None = None
    lever: str = ""
    second: str = ""


def asks_what_must_be_true(question: Question) -> bool:
    """Tell whether a question names a target or an input, not only the result that it is about.

    >>> asks_what_must_be_true(Question()), asks_what_must_be_true(Question(lever="ls"))
    (False, True)
    """
    return question != Question(result=question.result)


def usual_target(result_id: str, observed: Observed) -> Value:
    """Return a round target near what the defaults lead to.

    Round figures, not goals of anybody: they are there for the reader to replace.
    """
    declared = RESULTS[result_id].usual_target
    if declared is not None:
        return declared
    quantity = QUANTITIES[result_id]
    number = quantity.number_of(evaluate(Scenario.default(), observed), observed) or 0.0
    if quantity.kind is Kind.DATE:
        return month_text(number, observed)
    if number == 0:
        return 0.0
    calendar_year = quantity.whole and number > _FIRST_CALENDAR_YEAR
    return float(f"{number:.2e}" if calendar_year else f"{number:.0e}")


def target_of(question: Question, observed: Observed) -> float:
    """Return the target as the lab counts it: of a date in months from the as-of month."""
    target = question.target
    if target is None:
        target = usual_target(question.result, observed)
    return month_number(target, observed) if isinstance(target, str) else float(target)


@lru_cache(maxsize=128)
def usual_lever(result_id: str, observed: Observed) -> str:
    """Return the number lever whose evidence range moves a result most at the defaults.

    Where the evidence leaves nothing open, the first that moves it at all.
    """
    found = tornado(Scenario.default(), result_id, observed)
    moving = [*(bar.lever for bar in found.bars), *found.held]
    page = result_id.partition(".")[0]
    own = [key for key, lever in LEVERS.items() if lever.home == page]
    return next(key for key in [*moving, *own] if not LEVERS[key].choices)


def lever_of(question: Question, observed: Observed) -> str:
    """Return the input that is to bring the result to its target."""
    return question.lever or usual_lever(question.result, observed)


def second_of(question: Question, observed: Observed) -> str:
    """Return the second input, empty if there is none that goes with the first."""
    return question.second if go_together(lever_of(question, observed), question.second) else ""


def partners(key: str) -> tuple[str, ...]:
    """Return the levers that can share a break-even line with a lever; none for a choice."""
    return tuple(other for other in LEVERS if go_together(key, other))


def go_together(first: str, second: str) -> bool:
    """Tell whether two levers can share a break-even line.

    The first may be left open; then it is about the second alone.
    """
    if second not in LEVERS or LEVERS[second].choices or LEVERS[second].whole:
        return False
    return not first or (first != second and not LEVERS[first].choices)


def is_target(target: Value, result_id: str) -> bool:
    """Tell whether a target is one that a result of this kind can have."""
    dated = QUANTITIES[result_id].kind is Kind.DATE
    if isinstance(target, str) or dated:
        return dated and isinstance(target, str)
    return math.isfinite(target) and abs(target) <= LARGEST_TARGET
