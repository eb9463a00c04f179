"""The chart `digital.payments`: payments really made in stablecoins against gross transfers."""

from components.charts.digital.shared import REAL_PAYMENTS, clipped, log_axis, shared_words
from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO
from components.context import Context
from components.evidence import fact
from components.text import dated, money, percent, say
from components.text.quotes import tell
from components.text.sources import source_line
from components.text.table import Cell, Table

RANGE_BN = (20.0, 200_000.0)
GROSS_2025 = "payments.stablecoin_gross_2025_usd_tn"
GROSS_BCG = "payments.stablecoin_gross_bcg_usd_tn"
ACTIVITY_BCG = "payments.stablecoin_activity_bcg_usd_tn"
VISA = "payments.visa_2024_usd_tn"
ACH = "payments.ach_2025_usd_tn"


def payments_chart(context: Context) -> Chart:
    """Return payments really made in stablecoins against gross transfers, with other networks."""
    language = context.language
    share_pct = 100 * _usd_bn(REAL_PAYMENTS) / _usd_bn(GROSS_2025)
    words = shared_words(context) | {"share": percent(share_pct, language, 2)}
    some = "some" if context.results.digital.supply_cover_x else "none"
    facts = (GROSS_2025, REAL_PAYMENTS, GROSS_BCG, ACTIVITY_BCG, VISA, ACH)
    return Chart(
        key="digital.payments",
        title=tell(language, "digital.payments.title", **words),
        subtitle=say(language, "digital.payments.subtitle", **words),
        source=with_reading(
            "digital.payments", source_line(facts, language, context.today), language, **words
        ),
        alt=tell(language, f"digital.payments.alt.{some}", **words),
        spec=row_chart(
            [
                _pair("artemis", REAL_PAYMENTS, GROSS_2025, language),
                _pair("bcg", ACTIVITY_BCG, GROSS_BCG, language),
                _network("visa", VISA, language),
                _network("ach", ACH, language),
                _reader_row(context, words, some),
            ],
            x=log_axis(RANGE_BN, language),
        ),
        table=_table(context),
    )


def _usd_bn(fact_id: str) -> float:
    found = fact(fact_id)
    return found.value * (1000 if found.unit == "usd_tn" else 1)


def _pair(name: str, real_id: str, gross_id: str, language: str) -> Row:
    """Return a row from what was really paid (dot) to all that was transferred (ring)."""
    real, gross = _usd_bn(real_id), _usd_bn(gross_id)
    words = {"real": money(real, language), "gross": money(gross, language)}
    text = say(language, f"digital.payments.row.{name}", **words)
    return Row(
        label=text,
        hover=text.replace("<br>", " "),
        colour=OBSERVED,
        bar=(real, gross),
        points=((real, True), (gross, False)),
        thin=True,
    )


def _network(name: str, fact_id: str, language: str) -> Row:
    amount = _usd_bn(fact_id)
    text = say(language, f"digital.payments.row.{name}", amount=money(amount, language))
    return Row(label=text, hover=text, colour=CONTEXT, points=((amount, True),), thin=True)


def _reader_row(context: Context, words: dict[str, str], some: str) -> Row:
    text = say(context.language, f"digital.payments.row.yours_{some}", **words)
    moved = clipped(context.results.digital.moved_usd_bn, RANGE_BN)
    points = ((moved, True),) if some == "some" else ()
    return Row(label=text, hover=text, colour=SCENARIO, points=points, thin=True)


def _table(context: Context) -> Table:
    language = context.language
    none = say(language, "text.none")

    def row(kind: str, fact_id: str) -> tuple[Cell, ...]:
        return (
            say(language, f"fact.{fact_id}"),
            say(language, f"digital.payments.kind.{kind}"),
            _usd_bn(fact_id),
            fact(fact_id).publisher,
            dated(fact(fact_id).as_of, language),
        )

    rows = (
        row("gross", GROSS_2025),
        row("real", REAL_PAYMENTS),
        row("gross", GROSS_BCG),
        row("activity", ACTIVITY_BCG),
        row("network", VISA),
        row("network", ACH),
        (
            say(language, "digital.payments.yours"),
            say(language, "digital.payments.kind.yours"),
            round(context.results.digital.moved_usd_bn, 1),
            none,
            none,
        ),
    )
    columns = ("what", "kind", "value", "publisher", "as_of")
    return chart_table("digital.payments", columns, rows, language)
