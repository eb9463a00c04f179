"""What model and charts take by themselves, with limits: ``python -m tests.bench.computing``.

Processor time of one process, the least of several rounds: others on the machine disturb it least.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain, count

from components.charts.pages import charts_of
from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.evaluate import THEMES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.solve import solve
from components.model.lab.uncertainty import uncertainty
from tests.contexts import context

ROUNDS = 12
EVALUATION_MS, CHARTS_MS, DRAWS_MS, SOLVER_MS = 1.0, 5.0, 500.0, 100.0
HEADS = ("what", "ms", "limit")
AGAIN = 20
"""So many of the slowest answers, each timed once, are timed again."""
_ABOVE = 1.1
"""What is asked of the solver: a result by a tenth larger, or what it is where it has to be met."""


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, in ms, and its limit."""
    yield _row("all results of all themes", evaluation_ms(), EVALUATION_MS)
    for theme in THEMES:
        yield _row(f"charts of `{theme}`", charts_ms(theme), CHARTS_MS)
    draws, result = max((draws_ms(result), result) for result in QUANTITIES)
    yield _row(f"10,000 draws, slowest result: `{result}`", draws, DRAWS_MS)
    once = ((solver_ms(result, key, 1), result, key) for result in QUANTITIES for key in LEVERS)
    slow = sorted(once)[-AGAIN:]
    answer, result, key = max((solver_ms(result, key), result, key) for _, result, key in slow)
    yield _row(f"solver, slowest answer: `{key}` for `{result}`", answer, SOLVER_MS)


def evaluation_ms() -> float:
    """Return what one evaluation of a new scenario takes."""
    scenarios = _scenarios()
    return _least(lambda: evaluate(next(scenarios), observed()).by_id())


def charts_ms(page: str) -> float:
    """Return what the charts of a page of a new scenario take together, none of them kept."""
    scenarios = _scenarios()

    def drawn() -> Callable[[], object]:
        given = context(next(scenarios), "en")
        given.results.by_id()
        return lambda: charts_of(given, page)

    return min(_least(drawn(), rounds=1) for _ in range(2 * ROUNDS))


def draws_ms(result: str) -> float:
    """Return what the spread of a result over draws of all levers takes."""
    return _least(lambda: uncertainty.__wrapped__(Scenario.default(), result, observed()), 2)


def solver_ms(result: str, key: str, rounds: int = ROUNDS) -> float:
    """Return what the values of a lever for a target take to find."""
    quantity, scenario = QUANTITIES[result], Scenario.default()
    own = quantity.number_of(evaluate(scenario, observed()), observed()) or 0.0
    target = own if quantity.whole else _ABOVE * own
    return _least(lambda: solve.__wrapped__(scenario, result, target, key, observed()), rounds)


def _scenarios() -> Iterator[Scenario]:
    """Yield scenarios that nothing has been worked out for."""
    return (Scenario.from_changes({"g": 1 + step / 100}) for step in count())


def _least(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least time of some rounds, ms."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(1000 * (time.process_time() - began))
    return min(times)


def _row(what: str, ms: float, limit: float) -> tuple[str, str, str]:
    return what, f"{ms:.2f}", f"{limit:g}"


def main() -> None:
    """Measure and write the table."""
    for row in chain((HEADS, ("---",) * len(HEADS)), rows()):
        sys.stdout.write(f"| {' | '.join(row)} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
