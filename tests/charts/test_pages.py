import ast
from pathlib import Path
from typing import get_type_hints

import pytest

from components import charts
from components.charts import CHARTS
from components.charts.pages import COMPARISONS, chart_of
from components.charts.published import Comparison
from components.charts.theme import ThemeCharts
from components.model import Scenario
from components.model.evaluate import THEMES
from tests.contexts import context

ROOM = Path(charts.__file__).parent
SHARED = sorted(
    path for path in ROOM.rglob("*.py") if path.relative_to(ROOM).parts[0] not in THEMES
)


@pytest.mark.parametrize("page", CHARTS)
def test_a_chart_stands_in_the_file_of_its_key_and_calls_itself_so(page: str) -> None:
    at_default = context(Scenario.default())
    for name, chart in CHARTS[page].items():
        assert chart.__module__ == f"components.charts.{page}.{name}"
        assert chart(at_default).key == f"{page}.{name}"


def test_themes_come_in_their_order_and_then_the_lab() -> None:
    assert tuple(CHARTS) == (*THEMES, "lab")
    assert tuple(COMPARISONS) == THEMES


def test_a_theme_has_what_the_protocol_asks_for() -> None:
    assert set(get_type_hints(ThemeCharts)) == {"CHARTS", "COMPARISON"}
    for theme in THEMES:
        assert CHARTS[theme]
        assert isinstance(COMPARISONS[theme], Comparison)
        low, high = COMPARISONS[theme].ends
        assert low < high


@pytest.mark.parametrize("path", SHARED, ids=lambda path: str(path.relative_to(ROOM)))
def test_what_the_themes_share_imports_none_of_them(path: Path) -> None:
    """A further theme is a package of its own: no other file of the room knows it."""
    packages = tuple(f"components.charts.{theme}" for theme in THEMES)
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    imports = [
        *(a.name for node in nodes if isinstance(node, ast.Import) for a in node.names),
        *(
            f"{node.module}.{a.name}"
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for a in node.names
        ),
    ]
    assert not [name for name in imports if name.startswith(packages)]


@pytest.mark.parametrize("key", ["funding.no_such_chart", "no_such_page.path", "guess.funding"])
def test_a_chart_that_is_not_there_is_a_key_error(key: str) -> None:
    with pytest.raises(KeyError):
        chart_of(context(Scenario.default()), key)
