"""Scenarios for property tests, drawn from the lever table itself."""

from hypothesis import settings
from hypothesis import strategies as st

from components.model import LEVERS, Lever, Scenario
from components.model.lever import Value


def tries(examples: int) -> int:
    """How many examples of a slow property to try, of 100 usual ones: more while exploring."""
    usual = settings().max_examples
    return examples * usual // 100


def lever_values(lever: Lever) -> st.SearchStrategy[Value]:
    if lever.choices:
        return st.sampled_from(lever.choices)
    if lever.whole:
        return st.integers(int(lever.low), int(lever.high)).map(float)
    return st.floats(lever.low, lever.high, allow_nan=False)


scenarios: st.SearchStrategy[Scenario] = st.fixed_dictionaries(
    {}, optional={key: lever_values(lever) for key, lever in LEVERS.items()}
).map(Scenario.from_changes)


def corners(key: str) -> list[Scenario]:
    """The default scenario with one lever at each end of its range, or at each choice."""
    lever = LEVERS[key]
    values: tuple[Value, ...] = lever.choices or (lever.low, lever.high)
    return [Scenario.from_changes({key: value}) for value in values]


ALL_CORNERS = [Scenario.default(), *(corner for key in LEVERS for corner in corners(key))]
