"""How far the evidence lets each lever range: not plus or minus a tenth, but what sources span.

The rule, lever by lever:

- Where sources give several figures, the range runs from the lowest to the highest, and `facts`
  or `resource` say which. A figure beyond the ends of the lever is cut off there.
- Where there is one source or none, the range is our own assumption, of grade D.
- Where nothing is left open (an amount filed, a goal as stated), the range is a single value: the
  lever is *held*. It is not drawn and has no bar, but the lab says that it is held.
- Choices (which spending is counted, whose plan is cut) are questions, not uncertain quantities: a
  tornado runs through them, a draw leaves them where the reader put them.

A range does not depend on the reader's scenario, except that the capital expenditure of 2025 and
2026 has one for each definition of what is counted.
"""

from components.model.lever import EvidenceRange, Grade
from components.model.levers import LEVERS
from components.model.scenario import Scenario


def evidence_range(key: str, scenario: Scenario) -> EvidenceRange:
    """Return the range of a number lever, under the choices of a scenario.

    Raises
    ------
    KeyError
        If the lever is unknown or a choice.
    """
    ranges, follows = LEVERS[key].ranges, LEVERS[key].follows
    if "" in ranges or not follows:  # a choice has none
        return ranges[""]
    return ranges[str(getattr(scenario, follows))]


def weaker_grade(key: str, scenario: Scenario) -> Grade:
    """Return the weaker of the grades of a lever's value and of its range.

    What moves a result is how wide the range is, so a well-documented value with a range of our
    own counts as our own.
    """
    value = scenario.origin_of(key).grade
    if LEVERS[key].choices:
        return value
    return max(value, evidence_range(key, scenario).grade)  # "D" sorts after "A"
