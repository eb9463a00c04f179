"""The deals whose debt is marked in the chart of leverage, as a table below it."""

from components.charts.kit import chart_table, linked_names
from components.evidence.coinvest import Deal, deals
from components.text import dated, say
from components.text.scale import amount_scale, listed
from components.text.table import Cell, Table


def deals_table(language: str) -> Table:
    """Return each deal with its amounts in its currency and its debt in percent.

    The table stands on the page only, so its amounts are as the reader counts them.
    """
    columns = ("deal", "announced", "equity", "debt", "currency", "share", "status", "publisher")
    rows = (_row(deal, language) for deal in deals())
    return chart_table("coinvest.deals", columns, rows, language)


def _row(deal: Deal, language: str) -> tuple[Cell, ...]:
    scale = amount_scale(language)
    return (
        say(language, f"deal.{deal.deal_id}"),
        dated(deal.announced.isoformat(), language),
        listed(deal.equity_bn, scale),
        listed(deal.debt_bn, scale),
        say(language, f"currency.{deal.currency}"),
        round(deal.debt_share_pct, 1),
        say(language, f"deal_status.{deal.status}"),
        linked_names([(deal.publisher, deal.url)], language),
    )
