"""Charts of the page `reallocation`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from components.charts.frame import Chart, Row, Spec, label, layout, row_chart
from components.charts.palette import CONTEXT, NOTHING, OBSERVED, RANGE, SCENARIO, faded
from components.context import Context
from components.evidence import fact
from components.evidence.reallocation import CashYear, cash_years
from components.text import lever_text, long_date, money, percent, say
from components.text.numbers import short_month
from components.text.sources import scenario_source_line, source_line
from components.text.table import Table
from components.text.themes.reallocation import LEAST_TN, funding_kind, funding_words

POOLS_TOP_TN = 70.0
CASH_TOP_PCT = 150.0
BONDS_TOP_BN = 450.0

FLOW_PX = 330
GAP_PX = 46  # so that labels of three lines do not meet however thin their nodes are
TOTAL_PX = FLOW_PX - 2 * GAP_PX
"""The thickness of the total: three sources and their gaps fill the height, in every scenario."""
FLOW_MARGIN = {"l": 158, "r": 150, "t": 48, "b": 34}
NODE = 0.04  # of the width between the margins: 16 px in a page's column
LEFT, MIDDLE, RIGHT = (0.0, NODE), (0.5 - NODE / 2, 0.5 + NODE / 2), (1 - NODE, 1.0)
SIDE_POINTS = 24

Point: TypeAlias = tuple[float, float]
Span: TypeAlias = tuple[float, float]
"""From where to where, the lower end first."""

POOL_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "pensions": "pools.pensions_usd_bn",
        "insurers": "pools.insurers_usd_bn",
        "sovereign": "pools.sovereign_usd_bn",
    }
)
SPLIT: Mapping[str, str] = MappingProxyType(
    {
        "own_cash": "own_cash",
        "private_credit": "debt",
        "corporate_debt": "debt",
        "securitised": "debt",
        "other_capital": "equity",
    }
)
"""Each source of money in Morgan Stanley's split, and what it counts as here."""

BONDS: Mapping[str, tuple[str, str, bool]] = MappingProxyType(
    {
        "average": ("bonds.five_2020_2024_usd_bn", OBSERVED, False),
        "new": ("bonds.five_2025_usd_bn", OBSERVED, False),
        "bofa": ("bonds.bofa_2026_usd_bn", RANGE, True),
        "ms": ("bonds.morgan_stanley_2026_usd_bn", RANGE, True),
        "other": ("bonds.other_2025_usd_bn", CONTEXT, False),
        "other_new": ("bonds.other_2026_may_usd_bn", CONTEXT, False),
    }
)
"""Fact, colour and hollowness of each bar of bonds. The last two are a count of their own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A source of the money, or the years it goes to: an amount and its share of the total."""

    code: str
    amount_tn: float
    share: float
    colour: str
    hollow: bool = False


def sources_chart(context: Context) -> Chart:
    """Return who pays for the build-out and when the money is spent: sources and uses."""
    language = context.language
    kind = funding_kind(context.results)
    sources, uses = _sources(context), _uses(context)
    words = {
        **funding_words(context.results, context.scenario, language),
        **{part.code: money(1000 * part.amount_tn, language) for part in uses},
        "definition": lever_text("base", context.scenario.base, language),
    }
    return Chart(
        key="reallocation.sources",
        title=say(language, f"reallocation.sources.title.{kind}", **words),
        subtitle=say(language, "reallocation.sources.subtitle", **words),
        source=scenario_source_line(context, ("own", "dsh", "c25", "c26", "g")),
        alt=say(language, f"reallocation.sources.alt.{kind}", **words),
        spec=_flow(sources, uses, context),
        narrow=_flow_rows(sources, uses, language),
        table=_sources_table([*sources, *uses], language),
    )


