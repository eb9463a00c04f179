"""What every chart is drawn from."""

from dataclasses import dataclass
from datetime import date

from components.model import Observed, Results, Scenario


@dataclass(frozen=True, slots=True)
class Inputs:
    """The reader's scenario with its results, the observed figures, the words' language.

    `today` is only used to say how old a figure is.
    """

    scenario: Scenario
    results: Results
    observed: Observed
    language: str
    today: date
