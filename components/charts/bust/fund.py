"""What a world share fund does in dollars and in yen."""

from components.charts.bust.bars import rows_of_bars
from components.charts.kit import (
    Chart,
    chart_table,
    percent_ticks,
    with_reading,
)
from components.context import Context
from components.model.themes.bust import world_fund_in_yen_pct
from components.text import percent, say
from components.text.marks import without_marks
from components.text.sources import scenario_source_line
from components.text.themes.bust import fund_words, signed_percent

ENDS_PCT = (-60.0, 30.0)
"""Holds every fund: 40 percent of it falls by 85, with the yen up by 40; or the yen falls by 20."""
TICKS_PCT = (-60, -40, -20, 0, 20)


def fund_chart(context: Context) -> Chart:
    """Return the change of a world fund in dollars, by the exchange rate alone, and in yen."""
    language, scenario, bust = context.language, context.scenario, context.results.bust
    changes = {
        "dollars": bust.world_fund_pct,
        "currency": world_fund_in_yen_pct(0.0, scenario.yen),
        "yens": bust.world_fund_yen_pct,
    }
    words = {code: signed_percent(change, language) for code, change in changes.items()}
    inputs = {
        "wfund": percent(scenario.wfund, language),
        "fall": percent(scenario.fall, language),
        "move": without_marks(fund_words(context)["move"]),
    }
    bars = [
        (say(language, f"bust.fund_chart.{code}"), words[code], change, code == "currency")
        for code, change in changes.items()
    ]
    return Chart(
        key="bust.fund",
        title=say(language, "bust.fund_chart.title", **words),
        subtitle=say(language, "bust.fund_chart.subtitle", **inputs),
        source=with_reading(
            "bust.fund_chart",
            scenario_source_line(context, ("wfund", "fall", "yen")),
            language,
            **inputs,
        ),
        alt=say(language, "bust.fund_chart.alt", **words),
        spec=rows_of_bars(
            "bust.fund_chart",
            bars,
            {"range": list(ENDS_PCT), **percent_ticks(TICKS_PCT, language)},
            language,
        ),
        table=chart_table(
            "bust.fund_chart",
            ("name", "amount"),
            ((name, round(change, 2)) for name, _, change, _ in bars),
            language,
        ),
    )
