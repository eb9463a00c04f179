"""Who pays for the build-out and when the money is spent, as bars that add up to the whole."""

from collections.abc import Sequence

from components.charts.kit import (
    Chart,
    Row,
    Spec,
    with_reading,
)
from components.charts.reallocation.parts import (
    Part,
    hover_text,
    is_empty,
    part_words,
    parts_table,
    sources,
    uses,
)
from components.charts.reallocation.percent_rows import percent_row_chart
from components.context import Context
from components.text import lever_text, money, say
from components.text.sources import scenario_source_line
from components.text.themes.reallocation import CASH_KEYS, funding_kind, funding_words


def sources_chart(context: Context) -> Chart:
    """Return who pays for the build-out and when the money is spent: sources and uses."""
    language = context.language
    kind = funding_kind(context.results)
    paid_by, spent = sources(context), uses(context)
    words = {
        **funding_words(context.results, context.scenario, language),
        **{part.code: money(1000 * part.amount_tn, language) for part in spent},
        "definition": lever_text("base", context.scenario.base, language),
    }
    return Chart(
        key="reallocation.sources",
        title=say(language, f"reallocation.sources.title.{kind}", **words),
        subtitle=say(language, "reallocation.sources.subtitle", **words),
        source=with_reading(
            "reallocation.sources",
            scenario_source_line(
                context, (*CASH_KEYS[context.scenario.cash], "dsh", "c25", "c26", "g")
            ),
            language,
            **words,
        ),
        alt=say(language, f"reallocation.sources.alt.{kind}", **words),
        spec=_rows(paid_by, spent, language),
        table=parts_table((*paid_by, *spent), language),
    )


def _rows(paid_by: Sequence[Part], spent: Sequence[Part], language: str) -> Spec:
    """Return sources and uses as rows, each part beginning where the one before it ends."""
    rows = [*_stacked(paid_by, language), *_stacked(spent, language)]
    return percent_row_chart(rows, (0, 25, 50, 75, 100), language)


def _stacked(parts: Sequence[Part], language: str) -> list[Row]:
    rows, start = [], 0.0
    for part in parts:
        end = start + 100 * part.share
        kind = "row_none" if is_empty(part) else "row"
        words = part_words(part, language)
        rows.append(
            Row(
                label=say(language, f"reallocation.sources.{kind}", **words),
                hover=hover_text(part, language),
                colour=part.colour,
                bar=(start, end) if kind == "row" else None,
                hollow=part.hollow,
            )
        )
        start = end
    return rows
