"""Where the yearly cost of a gigawatt goes."""

from typing import NamedTuple

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, SCENARIO
from components.context import Context
from components.evidence import fact
from components.model.themes.power import yearly_cost_usd_bn_per_gw
from components.text import money, percent, say
from components.text.sources import scenario_source_line

WHOLE, CHIPS, ELECTRICITY = (
    "power.epoch_cost_usd_bn",
    "power.epoch_servers_usd_bn",
    "power.epoch_energy_usd_bn",
)
PARTS = ("chips", "buildings", "electricity")


class Part(NamedTuple):
    """A part of the yearly cost of one gigawatt, USD bn and percent; whose count it is."""

    name: str
    whose: str
    usd_bn: float
    share_pct: float


def cost_chart(context: Context) -> Chart:
    """Return the parts of the yearly cost of a gigawatt, beside those of a published model."""
    language, found = context.language, parts(context)
    own = {part.name: part for part in found if part.whose == "own"}
    words = {
        "share": percent(own["electricity"].share_pct, language),
        "chips": percent(own["chips"].share_pct, language),
        "buildings": percent(own["buildings"].share_pct, language),
        "cost": money(sum(part.usd_bn for part in own.values()), language),
    }
    return Chart(
        key="power.cost",
        title=say(language, "power.cost.title", **words),
        subtitle=say(language, "power.cost.subtitle", **words),
        source=with_reading(
            "power.cost",
            scenario_source_line(
                context,
                ("gwc", "short", "ls", "ret", "load", "mwh"),
                (WHOLE, CHIPS, ELECTRICITY),
            ),
            language,
            **words,
        ),
        alt=say(language, "power.cost.alt", **words),
        spec=row_chart(
            [_row(part, language) for part in found],
            x={"range": [0, 100], **percent_ticks((0, 25, 50, 75, 100), language)},
        ),
        table=chart_table(
            "power.cost",
            ("part", "whose", "amount", "share"),
            (
                (
                    say(language, f"power.cost.part.{part.name}"),
                    say(language, f"power.cost.whose.{part.whose}"),
                    round(part.usd_bn, 3),
                    round(part.share_pct, 2),
                )
                for part in found
            ),
            language,
        ),
    )


def parts(context: Context) -> tuple[Part, ...]:
    """Return each part of the cost by the scenario and by the published model, in turn."""
    whole, chips, electricity = (fact(id_).value for id_ in (WHOLE, CHIPS, ELECTRICITY))
    published = (chips, whole - chips - electricity, electricity)
    own = yearly_cost_usd_bn_per_gw(context.scenario)
    return tuple(
        Part(name, whose, usd_bn, 100 * usd_bn / cost)
        for name, mine, theirs in zip(PARTS, own, published, strict=True)
        for whose, usd_bn, cost in (("own", mine, sum(own)), ("published", theirs, whole))
    )


def _row(part: Part, language: str) -> Row:
    words = {
        "part": say(language, f"power.cost.part.{part.name}"),
        "whose": say(language, f"power.cost.whose.{part.whose}"),
        "amount": money(part.usd_bn, language),
        "share": percent(part.share_pct, language),
    }
    return Row(
        label=say(language, "power.cost.row", **words),
        hover=say(language, "power.cost.hover", **words),
        colour=SCENARIO if part.whose == "own" else CONTEXT,
        bar=(0.0, part.share_pct),
    )
