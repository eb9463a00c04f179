"""The net contribution to growth year by year: it takes a rise, not a high level."""

from itertools import pairwise

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.macro.axis import contribution_axis
from components.charts.palette import SCENARIO
from components.context import Context
from components.model.themes.macro import YEARS
from components.text import lever_text, money, say
from components.text.numbers import points_number, signed_points
from components.text.sources import scenario_source_line
from components.text.themes.macro import later_course

GDP_FACT = "us_gdp.2025_usd_bn"
KEYS = ("c25", "c26", "g", "us", "imp")


def years_chart(context: Context) -> Chart:
    """Return the net contribution of each year from 2026 to 2030, with the spending behind it."""
    language, macro = context.language, context.results.macro
    years = _year_words(context)
    item_list = say(language, "text.comma").join(
        say(language, "macro.years.item", **words) for words in years
    )
    words = {
        "definition": lever_text("base", context.scenario.base, language),
        "least": points_number(min(macro.net_by_year_pp), language),
        "most": points_number(max(macro.net_by_year_pp), language),
        "worst": points_number(abs(macro.worst_year_pp), language),
        "worst_year": str(macro.worst_year),
    }
    rows = [
        Row(
            label=say(language, "macro.years.row", **one),
            hover=say(language, "macro.years.hover", **one),
            colour=SCENARIO,
            bar=(0.0, net),
        )
        for one, net in zip(years, macro.net_by_year_pp, strict=True)
    ]
    return Chart(
        key="macro.years",
        title=say(language, f"macro.years.title.{later_course(macro)}", **words),
        subtitle=say(language, "macro.years.subtitle", **words),
        source=with_reading(
            "macro.years", scenario_source_line(context, KEYS, (GDP_FACT,)), language, **words
        ),
        alt=say(language, "macro.years.alt", list=item_list),
        spec=row_chart(rows, x=contribution_axis()),
        table=chart_table(
            "macro.years",
            ("year", "spending", "amount"),
            (
                (str(year), round(spending, 1), round(net, 4))
                for year, spending, net in zip(
                    YEARS,
                    context.results.buildout.annual_usd_bn[1:],
                    macro.net_by_year_pp,
                    strict=True,
                )
            ),
            language,
        ),
    )


def _year_words(context: Context) -> list[dict[str, str]]:
    language, results = context.language, context.results
    return [
        {
            "year": str(year),
            "amount": signed_points(net, language),
            "before": money(before, language),
            "after": money(after, language),
        }
        for year, net, (before, after) in zip(
            YEARS,
            results.macro.net_by_year_pp,
            pairwise(results.buildout.annual_usd_bn),
            strict=True,
        )
    ]
