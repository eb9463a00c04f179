"""The target beside what all infrastructure funds closed with by year."""

from components.charts.kit import (
    Chart,
    Row,
    amount_ticks,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context
from components.evidence.target import YearOfCloses, infra_closes
from components.text import money, percent, say
from components.text.sources import scenario_source_line

TOP_BN = 260.0


def closes_chart(context: Context) -> Chart:
    """Return the target beside what all infrastructure funds closed with by year."""
    language, tgt = context.language, context.scenario.tgt
    years = infra_closes()
    record = max(years, key=lambda year: year.closed_usd_bn)
    items = [say(language, "target.closes.item", **_words(year, tgt, language)) for year in years]
    words = {
        "target": money(tgt, language),
        "year": str(record.year),
        "share": percent(100 * tgt / record.closed_usd_bn, language),
        "years": say(language, "text.comma").join(items),
    }
    own = Row(
        label=say(language, "target.closes.row_target", **words),
        hover=say(language, "target.closes.hover_target", **words),
        colour=SCENARIO,
        bar=(0.0, tgt),
    )
    return Chart(
        key="target.closes",
        title=say(language, "target.closes.title", **words),
        subtitle=say(language, "target.closes.subtitle", **words),
        source=with_reading(
            "target.closes",
            scenario_source_line(context, ("tgt",), [years[-1].fact_id]),
            language,
            **words,
        ),
        alt=say(language, "target.closes.alt", **words),
        spec=row_chart(
            [own, *(_row(year, tgt, language) for year in reversed(years))],
            x={"range": [0, TOP_BN], **amount_ticks([0, 50, 100, 150, 200, 250], language)},
        ),
        table=chart_table(
            "target.closes",
            ("year", "closed", "share"),
            (
                (str(year.year), year.closed_usd_bn, round(100 * tgt / year.closed_usd_bn, 1))
                for year in years
            ),
            language,
        ),
    )


def _row(year: YearOfCloses, tgt: float, language: str) -> Row:
    words = _words(year, tgt, language)
    return Row(
        label=say(language, "target.closes.row", **words),
        hover=say(language, "target.closes.hover", **words),
        colour=CONTEXT,
        bar=(0.0, year.closed_usd_bn),
    )


def _words(year: YearOfCloses, tgt: float, language: str) -> dict[str, str]:
    return {
        "year": str(year.year),
        "amount": money(year.closed_usd_bn, language),
        "share": percent(100 * tgt / year.closed_usd_bn, language),
    }
