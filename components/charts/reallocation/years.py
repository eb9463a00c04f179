"""What part of each year's spending own cash does not reach."""

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    with_reading,
)
from components.charts.palette import SCENARIO
from components.charts.reallocation.percent_rows import percent_row_chart
from components.context import Context
from components.model.themes.buildout import YEARS
from components.text import lever_text, money, percent, say
from components.text.sources import scenario_source_line
from components.text.themes.reallocation import CASH_KEYS, LEAST_TN


def years_chart(context: Context) -> Chart:
    """Return the part of each year's spending that comes from outside."""
    language, results = context.language, context.results
    external = results.reallocation.external_by_year_usd_bn
    years = tuple(zip(YEARS, results.buildout.annual_usd_bn, external, strict=True))
    told = [
        {
            "year": str(year),
            "spent": money(spent, language),
            "own_cash": money(spent - outside, language),
            "external": money(outside, language),
            "share": percent(100 * outside / spent, language),
        }
        for year, spent, outside in years
    ]
    kind = "some" if results.reallocation.external_need_usd_tn >= LEAST_TN else "none"
    rows = [
        Row(
            label=say(language, "reallocation.years.row", **words),
            hover=say(language, "reallocation.years.hover", **words),
            colour=SCENARIO,
            bar=(0.0, 100 * outside / spent),
        )
        for words, (_, spent, outside) in zip(told, years, strict=True)
    ]
    return Chart(
        key="reallocation.years",
        title=say(
            language,
            f"reallocation.years.title.{kind}",
            first=money(external[1], language),
            last=money(external[-1], language),
        ),
        subtitle=say(
            language,
            "reallocation.years.subtitle",
            definition=lever_text("base", context.scenario.base, language),
        ),
        source=with_reading(
            "reallocation.years",
            scenario_source_line(context, ("c25", "c26", "g", *CASH_KEYS[context.scenario.cash])),
            language,
            definition=lever_text("base", context.scenario.base, language),
        ),
        alt=say(
            language,
            "reallocation.years.alt",
            list=say(language, "text.comma").join(
                say(language, "reallocation.years.item", **words) for words in told
            ),
        ),
        spec=percent_row_chart(rows, (0, 25, 50, 75, 100), language),
        table=chart_table(
            "reallocation.years",
            ("year", "spent", "own_cash", "external"),
            (
                (str(year), round(spent, 1), round(spent - outside, 1), round(outside, 1))
                for year, spent, outside in years
            ),
            language,
        ),
    )