def pools_chart(context: Context) -> Chart:
    """Return the outside money beside the savings of three kinds of saver."""
    language, need = context.language, context.results.reallocation
    kind = funding_kind(context.results)
    pools = {code: fact(fact_id).value / 1000 for code, fact_id in POOL_FACTS.items()}
    words = {
        **funding_words(context.results, context.scenario, language),
        **{code: money(1000 * amount, language) for code, amount in pools.items()},
    }
    equity, external = need.equity_usd_tn, need.external_need_usd_tn
    return Chart(
        key="reallocation.pools",
        title=say(language, f"reallocation.pools.title.{kind}", **words),
        subtitle=say(language, "reallocation.pools.subtitle", **words),
        source=scenario_source_line(context, ("pool", "own", "dsh"), tuple(POOL_FACTS.values())),
        alt=say(language, f"reallocation.pools.alt.{kind}", **words),
        spec=row_chart(
            [
                *(_pool_row(code, amount, language) for code, amount in pools.items()),
                _need_row("equity", (0.0, equity), language, hollow=False),
                _need_row("debt", (equity, external), language, hollow=True),
            ],
            x={"range": [0, POOLS_TOP_TN], "tickvals": [0, 20, 40, 60]},
            marker=None,
        ),
        table=_pools_table(pools, context),
    )


def cash_chart(context: Context) -> Chart:
    """Return what building takes of each firm's operating cash flow, then and now."""
    language = context.language
    firms = sorted(cash_years().values(), key=lambda years: -years[-1].capex_share_pct)
    first, last = firms[0][0].year, firms[0][-1].year
    old, new = ([years[place].capex_share_pct for years in firms] for place in (0, -1))
    words = {
        "old": str(first),
        "new": str(last),
        "low_old": _whole_percent(min(old), language),
        "high_old": _whole_percent(max(old), language),
        "low_new": _whole_percent(min(new), language),
        "high_new": _whole_percent(max(new), language),
        "list": say(language, "text.comma").join(
            say(
                language,
                "reallocation.cash.item",
                company=say(language, f"company.{years[-1].company}"),
                share=percent(years[-1].capex_share_pct, language),
            )
            for years in firms
        ),
    }
    rows = [_cash_row(years, language) for years in firms]
    ticks = [0, 50, 100, 150]
    x = {
        "range": [0, CASH_TOP_PCT],
        "tickvals": ticks,
        "ticktext": _percent_ticks(ticks, language),
    }
    spec = _with_room_for_ticks(row_chart(rows, x=x, marker=None))
    spec["layout"]["shapes"] = [_all_of_it(place) for place in range(1, len(firms) + 1)]
    return Chart(
        key="reallocation.cash",
        title=say(language, "reallocation.cash.title", **words),
        subtitle=say(language, "reallocation.cash.subtitle", **words),
        source=say(language, "reallocation.cash.source", **words),
        alt=say(language, "reallocation.cash.alt", **words),
        spec=spec,
        table=_cash_table(firms, language),
    )


def bonds_chart(context: Context) -> Chart:
    """Return the bonds that five builders sold, with two forecasts and a second count."""
    language = context.language
    words = {code: money(fact(fact_id).value, language) for code, (fact_id, *_) in BONDS.items()}
    return Chart(
        key="reallocation.bonds",
        title=say(language, "reallocation.bonds.title", **words),
        subtitle=say(language, "reallocation.bonds.subtitle"),
        source=source_line([fact_id for fact_id, *_ in BONDS.values()], language, context.today),
        alt=say(language, "reallocation.bonds.alt", **words),
        spec=row_chart(
            [_bonds_row(code, language) for code in BONDS],
            x={"range": [0, BONDS_TOP_BN], "tickvals": [0, 100, 200, 300, 400]},
            marker=None,
        ),
        table=_bonds_table(language),
    )


