"""The chart `coinvest.defaults`: how often loans to projects failed, by sample."""

from typing import NamedTuple

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED
from components.context import Context
from components.evidence import fact
from components.text import dated, number, percent, say
from components.text.quotes import fact_text
from components.text.sources import source_line
from components.text.table import Table

DEFAULT_TOP = 14.0


class _Sample(NamedTuple):
    """A sample of loans: the fact with its rate of default, and how its bar looks."""

    fact_id: str
    colour: str = CONTEXT
    hollow: bool = False


_SAMPLES = (
    _Sample("risk.infrastructure_default_11y_pct"),
    _Sample("risk.baa3_default_11y_pct"),
    _Sample("risk.infrastructure_default_10y_2012_pct"),
    _Sample("risk.project_default_10y_pct", OBSERVED),
    _Sample("risk.project_default_10y_2012_pct"),
    _Sample("risk.telecom_default_estimate_pct", hollow=True),
)


def defaults_chart(context: Context) -> Chart:
    """Return how often loans to projects failed, by sample, against the reader's chance."""
    language, chance = context.language, context.scenario.pd
    words = {
        "pd": percent(chance, language),
        "times": number(_telecom_ratio(), language, 2),
        "lowest": fact_text(_SAMPLES[0].fact_id, language),
        "highest": fact_text(_SAMPLES[-1].fact_id, language),
        "projects": fact_text("risk.telecom_projects_share_pct", language),
        "defaults": fact_text("risk.telecom_defaults_share_pct", language),
    }
    place = "yours" if chance <= DEFAULT_TOP else "beyond"
    return Chart(
        key="coinvest.defaults",
        title=say(language, "coinvest.defaults.title", **words),
        subtitle=say(language, "coinvest.defaults.subtitle", **words),
        source=with_reading(
            "coinvest.defaults",
            source_line([one.fact_id for one in _SAMPLES], language, context.today),
            language,
            **words,
        ),
        alt=say(language, "coinvest.defaults.alt", **words),
        spec=row_chart(
            [_row(sample, language) for sample in _SAMPLES],
            x={"range": [0, DEFAULT_TOP], **percent_ticks((0, 2, 4, 6, 8, 10, 12), language)},
            marker=(chance, say(language, f"coinvest.defaults.label_{place}", **words)),
        ),
        table=_table(language),
    )


def _telecom_ratio() -> float:
    """Return how many times its share of projects telecom's share of defaults is."""
    projects = fact("risk.telecom_projects_share_pct").value
    return fact("risk.telecom_defaults_share_pct").value / projects


def _row(sample: _Sample, language: str) -> Row:
    words = {
        "name": say(language, f"fact.{sample.fact_id}"),
        "value": fact_text(sample.fact_id, language),
    }
    return Row(
        label=say(language, "coinvest.defaults.row", **words),
        hover=say(language, "coinvest.defaults.hover", **words),
        colour=sample.colour,
        bar=(0.0, fact(sample.fact_id).value),
        hollow=sample.hollow,
    )


def _table(language: str) -> Table:
    rows = (
        (
            say(language, f"fact.{found.id}"),
            found.value,
            dated(found.as_of, language),
            found.publisher,
        )
        for found in (fact(sample.fact_id) for sample in _SAMPLES)
    )
    columns = ("sample", "rate", "as_of", "publisher")
    return chart_table("coinvest.defaults", columns, rows, language)
