"""The steps between the definitions of capital expenditure in 2026."""

from typing import NamedTuple

from components.charts.kit import (
    Chart,
    Row,
    amount_ticks,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, RANGE
from components.context import Context
from components.evidence import capex_parts, fact
from components.model import LEVERS
from components.text import dated, lever_text, money, say
from components.text.sources import source_line
from components.text.table import Table

TOP_BN = 1060.0  # room for the label of the last tick
HALF_FACT = "capex.half_2026.four_usd_bn"
FACTS = (
    "capex.guidance_2026.amzn_usd_bn",
    "capex.guidance_2026.msft_usd_bn",
    "capex.guidance_2026.googl_low_usd_bn",
    "capex.guidance_2026.meta_low_usd_bn",
    "capex.guidance_2026.msft_old_basis_usd_bn",
    HALF_FACT,
    "capex.orcl_fy2026_guidance_usd_bn",
    "capex.world_ai_2026_usd_bn",
)


class Step(NamedTuple):
    """A definition, or what one adds to another: where its bar starts and its size, USD bn.

    `code` is that of the definition, or begins with "step_", or is "half" for what has been
    reported of the year; a hollow bar is an estimate.
    """

    code: str
    start: float
    size: float
    colour: str
    hollow: bool


def bridge_chart(context: Context) -> Chart:
    """Return the steps between the definitions of 2026 capex."""
    scenario, language = context.scenario, context.language
    found = steps()
    totals = [step.size for step in found if not step.code.startswith(("step_", "half"))]
    words = {
        "lowest": money(min(totals), language),
        "highest": money(max(totals), language),
        "half": money(fact(HALF_FACT).value, language),
        "c26": lever_text("c26", scenario.c26, language),
    }
    return Chart(
        key="buildout.bridge",
        title=say(language, "buildout.bridge.title", **words),
        subtitle=say(language, "buildout.bridge.subtitle", **words),
        source=with_reading(
            "buildout.bridge", source_line(FACTS, language, context.today), language, **words
        ),
        alt=say(language, "buildout.bridge.alt", **words),
        spec=row_chart(
            [_row(step, language) for step in found],
            x={"range": [0, TOP_BN], **amount_ticks([0, 200, 400, 600, 800, 1000], language)},
            marker=(scenario.c26, say(language, "buildout.bridge.label_reader", **words)),
        ),
        table=_table(language),
    )


def steps() -> tuple[Step, ...]:
    """Return the definitions of four and of five firms with what leads from one to the next."""
    cash, leased, five = map(_total_2026, ("four_cash", "four_leases", "five"))
    return (
        Step("half", 0.0, fact(HALF_FACT).value, OBSERVED, False),
        Step("four_cash", 0.0, cash, CONTEXT, True),
        Step("step_leases", cash, leased - cash, RANGE, True),
        Step("four_leases", 0.0, leased, OBSERVED, False),
        Step("step_oracle", leased, five - leased, RANGE, False),
        Step("five", 0.0, five, CONTEXT, False),
        Step("world_ai", 0.0, _total_2026("world_ai"), CONTEXT, True),
    )


def _total_2026(definition: str) -> float:
    """Return capex of 2026 by a definition, USD bn: what the lever takes as its default."""
    return float(LEVERS["c26"].default(definition).value)


def _row(step: Step, language: str) -> Row:
    is_step = step.code.startswith("step_")
    place = "buildout.bridge" if is_step or step.code == "half" else "definition"
    words = {
        "name": say(language, f"{place}.{step.code}"),
        "amount": money(step.size, language),
    }
    return Row(
        label=say(language, f"buildout.bridge.row_{'step' if is_step else 'total'}", **words),
        hover=say(language, "buildout.bridge.hover", **words),
        colour=step.colour,
        bar=(step.start, step.start + step.size),
        hollow=step.hollow,
    )


def _table(language: str) -> Table:
    return chart_table(
        "buildout.bridge",
        ("definition", "year", "company", "value", "status", "published"),
        (
            (
                say(language, f"definition.{part.definition}"),
                str(part.year),
                say(language, f"company.{part.company}"),
                part.value_usd_bn,
                say(language, f"status.{part.status}"),
                dated(fact(part.fact_id).as_of, language),
            )
            for part in capex_parts()
        ),
        language,
    )
