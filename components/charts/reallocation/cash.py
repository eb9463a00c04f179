"""What building takes of each firm's operating cash flow."""

from collections.abc import Sequence

from components.charts.kit import (
    Chart,
    Row,
    Spec,
    chart_table,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED
from components.charts.reallocation.percent_rows import percent_row_chart
from components.context import Context
from components.evidence.reallocation import CashYear, cash_years
from components.text import dated, percent, say
from components.text.dates import short_month
from components.text.table import Table

TICKS_PCT = (0, 50, 100, 150)


def cash_chart(context: Context) -> Chart:
    """Return what building takes of each firm's operating cash flow, then and now."""
    language = context.language
    firms = sorted(cash_years().values(), key=lambda years: -years[-1].capex_share_pct)
    words = _words(firms, language)
    return Chart(
        key="reallocation.cash",
        title=say(language, "reallocation.cash.title", **words),
        subtitle=say(language, "reallocation.cash.subtitle", **words),
        source=with_reading(
            "reallocation.cash",
            say(language, "reallocation.cash.source", **words),
            language,
            **words,
        ),
        alt=say(language, "reallocation.cash.alt", **words),
        spec=_spec(firms, language),
        table=_table(firms, language),
    )


def _words(firms: Sequence[Sequence[CashYear]], language: str) -> dict[str, str]:
    old, new = ([years[place].capex_share_pct for years in firms] for place in (0, -1))
    items = [
        say(
            language,
            "reallocation.cash.item",
            company=say(language, f"company.{years[-1].company}"),
            share=percent(years[-1].capex_share_pct, language),
        )
        for years in firms
    ]
    return {
        "old": str(firms[0][0].year),
        "new": str(firms[0][-1].year),
        "low_old": percent(round(min(old)), language),
        "high_old": percent(round(max(old)), language),
        "low_new": percent(round(min(new)), language),
        "high_new": percent(round(max(new)), language),
        "list": say(language, "text.comma").join(items),
    }


def _spec(firms: Sequence[Sequence[CashYear]], language: str) -> Spec:
    spec = percent_row_chart([_row(years, language) for years in firms], TICKS_PCT, language)
    spec["layout"]["shapes"] = [_all_of_it(place) for place in range(1, len(firms) + 1)]
    return spec


def _row(years: Sequence[CashYear], language: str) -> Row:
    shares = [year.capex_share_pct for year in years]
    words = {
        "company": say(language, f"company.{years[-1].company}"),
        "end": short_month(years[-1].year_end, language),
        "old": str(years[0].year),
        "share": percent(shares[-1], language),
        "share_old": percent(shares[0], language),
        "lowest": percent(min(shares), language),
        "highest": percent(max(shares), language),
    }
    return Row(
        label=say(language, "reallocation.cash.row", **words),
        hover=say(language, "reallocation.cash.hover", **words),
        colour=OBSERVED,
        bar=(min(shares), max(shares)),
        thin=True,
        points=((shares[0], False), (shares[-1], True)),
    )


def _all_of_it(place: int) -> Spec:
    """Return the mark on a row where building takes all of the cash flow."""
    return {
        "type": "line",
        "x0": 100,
        "x1": 100,
        "y0": place - 0.34,
        "y1": place + 0.06,
        "line": {"color": CONTEXT, "width": 2},
        "layer": "below",
    }


def _table(firms: Sequence[Sequence[CashYear]], language: str) -> Table:
    return chart_table(
        "reallocation.cash",
        ("company", "year_end", "capex", "cash", "share"),
        (
            (
                say(language, f"company.{year.company}"),
                dated(year.year_end, language),
                round(year.capex_usd_bn, 1),
                round(year.operating_cash_flow_usd_bn, 1),
                round(year.capex_share_pct, 1),
            )
            for years in firms
            for year in years
        ),
        language,
    )
