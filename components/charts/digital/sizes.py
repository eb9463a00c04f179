"""The chart `digital.sizes`: the article's one frame, its parts drawn to one scale."""

from components.charts.axes import money_tick
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
from components.text import dated, long_date, money, say
from components.text.sources import source_line
from components.text.table import Cell
from components.text.themes.digital import frame_words

TOP_BN = 16_000.0
MANAGED = "blackrock.aum_2026q2_usd_bn"
STABLECOINS = "stablecoin.supply_usd_bn"
OF_BLACKROCK = {
    "managed": MANAGED,
    "alternatives": "blackrock.alternatives_2025_usd_bn",
    "infrastructure": "blackrock.gip_aum_usd_bn",
    "products": "blackrock.digital_assets_2025_usd_bn",
    "partnership": "aip.equity_raised_usd_bn",
    "tokenised_fund": "blackrock.tokenised_fund_usd_bn",
}
OF_ALL = {
    "stablecoins": STABLECOINS,
    "tokenised": "tokenised.assets_usd_bn",
    "treasuries": "tokenised.treasuries_usd_bn",
}
PARTS = OF_BLACKROCK | OF_ALL
"""The fact behind each bar, from top to bottom."""


def sizes_chart(context: Context) -> Chart:
    """Return what BlackRock manages beside the partnership and digital assets, to one scale."""
    language = context.language
    words = frame_words(language)
    ticks = [0.0, 5000.0, 10_000.0, 15_000.0]
    listed = say(language, "text.comma").join(
        say(language, "digital.sizes.item", **_words(code, context)) for code in PARTS
    )
    return Chart(
        key="digital.sizes",
        title=say(language, "digital.sizes.title", **words),
        subtitle=say(language, "digital.sizes.subtitle"),
        source=with_reading(
            "digital.sizes", source_line(tuple(PARTS.values()), language, context.today), language
        ),
        alt=say(language, "digital.sizes.alt", list=listed, **words),
        spec=row_chart(
            [_row(code, context) for code in PARTS],
            x={
                "range": [0, TOP_BN],
                "tickvals": ticks,
                "ticktext": [
                    "0",
                    *(money_tick("digital.tick", tick, language) for tick in ticks[1:]),
                ],
            },
        ),
        table=chart_table(
            "digital.sizes",
            ("what", "value", "share", "publisher", "as_of"),
            (_table_row(code, context) for code in PARTS),
            language,
        ),
    )


def _usd_bn(code: str, context: Context) -> float:
    return context.scenario.sup if code == "stablecoins" else fact(PARTS[code]).value


def _set_here(code: str, context: Context) -> bool:
    return code == "stablecoins" and context.scenario.sup != fact(STABLECOINS).value


def _words(code: str, context: Context) -> dict[str, str]:
    language = context.language
    return {
        "name": say(language, f"digital.sizes.{code}"),
        "amount": money(_usd_bn(code, context), language),
        "date": long_date(fact(PARTS[code]).as_of, language),
    }


def _row(code: str, context: Context) -> Row:
    own = _set_here(code, context)
    kind = "row_set" if own else "row"
    text = say(context.language, f"digital.sizes.{kind}", **_words(code, context))
    everybodys = CONTEXT if code in OF_ALL else OBSERVED
    return Row(
        label=text,
        hover=text.replace("<br>", " "),
        colour=SCENARIO if own else everybodys,
        bar=(0.0, _usd_bn(code, context)),
    )


def _table_row(code: str, context: Context) -> tuple[Cell, ...]:
    language, value = context.language, _usd_bn(code, context)
    share = round(100 * value / fact(MANAGED).value, 3)
    name = say(language, f"digital.sizes.{code}")
    if _set_here(code, context):
        none = say(language, "text.none")
        return name, value, share, none, none
    found = fact(PARTS[code])
    return name, value, share, found.publisher, dated(found.as_of, language)
