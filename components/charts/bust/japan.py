"""What a stop would cost three holders in Japan whose holdings are known."""

from dataclasses import dataclass

from components.charts.kit import (
    Chart,
    Only,
    Row,
    chart_table,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.palette import SCENARIO
from components.context import Context
from components.evidence import fact
from components.text import long_date, money, say
from components.text.numbers import measure
from components.text.quotes import fact_text
from components.text.scale import file_unit
from components.text.sources import scenario_source_line
from components.text.table import Cell, Worded
from components.text.themes.bust import signed_percent

ENDS_PCT = (-65.0, 30.0)
TICKS_PCT = (-60, -40, -20, 0, 20)
GPIF, INSURER, MEGABANK = (
    "japan.gpif_foreign_shares_jpy_tn",
    "japan.nippon_life_loans_jpy_tn",
    "japan.mufg_campus_loan_usd_bn",
)


@dataclass(frozen=True, slots=True)
class Holding:
    """What one holder has, as a fact, and by how many percent its value changes."""

    code: str
    fact_id: str
    change_pct: float


def holdings(context: Context) -> tuple[Holding, ...]:
    """Return the public pension fund's foreign shares and two kinds of loans.

    The shares change as a world fund in yen does; of the loans `pdc` percent fail and `rec` percent
    of that comes back.
    """
    scenario = context.scenario
    loans = 0.0 - scenario.pdc * (1 - scenario.rec / 100)
    return (
        Holding("gpif", GPIF, context.results.bust.world_fund_yen_pct),
        Holding("insurer", INSURER, loans),
        Holding("megabank", MEGABANK, loans),
    )


def japan_chart(context: Context) -> Chart:
    """Return by how much each holding changes, in percent of it."""
    language = context.language
    held = holdings(context)
    told = [_words(one, language) for one in held]
    words = {
        "gpif": signed_percent(held[0].change_pct, language),
        "loans": signed_percent(held[1].change_pct, language),
        "gpif_date": long_date(fact(GPIF).as_of, language),
        "loan_date": long_date(fact(INSURER).as_of, language),
    }
    return Chart(
        key="bust.japan",
        title=say(language, "bust.japan.title", **words),
        subtitle=say(language, "bust.japan.subtitle", **words),
        source=with_reading(
            "bust.japan",
            scenario_source_line(
                context, ("wfund", "fall", "yen", "pdc", "rec"), (GPIF, INSURER, MEGABANK)
            ),
            language,
            **words,
        ),
        alt=say(
            language,
            "bust.japan.alt",
            list=say(language, "text.comma").join(
                say(language, "bust.japan.item", **one) for one in told
            ),
        ),
        spec=row_chart(
            [
                Row(
                    label=say(language, "bust.japan.row", **said),
                    hover=say(language, "bust.japan.hover", **said),
                    colour=SCENARIO,
                    bar=(0.0, one.change_pct),
                )
                for one, said in zip(held, told, strict=True)
            ],
            x={"range": list(ENDS_PCT), **percent_ticks(TICKS_PCT, language)},
        ),
        table=chart_table(
            "bust.japan",
            ("name", "unit", "held", "change", "amount"),
            (_cells(one, language) for one in held),
            language,
            {"unit": Only.FILES},
        ),
    )


def _cells(one: Holding, language: str) -> tuple[Cell, ...]:
    found, said = fact(one.fact_id), _words(one, language)
    return (
        said["name"],
        file_unit(f"unit_result.{found.unit}", language),
        Worded(found.value, said["held"]),
        round(one.change_pct, 2),
        Worded(round(found.value * one.change_pct / 100, 3), said["sum"]),
    )


def _words(one: Holding, language: str) -> dict[str, str]:
    found = fact(one.fact_id)
    change = found.value * one.change_pct / 100
    in_yen = found.unit == "jpy_tn"
    size = measure(abs(change), found.unit, language) if in_yen else money(abs(change), language)
    sign = "−" if change < 0 else "+" if change > 0 else ""
    return {
        "name": say(language, f"bust.japan.{one.code}"),
        "held": fact_text(one.fact_id, language),
        "amount": f"{sign}{size} ({signed_percent(one.change_pct, language)})",
        "sum": f"{sign}{size}",
        "change": signed_percent(one.change_pct, language),
    }