def split_table(language: str) -> Table:
    """Return the forecast whose split the defaults of own cash and debt share rest on."""
    total = fact("funding_need.total_usd_bn").value
    amounts = {code: fact(f"funding_need.{code}_usd_bn").value for code in SPLIT}
    columns = ("part", "amount", "share", "lever")
    return Table(
        columns=tuple(say(language, f"reallocation.split.column.{name}") for name in columns),
        rows=(
            *(
                (
                    say(language, f"reallocation.split.{code}"),
                    f"{amount:g}",
                    round(100 * amount / total, 1),
                    say(language, f"reallocation.part.{SPLIT[code]}"),
                )
                for code, amount in amounts.items()
            ),
            (say(language, "reallocation.split.total"), f"{total:g}", 100.0, None),
        ),
    )


def _sources(context: Context) -> list[Part]:
    """Return own cash, debt and equity; debt stays in the list when nothing is borrowed."""
    need, total = context.results.reallocation, context.results.buildout.total_usd_tn
    amounts = (
        ("own_cash", need.own_cash_usd_tn, CONTEXT, False),
        ("debt", need.debt_usd_tn, SCENARIO, True),
        ("equity", need.equity_usd_tn, SCENARIO, False),
    )
    return [
        Part(code, amount, amount / total, colour, hollow)
        for code, amount, colour, hollow in amounts
    ]


def _uses(context: Context) -> list[Part]:
    """Return what is spent in the first two years and in the four after them."""
    annual = context.results.buildout.annual_usd_bn
    total = sum(annual)
    return [
        Part(code, sum(years) / 1000, sum(years) / total, CONTEXT)
        for code, years in (("early", annual[:2]), ("late", annual[2:]))
    ]


def _flow(sources: Sequence[Part], uses: Sequence[Part], context: Context) -> Spec:
    """Return the flow from the sources through the total to the uses, as filled areas.

    Across, places are shares of the width between the margins; up, they are pixels. An empty
    source keeps its gaps, its label and its areas without thickness: nothing jumps when it fills.
    Labels are annotations beside the nodes, clear of the bands.
    """
    language = context.language
    total = Part("total", context.results.buildout.total_usd_tn, 1.0, CONTEXT)
    left, right = _spans(sources, GAP_PX), _spans(uses, GAP_PX)
    arrivals, departures = _spans(sources, 0), _spans(uses, 0)
    into, out = (LEFT[1], MIDDLE[0]), (MIDDLE[1], RIGHT[0])
    bands = [
        *zip(sources, [into] * len(sources), left, arrivals, strict=True),
        *zip(uses, [out] * len(uses), departures, right, strict=True),
    ]
    nodes: list[tuple[Part, Span, Span]] = [
        *((part, LEFT, span) for part, span in zip(sources, left, strict=True)),
        (total, MIDDLE, _spans([total], 0)[0]),
        *((part, RIGHT, span) for part, span in zip(uses, right, strict=True)),
    ]
    notes = [
        *(_node_label(0, span, part, language) for part, span in zip(sources, left, strict=True)),
        *(_node_label(1, span, part, language) for part, span in zip(uses, right, strict=True)),
        label(
            0.5,
            FLOW_PX,
            say(language, "reallocation.sources.node_total", **_part_words(total, language)),
            yanchor="bottom",
            yshift=4,
        ),
    ]
    frame = layout(
        height=FLOW_PX + FLOW_MARGIN["t"] + FLOW_MARGIN["b"],
        x={"visible": False, "zeroline": False, "range": [0, 1], "tickvals": []},
        y={"visible": False, "zeroline": False, "range": [0, FLOW_PX], "tickvals": []},
        annotations=notes,
    )
    frame["margin"] |= FLOW_MARGIN
    return {
        "data": [
            *(
                _area(part, _ribbon(across, start, end), _band(part), language)
                for part, across, start, end in bands
            ),
            *(
                _area(part, _rectangle(across, span), part.colour, language)
                for part, across, span in nodes
            ),
        ],
        "layout": frame,
    }


def _spans(parts: Sequence[Part], gap_px: float) -> list[Span]:
    """Return where the parts of a column lie, in pixels from the bottom, the first part on top.

    The column stands in the middle; its parts are `gap_px` apart.
    """
    top = (FLOW_PX + TOTAL_PX + gap_px * (len(parts) - 1)) / 2
    spans = []
    for part in parts:
        bottom = top - part.share * TOTAL_PX
        spans.append((bottom, top))
        top = bottom - gap_px
    return spans


