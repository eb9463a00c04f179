"""The short form of a source line: the first source, of when it is, how many more there are."""

import re

import pytest

from components.charts import CHARTS
from components.charts.pages import chart_of
from components.model import Scenario
from components.text import LANGUAGES
from components.text.sources import short_line
from tests.contexts import context

KEYS = [f"{page}.{name}" for page, names in CHARTS.items() for name in names]


def short(key: str, language: str) -> str:
    return short_line(chart_of(context(Scenario.default(), language), key).source, language)


@pytest.mark.parametrize(
    ("key", "en", "ja"),
    [  # counted by hand in the lines under the charts
        (
            "funding.path",
            "Notes and sources: BNN Bloomberg, 17 September 2024, and 2 more",
            "注と出所：BNN Bloomberg（2024年9月17日）ほか2件",
        ),
        (
            "coinvest.leverage",
            "Notes and sources: PYMNTS, 17 September 2024, and 7 more",
            "注と出所：PYMNTS（2024年9月17日）ほか7件",
        ),
        (
            "macro.estimates",
            "Notes and sources: US Bureau of Economic Analysis, and 6 more",
            "注と出所：US Bureau of Economic Analysisほか6件",
        ),
        (
            "macro.concentration",
            "Notes and sources: The Motley Fool, and 3 more",
            "注と出所：The Motley Foolほか3件",
        ),
        (
            "lab.true",
            "Notes and sources: Platformonomics, 6 February 2025",
            "注と出所：Platformonomics（2025年2月6日）",
        ),
    ],
)
def test_sources_are_counted_as_a_reader_counts_them(key: str, en: str, ja: str) -> None:
    assert (short(key, "en"), short(key, "ja")) == (en, ja)


@pytest.mark.parametrize("key", KEYS)
def test_the_short_form_counts_the_same_in_all_languages_and_names_what_the_long_one_has(
    key: str,
) -> None:
    counts = set()
    for language in LANGUAGES:
        line, full = short(key, language), chart_of(context(Scenario.default(), language), key)
        assert len(line) <= 85  # so many stand beside the ways to save
        more = re.search(r"(\d+)( more|件)$", line)
        counts.add(more[1] if more else "")
        first = re.split(r"[:：]", line, maxsplit=1)[1].strip()
        publisher = re.split(r", |（|ほか", first)[0]
        assert publisher in full.source
    assert len(counts) == 1


def test_what_a_reader_set_is_named_and_what_names_nobody_is_called_notes() -> None:
    line = "Dot: yours. Sources: your own input for Growth 2027–2030"
    assert short_line(line, "en") == "Notes and sources: your own input for Growth 2027–2030"
    assert short_line("Computed here.", "en") == "Notes"
