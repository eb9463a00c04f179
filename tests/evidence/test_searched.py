import json
import re
from datetime import date

import pytest

from components.evidence import facts, newest_results, searched_until
from components.evidence.files import DATA, rows
from components.model import Scenario
from components.model.evaluate import THEMES
from components.screen.words import caveats
from components.text import LANGUAGES, long_date
from components.text.sources import searched_sentence
from tests.contexts import context


def test_nothing_in_the_data_is_younger_than_the_search() -> None:
    until = searched_until().isoformat()
    assert until <= date.today().isoformat()
    for found in facts().values():
        assert found.published[:10] <= until
        assert found.as_of <= until
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    read = [resource["accessed"] for resource in package["resources"] if "accessed" in resource]
    assert max(read) <= until
    assert max(row["checked"] for row in rows("claims", "claims")) <= until


def test_results_are_those_of_the_newest_quarter_found() -> None:
    """The four builders' halves of 2026 all end on the day that is named."""
    halves = [one for name, one in facts().items() if name.startswith("capex.half_2026.")]
    assert {one.as_of for one in halves} == {newest_results().isoformat()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_until_when_was_searched(language: str) -> None:
    said = searched_sentence(language)
    assert long_date(searched_until().isoformat(), language) in said
    assert long_date(newest_results().isoformat(), language) in said
    for theme in (*THEMES, "evidence"):
        shown = caveats(theme, context(Scenario.default(), language))["html"]
        assert said in re.sub("<[^>]*>", "", shown).replace("\u00a0", " ")
