"""What is known of the partnership by date, as a table."""

from components.charts.kit import chart_table
from components.evidence import raised_points
from components.text import dated, money, say
from components.text.table import Table


def timeline_table(language: str) -> Table:
    """Return what is known of the partnership by date; no amount stands where none was given."""
    return chart_table(
        "funding.timeline",
        ("date", "event", "amount", "publisher"),
        (
            (
                dated(point.day.isoformat(), language),
                say(language, f"event.{point.event}"),
                money(point.equity_raised_usd_bn, language)
                if point.equity_raised_usd_bn
                else say(language, "text.none"),
                f"[{point.publisher}]({point.url})",
            )
            for point in raised_points()
        ),
        language,
    )
