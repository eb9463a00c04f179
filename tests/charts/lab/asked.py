"""Contexts with a question for the lab."""

from components.context import Context
from components.model import Scenario
from components.model.lab.question import Question
from tests.contexts import context

DEFAULT = Scenario.default()
TOTAL = Question("buildout.total_usd_tn")


def asked(
    scenario: Scenario = DEFAULT, question: Question = TOTAL, language: str = "en"
) -> Context:
    """The context of a scenario in which a question is asked."""
    return context(scenario, language, question=question)
