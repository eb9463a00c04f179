"""Guesses: one number of each theme page that a reader may state before reading the answer."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from components.model.evaluate import Results
from components.model.lab.quantity import QUANTITIES
from components.model.observed import Observed

Guesses: TypeAlias = tuple[tuple[str, float], ...]
"""A reader's guesses: slug of the page and number, in the order of the pages."""


@dataclass(frozen=True, slots=True)
class Guessed:
    """The number of a page that is guessed. What it is stays as it is: links hold guesses of it.

    Attributes
    ----------
    result_id
        The result that it is, in whose unit it is guessed.
    low, high
        The ends of what can be guessed; wider than what the model or anybody says.
    step
        By how much the field's arrows move it.
    from_launch
        The result counts months from the day of the disclosed amount, the guess from the launch.
    """

    result_id: str
    low: float
    high: float
    step: float
    from_launch: bool = False

    def number_of(self, results: Results, observed: Observed) -> float | None:
        """Return the number in a scenario, None if the scenario has none."""
        found = QUANTITIES[self.result_id].number_of(results, observed)
        if found is None or not self.from_launch:
            return found
        return found + observed.months_since_launch

    def holds(self, number: float) -> bool:
        """Tell whether a number can be guessed.

        >>> GUESSED["buildout"].holds(3.0), GUESSED["buildout"].holds(float("nan"))
        (True, False)
        """
        return math.isfinite(number) and self.low <= number <= self.high


GUESSED: Mapping[str, Guessed] = MappingProxyType(
    {
        "funding": Guessed("funding.months_to_target", 0, 600, 1, from_launch=True),
        "buildout": Guessed("buildout.total_usd_tn", 0, 100, 0.5),
        "macro": Guessed("macro.net_contribution_pp", -10, 10, 0.1),
        "coinvest": Guessed("coinvest.equity_irr_pct", -50, 100, 0.5),
        "target": Guessed("target.peak_outlay_usd_bn", 0, 1000, 1),
        "reallocation": Guessed("reallocation.external_share_of_pool_pct", 0, 100, 0.5),
        "digital": Guessed("digital.supply_2030_usd_bn", 0, 100_000, 100),
        "breakout": Guessed("breakout.required_revenue_usd_bn", 0, 100_000, 100),
    }
)
"""What is guessed on each theme page, by its slug."""


def guess_of(guesses: Guesses, page: str) -> float | None:
    """Return the guess on a page, None if there is none."""
    return dict(guesses).get(page)


def with_guess(guesses: Guesses, page: str, number: float | None) -> Guesses:
    """Return the guesses with one on a page put in, or taken out if it is None.

    >>> with_guess((("macro", 0.5),), "funding", 40.0)
    (('funding', 40.0), ('macro', 0.5))
    >>> with_guess((("macro", 0.5),), "macro", None)
    ()
    """
    changed = {**dict(guesses), page: number}
    found = ((slug, changed.get(slug)) for slug in GUESSED)
    return tuple((slug, value) for slug, value in found if value is not None)
