from typing import Any

import pytest

from components.charts.reallocation.split import split_table
from components.model import Scenario
from components.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_split_behind_the_defaults_adds_up(language: str) -> None:
    *parts, total = split_table(language).rows_in_files()
    assert sum(float(row[1] or 0) for row in parts) == float(total[1] or 0)
    levers: dict[Any, float] = {}
    for row in parts:
        levers[row[3]] = levers.get(row[3], 0.0) + float(row[1] or 0)
    own_cash, debt, equity = levers.values()
    default = Scenario.default()
    assert default.own == pytest.approx(100 * own_cash / (own_cash + debt + equity), abs=0.5)
    assert default.dsh == pytest.approx(100 * debt / (debt + equity), abs=0.5)
