"""What words, charts and answers are made of: a case with all that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Self

from components.evidence import observed as read_observed
from components.link import Case
from components.model import Observed, Results, Scenario, evaluate
from components.model.guess import Guesses
from components.model.lab.question import Question

_HOURS_AHEAD: Mapping[str, int] = {"ja": 9}
"""How far clocks are ahead of UTC, all the year, where the readers of a language live."""


@dataclass(frozen=True, slots=True)
class Context:
    """A reader's case with its results, the observed figures and the day it is looked at.

    Two contexts of one case on one day are equal, so that what is made of them can be kept.

    Attributes
    ----------
    case
        What the link holds.
    observed
        Dated figures from the evidence.
    today
        Only used to say how old a figure is.
    results
        What the scenario of the case leads to.
    """

    case: Case
    observed: Observed
    today: date
    results: Results = field(compare=False, repr=False)

    @property
    def scenario(self) -> Scenario:
        """The reader's scenario."""
        return self.case.scenario

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.case.language

    @property
    def question(self) -> Question:
        """What is asked of the lab."""
        return self.case.question

    @property
    def guesses(self) -> Guesses:
        """What the reader guessed."""
        return self.case.guesses

    @property
    def compared(self) -> Self | None:
        """The same about the pinned scenario, None without one."""
        if self.case.compared is None:
            return None
        return self.with_scenario(self.case.compared)

    def with_scenario(self, scenario: Scenario) -> Self:
        """Return the same about another scenario."""
        case = self.case.with_scenario(scenario)
        return type(self)(case, self.observed, self.today, results_of(scenario))


def today_for(language: str) -> date:
    """Return what day it is for the readers of a language: in Japan, else by UTC.

    A server has no day of its own: its readers are elsewhere.
    """
    return (datetime.now(UTC) + timedelta(hours=_HOURS_AHEAD.get(language, 0))).date()


def context_of(case: Case, today: date | None = None) -> Context:
    """Return the context of a case, as of its reader's today unless another day is given.

    Examples
    --------
    >>> context_of(Case(Scenario.default(), "en")).results.digital.supply_cover_x < 1
    True
    """
    return Context(
        case, read_observed(), today or today_for(case.language), results_of(case.scenario)
    )


@lru_cache(maxsize=256)
def results_of(scenario: Scenario) -> Results:
    """Return the results of a scenario under the observed figures.

    They are kept: one move asks for them by the preview and then by the page.
    """
    return evaluate(scenario, read_observed())