def _ribbon(across: Span, start: Span, end: Span) -> list[Point]:
    """Return a band from one span to another; it is equally thick all along if they are."""
    bottom, top = (_side(across, start[edge], end[edge]) for edge in (0, 1))
    return [*top, *reversed(bottom)]


def _side(across: Span, y0: float, y1: float) -> list[Point]:
    """Return a curve that is level at both ends: a cubic Bezier with its handles half-way."""
    x0, x1 = across
    steps = [place / (SIDE_POINTS - 1) for place in range(SIDE_POINTS)]
    return [
        (
            x0 + (x1 - x0) * (1.5 * step * (1 - step) + step**3),
            y0 + (y1 - y0) * (3 - 2 * step) * step**2,
        )
        for step in steps
    ]


def _rectangle(across: Span, up: Span) -> list[Point]:
    return [(across[0], up[1]), (across[1], up[1]), (across[1], up[0]), (across[0], up[0])]


def _area(part: Part, outline: Sequence[Point], colour: str, language: str) -> Spec:
    """Return a filled area with the words of its part. Its outline is for a ghost of it."""
    closed = [*outline, outline[0]]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [round(x, 4) for x, _ in closed],
        "y": [round(y, 4) for _, y in closed],
        "fill": "toself",
        "fillcolor": colour,
        "line": {
            "width": 0,
            "color": NOTHING if _is_empty(part) else part.colour,
            "simplify": False,
        },
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": _hover(part, language),
    }


def _node_label(side: int, span: Span, part: Part, language: str) -> Spec:
    kind = "node_none" if _is_empty(part) else "node"
    return label(
        side,
        round(sum(span) / 2, 4),
        say(language, f"reallocation.sources.{kind}", **_part_words(part, language)),
        xanchor="left" if side else "right",
        align="left" if side else "right",
        yanchor="middle",
        xshift=8 if side else -8,
    )


def _band(part: Part) -> str:
    """Return the colour of a flow: equity stands out, debt is paler."""
    if part.colour == CONTEXT:
        return faded(CONTEXT, 0.35)
    return faded(part.colour, 0.28 if part.hollow else 0.75)


def _flow_rows(sources: Sequence[Part], uses: Sequence[Part], language: str) -> Spec:
    """Return sources and uses as rows, each part beginning where the one before it ends."""
    rows = [*_stacked(sources, language), *_stacked(uses, language)]
    ticks = [0, 25, 50, 75, 100]
    x = {"range": [0, 100], "tickvals": ticks, "ticktext": _percent_ticks(ticks, language)}
    return _with_room_for_ticks(row_chart(rows, x=x, marker=None))


def _stacked(parts: Sequence[Part], language: str) -> list[Row]:
    rows, start = [], 0.0
    for part in parts:
        end = start + 100 * part.share
        kind = "row_none" if _is_empty(part) else "row"
        words = _part_words(part, language)
        rows.append(
            Row(
                label=say(language, f"reallocation.sources.{kind}", **words),
                hover=_hover(part, language),
                colour=part.colour,
                bar=(start, end) if kind == "row" else None,
                hollow=part.hollow,
            )
        )
        start = end
    return rows


def _hover(part: Part, language: str) -> str:
    kind = "hover_none" if _is_empty(part) else "hover"
    return say(language, f"reallocation.sources.{kind}", **_part_words(part, language))


def _is_empty(part: Part) -> bool:
    return part.amount_tn < LEAST_TN


def _part_words(part: Part, language: str) -> dict[str, str]:
    return {
        "name": say(language, f"reallocation.part.{part.code}"),
        "amount": money(1000 * part.amount_tn, language),
        "share": percent(100 * part.share, language),
    }


