"""Who loses how much if the build-out stops."""

from components.charts.bust.bars import rows_of_bars
from components.charts.kit import (
    Chart,
    chart_table,
    with_reading,
)
from components.context import Context
from components.model.themes.buildout import YEARS, annual_capex_usd_bn
from components.model.themes.bust import HALT_YEAR
from components.text import lever_text, money, say
from components.text.sources import scenario_source_line
from components.text.themes.bust import SHOWN, spent_less_usd_bn, stopped_annual_usd_bn

TOP_TN = 25.0
SHARES_FACT = "bust.us_household_shares_usd_tn"
_HALT = YEARS.index(HALT_YEAR)
FLOWS = frozenset(["spent", "building"])
"""What is not spent in a year, as against what falls in value."""


def losses_chart(context: Context) -> Chart:
    """Return what is lost by whom, in trillions of dollars; the losses are not added up."""
    language, bust = context.language, context.results.bust
    amounts = {
        "households": bust.household_loss_usd_tn,
        "spent": spent_less_usd_bn(context) / 1000,
        "building": _less_building_usd_bn(context) / 1000,
        "lenders": bust.lender_loss_usd_bn / 1000,
    }
    words = {
        **{code: money(1000 * amount, language) for code, amount in amounts.items()},
        "definition": lever_text("base", context.scenario.base, language),
    }
    kind = "some" if bust.household_loss_usd_tn >= SHOWN else "none"
    keys = ("fall", "aiw", "mpc", "halt", "pdc", "rec")
    bars = [
        (say(language, f"bust.losses.{code}"), words[code], amount, code in FLOWS)
        for code, amount in amounts.items()
    ]
    return Chart(
        key="bust.losses",
        title=say(language, f"bust.losses.title.{kind}", **words),
        subtitle=say(language, "bust.losses.subtitle", **words),
        source=with_reading(
            "bust.losses", scenario_source_line(context, keys, (SHARES_FACT,)), language, **words
        ),
        alt=say(language, "bust.losses.alt", **words),
        spec=rows_of_bars(
            "bust.losses",
            bars,
            {"range": [0, TOP_TN], "tickvals": [0, 5, 10, 15, 20, 25]},
            language,
        ),
        table=chart_table(
            "bust.losses",
            ("name", "amount"),
            ((name, round(amount, 3)) for name, _, amount, _ in bars),
            language,
        ),
    )


def _less_building_usd_bn(context: Context) -> float:
    """Return what is spent less in the year of the stop than on the path without it."""
    scenario = context.scenario
    without = annual_capex_usd_bn(scenario.c25, scenario.c26, scenario.g)
    return without[_HALT] - stopped_annual_usd_bn(context)[_HALT]
