"""A question for the lab as a request puts it, or why it cannot be answered.

Its keys are `result`, `lever` and `target`, beside those of the link contract; no lever has one of
these names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from components.evidence import observed
from components.link import Link
from components.link.untangled import cleaned
from components.link.written import month_written, readings
from components.model import LEVERS, Scenario
from components.model.evaluate import result_unit
from components.model.lab.quantity import QUANTITIES, Quantity
from components.model.lab.question import LARGEST_TARGET
from components.model.observed import month_number
from components.model.result import Kind
from components.text import say
from components.text.pages import page_words
from components.web.requests import read_link

EXAMPLE_RESULT = page_words("overview").MAIN_RESULT
EXAMPLE_LEVER = "g"

_MAX_MONTHS = 12_000
"""Months from the as-of date up to which a date can be written with four digits of the year."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one result of the scenario of a link.

    Attributes
    ----------
    link
        The link of the request.
    quantity
        The result in question.
    lever
        Key of the lever in question, empty where there is none.
    target
        Value that the result should have, in its unit; of a date, months from the as-of month.
    """

    link: Link
    quantity: Quantity
    lever: str = ""
    target: float = 0.0

    @property
    def scenario(self) -> Scenario:
        """The scenario of the link."""
        return self.link.case.scenario

    @property
    def language(self) -> str:
        """The language to answer in."""
        return self.link.case.language


class RefusalError(Exception):
    """Why a question cannot be answered: an HTTP status, a permanent code and a sentence."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def read_question(request: Request, keys: Sequence[str]) -> Question:
    """Return the question in a query string that must have each of `keys` once.

    Raises RefusalError if one is missing, names nothing or cannot be read.
    """
    link = read_link(request)
    language = link.case.language
    given = {key: _single(request, key, language) for key in keys}
    quantity = QUANTITIES.get(given["result"])
    if quantity is None:
        words = say(language, "lab.no_result", example=EXAMPLE_RESULT)
        raise RefusalError(404, "no_result", words)
    lever = given.get("lever", "")
    if "lever" in keys and lever not in LEVERS:
        raise RefusalError(404, "no_lever", say(language, "lab.no_lever", example=EXAMPLE_LEVER))
    target = _target(given["target"], quantity) if "target" in keys else 0.0
    if target is None:
        raise RefusalError(400, "bad_target", say(language, "lab.bad_target"))
    return Question(link, quantity, lever, target)


def _single(request: Request, key: str, language: str) -> str:
    values = request.query_params.getlist(key)
    value = cleaned(values[0]) if len(values) == 1 else ""
    if not value:
        raise RefusalError(400, "missing", say(language, "lab.missing", name=key))
    return value


def _target(text: str, quantity: Quantity) -> float | None:
    """Return the target that a text states, None if it cannot be read."""
    month = month_written(text)
    if quantity.kind is Kind.DATE and month:
        return month_number(month, observed())
    found = readings(text, result_unit(quantity.id))
    if len(found) != 1 or abs(found[0]) > LARGEST_TARGET:
        return None
    number = found[0]
    return None if quantity.kind is Kind.DATE and abs(number) > _MAX_MONTHS else number
