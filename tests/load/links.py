"""Requests about scenarios that nobody has asked for before, over all routes that compute."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from components.charts import CHARTS
from components.link import Case, query_string
from components.model import LEVERS, Lever, Scenario
from components.model.evaluate import PAGES, THEMES
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import Question, partners
from components.model.lever import Value
from components.text import LANGUAGES
from components.web.pages.head import page_path

CHART_KEYS = [f"{page}.{name}" for page in CHARTS for name in CHARTS[page]]
NUMBERS = [key for key, lever in LEVERS.items() if not lever.choices]
RESULTS = list(QUANTITIES)
KINDS = (
    "page",
    "print",
    "picture",
    "table",
    "scenario",
    "scenario table",
    "previews",
    "preview",
    "curves",
    "tornado",
    "explain",
    "uncertainty",
    "solve",
    "response",
    "png",
    "card",
    "workbook",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what it asks for, and its path with the query string."""

    kind: str
    target: str

    @property
    def path(self) -> str:
        """The path alone."""
        return self.target.partition("?")[0]


def extreme_case(chance: random.Random, result: str = "") -> Case:
    """Return a case that moves every input, most to an end of its range, and pins another.

    It asks the lab of `result`, of any if that is empty.
    """
    question = Question(result or chance.choice(RESULTS), lever=chance.choice(list(LEVERS)))
    others = partners(question.lever)
    return Case(
        extreme_scenario(chance),
        chance.choice(LANGUAGES),
        compared=extreme_scenario(chance),
        question=Question(
            question.result,
            lever=question.lever,
            second=chance.choice(others) if others else "",
        ),
    )


def extreme_scenario(chance: random.Random) -> Scenario:
    """Return a scenario with every input moved, most to an end of its range."""
    return Scenario.from_changes(
        {key: _extreme_value(lever, chance) for key, lever in LEVERS.items()}
    )


def _extreme_value(lever: Lever, chance: random.Random) -> Value:
    if lever.choices:
        return chance.choice(lever.choices)
    inside = lever.nearest(round(chance.uniform(lever.low, lever.high), 6))
    return chance.choice((lever.low, lever.high, lever.high, inside))


def asked(kind: str, case: Case, chance: random.Random) -> Asked:
    """Return a request of a kind about a case."""
    query, question = query_string(case), case.question
    page, theme = chance.choice(list(PAGES)), chance.choice(list(THEMES))
    key, lever = chance.choice(CHART_KEYS), LEVERS[chance.choice(NUMBERS)]
    of_result = f"{query}&result={question.result}"
    targets = {
        "page": f"{page_path(page)}?{query}",
        "print": f"/print?{query}&page={page}",
        "picture": f"/api/charts/{key}.svg?{query}",
        "table": f"/api/tables/{key}.csv?{query}",
        "scenario": f"/api/scenario?{query}",
        "scenario table": f"/api/scenario.csv?{query}",
        "previews": f"/frames/{theme}/{lever.key}?{query}",
        "preview": f"/frames/{theme}/{lever.key}/{lever.high:g}?{query}",
        "curves": f"/frames/curves/{theme}?{query}",
        "tornado": f"/api/tornado?{of_result}",
        "explain": f"/api/explain?{of_result}",
        "uncertainty": f"/api/uncertainty?{of_result}",
        "solve": f"/api/solve?{of_result}&lever={question.lever}&target=5",
        "response": f"/api/response?{of_result}&lever={question.lever}",
        "png": f"/api/charts/{key}.png?{query}",
        "card": f"/og.png?{query}&page={page}",
        "workbook": f"/api/scenario.xlsx?{query}",
    }
    return Asked(kind, targets[kind])


def all_kinds(seed: int) -> Iterator[Asked]:
    """Yield requests of all kinds in turn, without end; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    while True:
        for kind in KINDS:
            yield asked(kind, extreme_case(chance), chance)
