"""The chart `coinvest.targets`: the returns that infrastructure strategies aim for."""

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    linked_names,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, RANGE
from components.context import Context
from components.evidence.coinvest import ReturnTarget, return_targets
from components.text import dated, long_date, percent, say
from components.text.table import Table, Worded

TARGET_TOP = 25.0
STRATEGY_FLOORS = (("core", 6.0), ("core_plus", 10.0), ("value_add", 12.0), ("opportunistic", 18.0))
"""Where each strategy begins, by the ranges of With Intelligence."""


def targets_chart(context: Context) -> Chart:
    """Return the returns that infrastructure strategies aim for, against the reader's."""
    language = context.language
    earned = context.results.coinvest.equity_irr_pct
    words = {
        "equity": say(language, "ui.null") if earned is None else percent(earned, language),
        "low": percent(STRATEGY_FLOORS[0][1], language),
    }
    place = strategy_of(earned)
    sources = linked_names(((one.publisher, one.url) for one in return_targets()), language)
    return Chart(
        key="coinvest.targets",
        title=say(language, f"coinvest.targets.title.{place}", **words),
        subtitle=say(language, "coinvest.targets.subtitle", **words),
        source=with_reading(
            "coinvest.targets",
            say(language, "coinvest.targets.source", sources=sources),
            language,
            **words,
        ),
        alt=say(language, f"coinvest.targets.alt.{place}", **words),
        spec=row_chart(
            [_row(target, language) for target in return_targets()],
            x={"range": [0, TARGET_TOP], **percent_ticks((0, 5, 10, 15, 20, 25), language)},
            marker=_marker(earned, words, language),
        ),
        table=_table(language),
    )


def strategy_of(earned_pct: float | None) -> str:
    """Return the strategy whose targets hold a return, or why none does.

    >>> [strategy_of(earned) for earned in (None, 3, 11.9, 40)]
    ['none', 'below', 'core_plus', 'opportunistic']
    """
    if earned_pct is None:
        return "none"
    reached = [name for name, floor in STRATEGY_FLOORS if earned_pct >= floor]
    return reached[-1] if reached else "below"


def _marker(earned: float | None, words: dict[str, str], language: str) -> tuple[float, str]:
    """Return the place of the reader's return and its name; without one, the name at the left."""
    if earned is None:
        return -1.0, say(language, "coinvest.targets.label_none")
    side = "below" if earned < 0 else "beyond" if earned > TARGET_TOP else "yours"
    return earned, say(language, f"coinvest.targets.label_{side}", **words)


def _row(target: ReturnTarget, language: str) -> Row:
    low, high = target.low_pct, target.high_pct
    kind = "open" if high is None else "point" if high == low else "range"
    words = {
        "strategy": say(language, f"strategy.{target.strategy}"),
        "publisher": target.publisher,
        "low": percent(low, language),
        "high": "" if high is None else percent(high, language),
    }
    return Row(
        label=say(language, f"coinvest.targets.row.{kind}", **words),
        hover=say(language, f"coinvest.targets.hover.{kind}", **words),
        colour=RANGE if kind != "point" else CONTEXT,
        bar=(low, TARGET_TOP - 1 if high is None else high) if kind != "point" else (0.0, low),
        hollow=kind == "point",
        arrow=high is None,
    )


def _table(language: str) -> Table:
    rows = (
        (
            say(language, f"strategy.{target.strategy}"),
            target.low_pct,
            target.high_pct,
            linked_names([(target.publisher, target.url)], language),
            _published(target, language),
        )
        for target in return_targets()
    )
    columns = ("strategy", "low", "high", "publisher", "published")
    return chart_table("coinvest.targets", columns, rows, language)


def _published(target: ReturnTarget, language: str) -> Worded:
    if target.published:
        return dated(target.published, language)
    read = long_date(target.read, language)
    return Worded(None, say(language, "coinvest.targets.undated", read=read))
