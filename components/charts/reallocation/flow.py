"""The way of the money from who pays to the years in which it is spent."""

from components.charts.kit import Chart, with_reading
from components.charts.reallocation.parts import parts_table, sources, uses
from components.charts.reallocation.sankey import sankey_diagram
from components.context import Context
from components.text import lever_text, money, percent, say
from components.text.sources import scenario_source_line


def flow_chart(context: Context) -> Chart:
    """Return the flow from the sources of the money through the total to its uses."""
    language = context.language
    paid_by, (early, late) = sources(context), uses(context)
    words = {
        "total": money(1000 * context.results.buildout.total_usd_tn, language),
        "early": money(1000 * early.amount_tn, language),
        "late": money(1000 * late.amount_tn, language),
        "share": percent(100 * late.share, language),
        "definition": lever_text("base", context.scenario.base, language),
    }
    spent = [early, late]
    return Chart(
        key="reallocation.flow",
        title=say(language, "reallocation.flow.title", **words),
        subtitle=say(language, "reallocation.flow.subtitle"),
        source=with_reading(
            "reallocation.flow",
            scenario_source_line(context, ("c25", "c26", "g")),
            language,
            **words,
        ),
        alt=say(language, "reallocation.flow.alt", **words),
        spec=sankey_diagram(paid_by, spent, context),
        narrow=sankey_diagram(paid_by, spent, context, narrow=True),
        table=parts_table((*paid_by, *spent), language),
    )
