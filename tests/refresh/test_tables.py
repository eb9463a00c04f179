import pytest

from components.evidence.files import DATA
from components.refresh.bea import GROWTH_FACTS
from components.refresh.imf import FACTS
from components.refresh.sources import CASH_FACTS
from components.refresh.tables import SERIES, tables
from components.refresh.write import updated


@pytest.mark.parametrize("name", SERIES)
def test_a_file_without_changes_is_written_as_it_was(name: str) -> None:
    table = tables(DATA)[name]
    before = (DATA / table.path).read_text(encoding="utf-8")
    assert table.csv() == before
    assert updated(table, []).csv() == before


def test_the_facts_that_are_compared_exist() -> None:
    facts = tables(DATA)["facts"].rows
    named = (*CASH_FACTS.values(), *FACTS.values(), *GROWTH_FACTS.values())
    assert {(name,) for name in named} <= set(facts)
