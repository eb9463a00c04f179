"""The chart `coinvest.leverage`: the owners' return against the share of debt."""

import numpy as np

from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    label,
    layout,
    line_trace,
    linked_names,
    marker_trace,
    percent_ticks,
    reference_line,
    stroke,
    with_reading,
    zone,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO, faded
from components.charts.placing import Name, Named, along, around, named
from components.context import Context
from components.evidence.coinvest import Deal, deals
from components.model import LEVERS, Scenario
from components.model.deal import (
    cost_of_debt_pct,
    debt_service,
    equity_flows,
    largest_debt_pct,
)
from components.model.rates import internal_rate_of_return_pct
from components.text import long_date, number, percent, say
from components.text.deal_effects import debt_effect
from components.text.plausibility import LENDERS_COVER
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table

DEBT_TOP = 92.0
DEBT_STEP = 2.5
RETURN_LOW, RETURN_TOP = -10.0, 30.0
DEALS_AT = RETURN_LOW + 1.6


def leverage_chart(context: Context) -> Chart:
    """Return the owners' return against the share of debt, with the reader's deal on it."""
    scenario, language = context.scenario, context.language
    words = _words(context)
    effect = debt_effect(context.results.coinvest, language)
    limit = _debt_limit(scenario)
    covered = "zone" if limit < DEBT_TOP else "no_zone"
    return Chart(
        key="coinvest.leverage",
        title=say(language, f"coinvest.leverage.title.{effect}", **words),
        subtitle=say(language, "coinvest.leverage.subtitle"),
        source=with_reading(
            f"coinvest.leverage.{covered}",
            say(
                language,
                "coinvest.leverage.source",
                line=scenario_source_line(context, ("yld", "debt", "kd", "cert", "life", "res")),
                sources=linked_names(((deal.publisher, deal.url) for deal in deals()), language),
            ),
            language,
            **words,
        ),
        alt=say(language, f"coinvest.leverage.alt.{effect}", **words),
        table=_table(scenario, language),
        **_named(context, words, limit),
    )


def _words(context: Context) -> dict[str, str]:
    scenario, results, language = context.scenario, context.results.coinvest, context.language
    shares = [deal.debt_share_pct for deal in deals()]
    null = say(language, "ui.null")

    def rate(value: float | None) -> str:
        return null if value is None else percent(value, language)

    return {
        "debt": percent(scenario.debt, language),
        "unlevered": rate(results.unlevered_irr_pct),
        "equity": rate(results.equity_irr_pct),
        "cover": number(results.dscr, language) if results.dscr is not None else "",
        "least": number(LENDERS_COVER, language),
        "limit": percent(min(_debt_limit(scenario), 100), language, 2),
        "n": number(len(shares), language),
        "lowest": percent(round(shares[0]), language),
        "highest": percent(round(shares[-1]), language),
    }


def _debt_limit(scenario: Scenario) -> float:
    """Return the share of debt beyond which cover is below our example of a lender's limit."""
    return largest_debt_pct(LENDERS_COVER, scenario.yld, _cost_of_debt(scenario), scenario.life)


def _cost_of_debt(scenario: Scenario) -> float:
    return cost_of_debt_pct(scenario.kd, scenario.cert)


def _equity_return(scenario: Scenario, debt: float) -> float | None:
    cost = _cost_of_debt(scenario)
    flows = equity_flows(scenario.yld, debt, cost, scenario.life, scenario.res)
    return internal_rate_of_return_pct(flows)[0]


def _return_line(scenario: Scenario, language: str) -> Spec:
    """Return the line across all shares of debt, the reader's own among them."""
    lever = LEVERS["debt"]
    steps = np.arange(lever.low, lever.high + DEBT_STEP / 2, DEBT_STEP).tolist()
    points = [(debt, _equity_return(scenario, debt)) for debt in sorted({*steps, scenario.debt})]
    known = [(debt, earned) for debt, earned in points if earned is not None]
    return line_trace(
        [round(debt, 3) for debt, _ in known],
        [round(earned, 3) for _, earned in known],
        stroke(SCENARIO, 3),
        say(language, "coinvest.leverage.hover"),
    )


def _deal_marks(language: str) -> Spec:
    """Return marks along the bottom: filled where the amounts are agreed, else hollow."""
    found = deals()
    return marker_trace(
        [round(deal.debt_share_pct, 2) for deal in found],
        [DEALS_AT] * len(found),
        {
            "size": 11,
            "symbol": ["diamond" if deal.firm else "diamond-open" for deal in found],
            "color": OBSERVED,
            "line": {"color": OBSERVED, "width": 2},
        },
        [_deal_hover(deal, language) for deal in found],
    )


