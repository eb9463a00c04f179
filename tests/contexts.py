"""Contexts for tests: a scenario in a language, with its results."""

from datetime import date
from typing import Any

from components.context import Context, context_of
from components.link import Case
from components.model import Scenario


def context(
    scenario: Scenario, language: str = "en", today: date | None = None, **more: Any
) -> Context:
    """The context of a scenario; `more` are further fields of its case."""
    return context_of(Case(scenario, language, **more), today)