def _sources_table(parts: Sequence[Part], language: str) -> Table:
    columns = ("part", "amount", "share")
    return Table(
        columns=tuple(say(language, f"reallocation.sources.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"reallocation.part.{part.code}"),
                round(part.amount_tn, 3),
                round(100 * part.share, 1),
            )
            for part in parts
        ),
    )


def _pool_row(code: str, amount_tn: float, language: str) -> Row:
    words = {
        "name": say(language, f"reallocation.pools.{code}"),
        "amount": money(1000 * amount_tn, language),
        "date": long_date(fact(POOL_FACTS[code]).as_of, language),
    }
    text = say(language, "reallocation.pools.row_dated", **words)
    return Row(label=text, hover=text, colour=OBSERVED, bar=(0.0, amount_tn))


def _need_row(code: str, bar: tuple[float, float], language: str, *, hollow: bool) -> Row:
    start, end = bar
    kind = "row" if end - start >= LEAST_TN else "row_none"
    words = {
        "name": say(language, f"reallocation.pools.{code}"),
        "amount": money(1000 * (end - start), language),
    }
    return Row(
        label=say(language, f"reallocation.pools.{kind}", **words),
        hover=say(language, "reallocation.pools.hover", **words),
        colour=SCENARIO,
        bar=bar if kind == "row" else None,
        hollow=hollow,
    )


def _pools_table(pools: Mapping[str, float], context: Context) -> Table:
    language, need = context.language, context.results.reallocation
    needs = {"equity": need.equity_usd_tn, "debt": need.debt_usd_tn}
    columns = ("name", "amount", "date")
    return Table(
        columns=tuple(say(language, f"reallocation.pools.column.{name}") for name in columns),
        rows=(
            *(
                (
                    say(language, f"reallocation.pools.{code}"),
                    round(amount, 1),
                    long_date(fact(POOL_FACTS[code]).as_of, language),
                )
                for code, amount in pools.items()
            ),
            *(
                (say(language, f"reallocation.pools.{code}"), round(amount, 3), None)
                for code, amount in needs.items()
            ),
        ),
    )


def _cash_row(years: Sequence[CashYear], language: str) -> Row:
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


def _cash_table(firms: Sequence[Sequence[CashYear]], language: str) -> Table:
    columns = ("company", "year_end", "capex", "cash", "share")
    return Table(
        columns=tuple(say(language, f"reallocation.cash.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"company.{year.company}"),
                long_date(year.year_end, language),
                round(year.capex_usd_bn, 1),
                round(year.operating_cash_flow_usd_bn, 1),
                round(year.capex_share_pct, 1),
            )
            for years in firms
            for year in years
        ),
    )


def _bonds_row(code: str, language: str) -> Row:
    fact_id, colour, hollow = BONDS[code]
    value = fact(fact_id).value
    words = {
        "name": say(language, f"reallocation.bonds.{code}"),
        "amount": money(value, language),
    }
    return Row(
        label=say(language, "reallocation.bonds.row", **words),
        hover=say(language, "reallocation.bonds.hover", **words),
        colour=colour,
        bar=(0.0, value),
        hollow=hollow,
    )


def _bonds_table(language: str) -> Table:
    columns = ("name", "amount", "publisher", "date")
    return Table(
        columns=tuple(say(language, f"reallocation.bonds.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"reallocation.bonds.{code}"),
                f"{fact(fact_id).value:g}",
                fact(fact_id).publisher,
                long_date(fact(fact_id).as_of, language),
            )
            for code, (fact_id, *_) in BONDS.items()
        ),
    )


def _whole_percent(value: float, language: str) -> str:
    return percent(round(value), language)


def _percent_ticks(values: Sequence[int], language: str) -> list[str]:
    return [percent(value, language) for value in values]


def _with_room_for_ticks(spec: Spec) -> Spec:
    """Return the spec with margins that hold half of the first and of the last tick's text."""
    spec["layout"]["margin"] |= {"l": 16, "r": 26}
    return spec


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {
        "sources": sources_chart,
        "pools": pools_chart,
        "cash": cash_chart,
        "bonds": bonds_chart,
    }
)
