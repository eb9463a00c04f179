"""The words under the pointer fit a phone, whatever the scenario."""

import html
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import CHARTS, chart_of
from components.charts.kit import Spec
from components.charts.kit.hover import FONT_PX, HOVER_PX, hover_lines
from components.charts.lettering import width_of
from components.model import Scenario
from components.model.guess import GUESSED
from components.model.lab.question import Question
from components.text import LANGUAGES
from tests.contexts import context

SCENARIOS = (
    Scenario.default(),
    Scenario.from_changes({"g": -10.0, "c26": 900.0, "pace": 0.05, "tgt": 45.0, "up": 1.0}),
    Scenario.from_changes({"base": "world_ai", "cash": "share", "lasts": "always", "bust": 40.0}),
)
QUESTIONS = (
    Question(),
    Question("funding.target_date", None, "pace", "mom"),
    Question("buildout.total_usd_tn", 8.0, "base"),
)
PHONE_PX = 320 - 2 * 16
"""The width of a chart on the narrowest phone."""
AROUND_PX = 2 * 3 + 6 + 2
"""What plotly puts around the words: room on both sides, the arrow, the border."""


def said(trace: Spec) -> Iterator[str]:
    """What a trace shows under the pointer, point by point, as plotly fills it in."""
    if trace.get("hoverinfo") == "text":
        yield trace["text"]
    if "hovertemplate" not in trace or trace.get("hoverinfo") == "skip":
        return
    words = trace["hovertemplate"].partition("<extra>")[0]
    for place in range(len(trace["x"])):

        def fill(found: re.Match[str], place: int = place) -> str:
            name, _, form = found[1].partition(":")
            value = trace[name] if isinstance(trace[name], str) else trace[name][place]
            decimals = int(form[1:-1] or 0) if form else 2
            return f"{value:.{decimals}f}" if isinstance(value, float) else str(value)

        yield re.sub(r"%\{([^}]*)\}", fill, words)


def widths(text: str) -> list[float]:
    lines = (html.unescape(re.sub("<[^>]*>", "", line)) for line in text.split("<br>"))
    return [width_of(line, FONT_PX) for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [*CHARTS, "guess"])
def test_every_line_fits_a_phone(page: str, language: str) -> None:
    seen = 0
    for scenario in SCENARIOS:
        for question in QUESTIONS if page == "lab" else QUESTIONS[:1]:
            guesses = tuple((slug, float(guessed.high)) for slug, guessed in GUESSED.items())
            there = context(scenario, language, question=question, guesses=guesses)
            for name in GUESSED if page == "guess" else CHARTS[page]:
                chart = chart_of(there, f"{page}.{name}")
                for spec in filter(None, (chart.spec, chart.narrow)):
                    for text in (text for trace in spec["data"] for text in said(trace)):
                        seen += 1
                        assert max(widths(text)) + AROUND_PX <= PHONE_PX, (chart.key, text)
    assert seen > 20


@given(
    st.lists(
        st.sampled_from(["AI ", "投資", "<b>", "</b>", "&amp;", "12.5 billion ", "、", "<br>"])
    )
)
def test_breaking_lines_changes_nothing_else(parts: list[str]) -> None:
    text = "".join(parts)
    broken = hover_lines(text)
    bare = [re.sub(r"<br>|[ \u00a0]", "", one) for one in (text, broken)]
    assert bare[0] == bare[1]
    assert HOVER_PX + AROUND_PX <= PHONE_PX


def test_a_line_ends_where_a_sentence_may() -> None:
    broken = hover_lines(
        "BlackRockの見通し：2030年までのAIへの投資は累計で5兆～8兆ドル、2026年12月公表"
    )
    assert "<br>" in broken
    assert not re.search(r"<br>[、。）％～]|[（「]<br>|\d<br>\d", broken)
