"""What the lab of the model answers to the question of a context."""

from dataclasses import dataclass

from components.context import Context, results_of
from components.model import PRESETS, Scenario
from components.model.lab.explain import Explanation, explain
from components.model.lab.question import lever_of, target_of
from components.model.lab.solve import Solution, solve
from components.model.lab.tornado import Tornado, tornado
from components.model.lab.uncertainty import Uncertainty, uncertainty


@dataclass(frozen=True, slots=True)
class Compared:
    """Two scenarios to set against each other, and what the reader should call them.

    `kind` is "pin", "default" or "example".
    """

    before: Scenario
    after: Scenario
    kind: str


def comparison_of(context: Context) -> Compared:
    """Return the scenario of a context and the one that it is compared with.

    That is the pinned scenario, else the default. A reader who has neither pinned nor moved
    anything sees an example: the first ready-made scenario that changes the result.
    """
    if context.compared is not None:
        return Compared(context.compared.scenario, context.scenario, "pin")
    default = Scenario.default()
    if context.scenario != default:
        return Compared(default, context.scenario, "default")
    own = context.results.value(context.question.result)
    moved = (
        preset.scenario
        for preset in PRESETS
        if results_of(preset.scenario).value(context.question.result) != own
    )
    return Compared(default, next(moved, PRESETS[0].scenario), "example")


def explanation_of(context: Context) -> Explanation:
    """Return why the compared scenarios differ in the result asked about."""
    both = comparison_of(context)
    return explain(both.before, both.after, context.question.result, context.observed)


def tornado_of(context: Context) -> Tornado:
    """Return how far each input moves the result asked about over its evidence range."""
    return tornado(context.scenario, context.question.result, context.observed)


def solution_of(context: Context) -> Solution:
    """Return what the input asked about has to be."""
    question, observed = context.question, context.observed
    target, lever = target_of(question, observed), lever_of(question, observed)
    return solve(context.scenario, question.result, target, lever, observed)


def spread_of(context: Context) -> Uncertainty:
    """Return how far the result asked about ranges when all inputs are open at once."""
    return uncertainty(context.scenario, context.question.result, context.observed)
