"""What every chart is drawn from."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from components.evidence import observed
from components.model import Observed, Results, Scenario, evaluate
from components.model.lab.question import Question

_USUAL = Question()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The reader's scenario with its results, the observed figures, the words' language.

    `today` is only used to say how old a figure is; `question` and the scenario that is `compared`
    are for the charts of the lab alone.
    """

    scenario: Scenario
    results: Results
    observed: Observed
    language: str
    today: date
    question: Question = _USUAL
    compared: Scenario | None = None


def inputs_of(
    scenario: Scenario,
    language: str,
    results: Results | None = None,
    question: Question = _USUAL,
    compared: Scenario | None = None,
) -> Inputs:
    """Return what charts of a scenario are drawn from today; `results` if they are known."""
    known = results or results_of(scenario)
    return Inputs(scenario, known, observed(), language, date.today(), question, compared)


@lru_cache(maxsize=128)
def results_of(scenario: Scenario) -> Results:
    """Return the results of a scenario under the observed figures.

    They are remembered: one move asks for them by the page and by the frame that comes before it.
    """
    return evaluate(scenario, observed())