def _deal_hover(deal: Deal, language: str) -> str:
    return say(
        language,
        "coinvest.deals.hover",
        deal=say(language, f"deal.{deal.deal_id}"),
        share=percent(round(deal.debt_share_pct), language),
        status=say(language, f"deal_status.{deal.status}"),
        announced=long_date(deal.announced.isoformat(), language),
    )


def _on_scale(earned: float) -> float:
    return min(max(earned, RETURN_LOW), RETURN_TOP)


def _reader_dot(context: Context) -> list[Spec]:
    """Return the reader's return; off the scale a triangle at its end points there."""
    earned = context.results.coinvest.equity_irr_pct
    if earned is None:
        return []
    beyond, below = earned > RETURN_TOP, earned < RETURN_LOW
    symbol = "triangle-up" if beyond else "triangle-down" if below else "circle"
    return [
        marker_trace(
            [round(context.scenario.debt, 3)],
            [round(_on_scale(earned), 3)],
            {"size": 14, "color": SCENARIO, "symbol": symbol},
            say(context.language, "coinvest.leverage.hover"),
            cliponaxis=False,
        )
    ]


def _named(context: Context, words: dict[str, str], limit: float) -> Named:
    scenario, language = context.scenario, context.language
    unlevered = context.results.coinvest.unlevered_irr_pct
    shapes = []
    if limit < DEBT_TOP:
        shapes.append(zone("x", round(limit, 3), DEBT_TOP, faded(CONTEXT, 0.22)))
    if on_scale := unlevered is not None and RETURN_LOW <= unlevered <= RETURN_TOP:
        shapes.append(reference_line("y", round(unlevered or 0, 3)))
    drawn = layout(
        height=420,
        x={
            "range": [0, DEBT_TOP],
            "title": {"text": say(language, "coinvest.leverage.axis"), "font": {"size": 13}},
            **percent_ticks((0, 20, 40, 60, 80), language),
        },
        y={
            "range": [RETURN_LOW, RETURN_TOP],
            "zeroline": True,
            **percent_ticks((-10, 0, 10, 20, 30), language),
        },
        margin=(48, 50),
        shapes=shapes,
    )
    names: list[Name] = [_reader_name(context, words), _deals_name(words, language)]
    if limit < DEBT_TOP:
        names.append(_zone_name(words, language))
    if on_scale and unlevered is not None:
        text = say(language, "coinvest.leverage.label_unlevered", **words)
        names.append(along([0, DEBT_TOP], [unlevered] * 2, text, drawn, above=False))
    data = [
        _return_line(scenario, language),
        _deal_marks(language),
        *_reader_dot(context),
    ]
    return named(data, drawn, names)


def _zone_name(words: dict[str, str], language: str) -> Spec:
    return label(
        1,
        1,
        say(language, "coinvest.leverage.label_zone", **words),
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="top",
        align="right",
        yshift=-2,
    )


def _deals_name(words: dict[str, str], language: str) -> Spec:
    return label(
        deals()[0].debt_share_pct,
        DEALS_AT,
        say(language, "coinvest.leverage.label_deals", **words),
        xanchor="right",
        yanchor="middle",
        xshift=-12,
        yshift=2,
    )


def _reader_name(context: Context, words: dict[str, str]) -> Name:
    """Return the reader's return beside its dot, or that there is none."""
    earned = context.results.coinvest.equity_irr_pct
    if earned is None:
        text = say(context.language, "coinvest.leverage.label_none", **words)
        return label(DEBT_TOP / 2, 4, f"<b>{text}</b>", xanchor="center", yanchor="bottom")
    text = f"<b>{say(context.language, 'coinvest.leverage.label_yours', **words)}</b>"
    return around(round(context.scenario.debt, 3), round(_on_scale(earned), 3), text)


def _table(scenario: Scenario, language: str) -> Table:
    def row(debt: float) -> tuple[Cell, ...]:
        earned = _equity_return(scenario, debt)
        service = debt_service(debt, _cost_of_debt(scenario), scenario.life)
        return (
            round(debt, 1),
            None if earned is None else round(earned, 2),
            round(service, 2),
            round(scenario.yld / service, 2) if service > 1e-9 else None,
        )

    rows = map(row, sorted({*range(0, 90, 10), 85, scenario.debt}))
    columns = ("debt", "equity", "service", "cover")
    return chart_table("coinvest.leverage", columns, rows, language)
