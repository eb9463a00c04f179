"""The outside equity beside the partnership, its followers and what savers still aim to put in."""

from components.charts.kit import (
    Chart,
    Row,
    amount_ticks,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.palette import OBSERVED, SCENARIO
from components.context import Context
from components.text import money, say
from components.text.sources import scenario_source_line
from components.text.themes.reallocation import LEAST_TN, funding_words

TOP_BN = 2700.0  # room for the label of the last tick
GAP_FACT = "survey.infra_gap_bp"


def followers_chart(context: Context) -> Chart:
    """Return the outside equity and what it is measured against, in billions of dollars."""
    language, scenario, need = context.language, context.scenario, context.results.reallocation
    gap = 10 * scenario.pool * context.observed.infrastructure_gap_pct
    amounts = {
        "equity": 1000 * need.equity_usd_tn,
        "target": scenario.tgt,
        "followers": scenario.fol * scenario.tgt,
        "gap": gap,
        "lease": scenario.lease,
    }
    words = {
        **funding_words(context.results, scenario, language),
        **{code: money(amount, language) for code, amount in amounts.items()},
    }
    kind = "some" if need.equity_usd_tn >= LEAST_TN else "none"
    title = say(language, f"reallocation.followers.title.{kind}", **words)
    return Chart(
        key="reallocation.followers",
        title=title,
        subtitle=say(language, "reallocation.followers.subtitle"),
        source=with_reading(
            "reallocation.followers",
            scenario_source_line(context, ("dsh", "tgt", "fol", "lease", "pool"), (GAP_FACT,)),
            language,
        ),
        alt=say(language, "reallocation.followers.alt", title=title, **words),
        spec=row_chart(
            [_row(code, amount, language) for code, amount in amounts.items()],
            x={"range": [0, TOP_BN], **amount_ticks([0, 500, 1000, 1500, 2000, 2500], language)},
        ),
        table=chart_table(
            "reallocation.followers",
            ("name", "amount"),
            (
                (say(language, f"reallocation.followers.{code}"), round(amount, 1))
                for code, amount in amounts.items()
            ),
            language,
        ),
    )


def _row(code: str, amount: float, language: str) -> Row:
    words = {
        "name": say(language, f"reallocation.followers.{code}"),
        "amount": money(amount, language),
    }
    return Row(
        label=say(language, "reallocation.followers.row", **words),
        hover=say(language, "reallocation.followers.hover", **words),
        colour=OBSERVED if code in {"target", "gap"} else SCENARIO,
        bar=(0.0, min(amount, TOP_BN)),
        hollow=code in {"followers", "lease"},
        arrow=amount > TOP_BN,
    )
