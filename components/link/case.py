"""A case: everything that one link holds, whatever the version of its defaults."""

from dataclasses import dataclass, field, replace
from typing import Self

from components.model.guess import Guesses
from components.model.lab.question import Question
from components.model.lever import Value
from components.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Case:
    """What a reader looks at: a scenario in a language, and what goes along with it.

    Attributes
    ----------
    scenario
        The values of all levers.
    language
        Code of the language that words are in.
    compared
        The pinned scenario to compare with, None without one.
    question
        What is asked of the page `lab`.
    guesses
        What the reader guessed, by page; it changes nothing in the model.
    """

    scenario: Scenario
    language: str
    compared: Scenario | None = None
    question: Question = field(default_factory=Question)
    guesses: Guesses = ()

    def with_scenario(self, scenario: Scenario) -> Self:
        """Return the case with another scenario, all else kept."""
        return replace(self, scenario=scenario)

    def with_levers(self, **changes: Value) -> Self:
        """Return the case with some levers of its scenario set, all else kept.

        >>> Case(Scenario.default(), "en", guesses=(("macro", 0.5),)).with_levers(g=20).guesses
        (('macro', 0.5),)
        """
        return self.with_scenario(self.scenario.replace(**changes))
