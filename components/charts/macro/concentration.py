"""How few firms the market, its investment and its bonds rest on."""

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    linked_names,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.palette import OBSERVED
from components.context import Context
from components.evidence.macro import Concentration, concentration
from components.text import dated, long_date, percent, say

TOP_PCT = 60.0


def concentration_chart(context: Context) -> Chart:
    """Return the share of a few firms, then and at the newest date found."""
    language = context.language
    shares = concentration()
    measures = [_words(found, language) for found in shares.values()]
    seven = shares["seven_of_index"]
    rows = [
        Row(
            label=say(language, "macro.concentration.row", **words),
            hover=say(language, "macro.concentration.hover", **words),
            colour=OBSERVED,
            bar=(found[0].share_pct, found[-1].share_pct),
            points=((found[0].share_pct, False), (found[-1].share_pct, True)),
            thin=True,
        )
        for words, found in zip(measures, shares.values(), strict=True)
    ]
    return Chart(
        key="macro.concentration",
        title=say(
            language,
            "macro.concentration.title",
            seven=percent(seven[-1].share_pct, language),
            seven_old=percent(seven[0].share_pct, language),
            seven_year=seven[0].as_of[:4],
        ),
        subtitle=say(language, "macro.concentration.subtitle"),
        source=with_reading(
            "macro.concentration",
            say(
                language,
                "macro.concentration.source",
                sources=linked_names(
                    ((one.publisher, one.url) for found in shares.values() for one in found),
                    language,
                ),
            ),
            language,
        ),
        alt=say(
            language,
            "macro.concentration.alt",
            list=say(language, "text.comma").join(
                say(language, "macro.concentration.item", **words) for words in measures
            ),
        ),
        spec=row_chart(rows, x={"range": [0, TOP_PCT], **percent_ticks((0, 20, 40, 60), language)}),
        table=chart_table(
            "macro.concentration",
            ("measure", "from_date", "low", "date", "high", "publisher"),
            (
                (
                    words["measure"],
                    dated(found[0].as_of, language),
                    found[0].share_pct,
                    dated(found[-1].as_of, language),
                    found[-1].share_pct,
                    found[-1].publisher,
                )
                for words, found in zip(measures, shares.values(), strict=True)
            ),
            language,
        ),
    )


def _words(found: tuple[Concentration, ...], language: str) -> dict[str, str]:
    first, last = found[0], found[-1]
    return {
        "measure": say(language, f"macro.concentrated.{first.measure}"),
        "from_date": long_date(first.as_of, language),
        "low": percent(first.share_pct, language),
        "date": long_date(last.as_of, language),
        "high": percent(last.share_pct, language),
    }
