"""Charts of the page `coinvest`."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from components.charts.frame import (
    LINE_PX,
    Chart,
    Row,
    Spec,
    label,
    layout,
    reference_line,
    row_chart,
)
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO, faded
from components.context import Context
from components.evidence import fact
from components.evidence.coinvest import Deal, ReturnTarget, deals, return_targets
from components.model import LEVERS, Scenario
from components.model.losses import TAIL, defaults_distribution, loss_quantile_pct
from components.model.rates import internal_rate_of_return_pct
from components.model.themes.coinvest import debt_service, equity_flows, largest_debt_pct
from components.text import long_date, number, percent, say
from components.text.quotes import fact_text
from components.text.sources import scenario_source_line, source_line
from components.text.table import Cell, Table
from components.text.themes.coinvest import CASES, LENDERS_COVER, debt_effect, sharing_effect

DEBT_TOP = 92.0
DEBT_STEP = 2.5
RETURN_LOW, RETURN_TOP = -10.0, 30.0
ABOVE_DEALS = RETURN_LOW + 3.6
"""Where a label stands clear of the deals and their name along the bottom."""
POINT_PX = 9
"""Height in pixels of a percentage point of return."""
RAREST = 1000
ROOT_PX = 29  # height in pixels of one on the axis of losses, which shows their square roots
HIGH_LOSS = 50.0  # percent; from here on a label stands below its dot
LOSS_TICKS = (0, 1, 5, 10, 20, 50, 100)
ODDS_TICKS = (1, 2, 5, 10, 20, 100, 1000)
DEFAULT_TOP = 14.0
TARGET_TOP = 25.0
STRATEGY_FLOORS = (("core", 6.0), ("core_plus", 10.0), ("value_add", 12.0), ("opportunistic", 18.0))
"""Where each strategy begins, by the ranges of With Intelligence."""

_DEFAULT_ROWS = (
    ("risk.infrastructure_default_11y_pct", CONTEXT, False),
    ("risk.baa3_default_11y_pct", CONTEXT, False),
    ("risk.infrastructure_default_10y_2012_pct", CONTEXT, False),
    ("risk.project_default_10y_pct", OBSERVED, False),
    ("risk.project_default_10y_2012_pct", CONTEXT, False),
    ("risk.telecom_default_estimate_pct", CONTEXT, True),
)


def leverage_chart(context: Context) -> Chart:
    """Return the owners' return against the share of debt, with the reader's deal on it."""
    scenario, language = context.scenario, context.language
    words = _leverage_words(context)
    effect = debt_effect(context.results.coinvest, language)
    limit = _debt_limit(scenario)
    zone = "zone" if limit < DEBT_TOP else "no_zone"
    keys = ("yld", "debt", "kd", "life", "res")
    return Chart(
        key="coinvest.leverage",
        title=say(language, f"coinvest.leverage.title.{effect}", **words),
        subtitle=say(language, f"coinvest.leverage.subtitle.{zone}", **words),
        source=say(
            language,
            "coinvest.leverage.source",
            line=scenario_source_line(context, keys),
            sources=_linked(deals(), language),
        ),
        alt=say(language, f"coinvest.leverage.alt.{effect}", **words),
        spec={
            "data": [
                _return_line(scenario, language),
                *_deal_ticks(language),
                *_reader_dot(context),
            ],
            "layout": _leverage_layout(context, words, limit),
        },
        table=_leverage_table(context),
    )


def loss_chart(context: Context) -> Chart:
    """Return the loss that comes once in so many cases, with one project and with the pool."""
    scenario, language = context.scenario, context.language
    words = _loss_words(context)
    effect = sharing_effect(context.results.coinvest, scenario)
    return Chart(
        key="coinvest.loss",
        title=say(language, f"coinvest.loss.title.{effect}", **words),
        subtitle=say(language, "coinvest.loss.subtitle", **words),
        source=scenario_source_line(context, ("pd", "lgd", "rho", "nproj")),
        alt=say(language, f"coinvest.loss.alt.{effect}", **words),
        spec={
            "data": [
                _loss_steps(scenario, 1, CONTEXT, "dot", language),
                _loss_steps(scenario, round(scenario.nproj), SCENARIO, "solid", language),
                *_rare_dots(context),
            ],
            "layout": _loss_layout(context, words),
        },
        table=_loss_table(scenario, language),
    )


def defaults_chart(context: Context) -> Chart:
    """Return how often loans to projects failed, by sample, against the reader's chance."""
    language = context.language
    chance = context.scenario.pd
    words = {
        "pd": percent(chance, language),
        "times": number(_telecom_ratio(), language, 2),
        "lowest": fact_text(_DEFAULT_ROWS[0][0], language),
        "highest": fact_text(_DEFAULT_ROWS[-1][0], language),
        "projects": fact_text("risk.telecom_projects_share_pct", language),
        "defaults": fact_text("risk.telecom_defaults_share_pct", language),
    }
    return Chart(
        key="coinvest.defaults",
        title=say(language, "coinvest.defaults.title", **words),
        subtitle=say(language, "coinvest.defaults.subtitle", **words),
        source=source_line([fact_id for fact_id, *_ in _DEFAULT_ROWS], language, context.today),
        alt=say(language, "coinvest.defaults.alt", **words),
        spec=row_chart(
            [_default_row(*row, language) for row in _DEFAULT_ROWS],
            x={"range": [0, DEFAULT_TOP], **_percent_ticks((0, 2, 4, 6, 8, 10, 12), language)},
            marker=(
                chance,
                say(
                    language,
                    f"coinvest.defaults.label_{'yours' if chance <= DEFAULT_TOP else 'beyond'}",
                    **words,
                ),
            ),
        ),
        table=_defaults_table(language),
    )


def targets_chart(context: Context) -> Chart:
    """Return the returns that infrastructure strategies aim for, against the reader's."""
    language = context.language
    earned = context.results.coinvest.equity_irr_pct
    words = {
        "equity": say(language, "ui.null") if earned is None else percent(earned, language),
        "low": percent(STRATEGY_FLOORS[0][1], language),
    }
    place = strategy_of(earned)
    if earned is None:
        marker = None
    else:
        side = "below" if earned < 0 else "beyond" if earned > TARGET_TOP else "yours"
        marker = (earned, say(language, f"coinvest.targets.label_{side}", **words))
    return Chart(
        key="coinvest.targets",
        title=say(language, f"coinvest.targets.title.{place}", **words),
        subtitle=say(language, "coinvest.targets.subtitle", **words),
        source=say(
            language, "coinvest.targets.source", sources=_linked(return_targets(), language)
        ),
        alt=say(language, f"coinvest.targets.alt.{place}", **words),
        spec=row_chart(
            [_target_row(target, language) for target in return_targets()],
            x={"range": [0, TARGET_TOP], **_percent_ticks((0, 5, 10, 15, 20, 25), language)},
            marker=marker or (-1.0, say(language, "coinvest.targets.label_none")),
        ),
        table=_targets_table(language),
    )


def deals_table(language: str) -> Table:
    """Return the deals whose debt is marked in the chart of leverage."""
    columns = ("deal", "announced", "equity", "debt", "currency", "share", "status", "publisher")
    return Table(
        columns=tuple(say(language, f"coinvest.deals.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"deal.{deal.deal_id}"),
                long_date(deal.announced.isoformat(), language),
                deal.equity_bn,
                deal.debt_bn,
                say(language, f"currency.{deal.currency}"),
                round(deal.debt_share_pct, 1),
                say(language, f"deal_status.{deal.status}"),
                _link(deal),
            )
            for deal in deals()
        ),
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


# --- Leverage ---


def _leverage_words(context: Context) -> dict[str, str]:
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
    return largest_debt_pct(LENDERS_COVER, scenario.yld, scenario.kd, scenario.life)


def _equity_return(scenario: Scenario, debt: float) -> float | None:
    flows = equity_flows(scenario.yld, debt, scenario.kd, scenario.life, scenario.res)
    return internal_rate_of_return_pct(flows)[0]


def _debts(scenario: Scenario) -> list[float]:
    """Return the shares of debt at which the line is drawn, the reader's own among them."""
    lever = LEVERS["debt"]
    steps = np.arange(lever.low, lever.high + DEBT_STEP / 2, DEBT_STEP).tolist()
    return sorted({*steps, scenario.debt})


def _return_line(scenario: Scenario, language: str) -> Spec:
    points = [(debt, _equity_return(scenario, debt)) for debt in _debts(scenario)]
    known = [(debt, earned) for debt, earned in points if earned is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [round(debt, 3) for debt, _ in known],
        "y": [round(earned, 3) for _, earned in known],
        "line": {"color": SCENARIO, "width": 3},
        "hovertemplate": say(language, "coinvest.leverage.hover") + "<extra></extra>",
    }


def _deal_ticks(language: str) -> list[Spec]:
    """Return marks along the bottom: filled where the amounts are agreed, else hollow."""
    found = deals()
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [round(deal.debt_share_pct, 2) for deal in found],
            "y": [RETURN_LOW + 1.6] * len(found),
            "marker": {
                "size": 11,
                "symbol": ["diamond" if deal.firm else "diamond-open" for deal in found],
                "color": OBSERVED,
                "line": {"color": OBSERVED, "width": 2},
            },
            "customdata": [_deal_hover(deal, language) for deal in found],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]


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
    earned = context.results.coinvest.equity_irr_pct
    if earned is None:
        return []
    symbol = (
        "triangle-up"
        if earned > RETURN_TOP
        else "triangle-down"
        if earned < RETURN_LOW
        else "circle"
    )
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [round(context.scenario.debt, 3)],
            "y": [round(_on_scale(earned), 3)],
            "marker": {"size": 14, "color": SCENARIO, "symbol": symbol},
            "cliponaxis": False,
            "hovertemplate": say(context.language, "coinvest.leverage.hover") + "<extra></extra>",
        }
    ]


def _leverage_layout(context: Context, words: dict[str, str], limit: float) -> Spec:
    language, results = context.language, context.results.coinvest
    unlevered, earned = results.unlevered_irr_pct, results.equity_irr_pct
    shapes, notes = [], [_deals_label(words, language), *_reader_label(context, words)]
    if limit < DEBT_TOP:
        shapes.append(_short_cover_zone(limit))
        notes.append(
            label(
                1,
                1,
                say(language, "coinvest.leverage.label_zone", **words),
                xref="paper",
                yref="paper",
                xanchor="right",
                yanchor="top",
                align="right",
            )
        )
    if unlevered is not None and RETURN_LOW <= unlevered <= RETURN_TOP:
        lifted = earned is not None and earned >= unlevered
        shapes.append(reference_line("y", round(unlevered, 3)))
        notes.append(
            label(
                0.5,
                round(unlevered, 3),
                say(language, "coinvest.leverage.label_unlevered", **words),
                xanchor="left",
                yanchor="top" if lifted else "bottom",
                yshift=0 if lifted else max(0, round(POINT_PX * (ABOVE_DEALS - unlevered))),
            )
        )
    return layout(
        height=420,
        x={
            "range": [0, DEBT_TOP],
            "title": {"text": say(language, "coinvest.leverage.axis"), "font": {"size": 13}},
            **_percent_ticks((0, 20, 40, 60, 80), language),
        },
        y={
            "range": [RETURN_LOW, RETURN_TOP],
            "zeroline": True,
            **_percent_ticks((-10, 0, 10, 20, 30), language),
        },
        margin=(48, 50),
        shapes=shapes,
        annotations=notes,
    )


def _short_cover_zone(limit: float) -> Spec:
    return {
        "type": "rect",
        "yref": "paper",
        "x0": round(limit, 3),
        "x1": DEBT_TOP,
        "y0": 0,
        "y1": 1,
        "fillcolor": faded(CONTEXT, 0.22),
        "line": {"width": 0},
        "layer": "below",
    }


def _deals_label(words: dict[str, str], language: str) -> Spec:
    return label(
        deals()[0].debt_share_pct,
        RETURN_LOW + 1.6,
        say(language, "coinvest.leverage.label_deals", **words),
        xanchor="right",
        yanchor="middle",
        xshift=-12,
    )


def _reader_label(context: Context, words: dict[str, str]) -> list[Spec]:
    """Return the reader's return beside the dot, on the side that the line leaves free."""
    results = context.results.coinvest
    earned, unlevered = results.equity_irr_pct, results.unlevered_irr_pct
    debt = context.scenario.debt
    if earned is None or unlevered is None:
        text = say(context.language, "coinvest.leverage.label_none", **words)
        return [label(DEBT_TOP / 2, 4, f"<b>{text}</b>", xanchor="center", yanchor="bottom")]
    text = f"<b>{say(context.language, 'coinvest.leverage.label_yours', **words)}</b>"
    place = _on_scale(earned)
    above = earned >= unlevered and earned <= RETURN_TOP - 4
    low = not above and place < RETURN_LOW + 6
    leftwards = debt > (66 if low else DEBT_TOP / 3)
    yshift = 10 if above else -10
    if low:
        # Near the left edge stands the name of the return without debt.
        yshift = max(22, round(POINT_PX * (ABOVE_DEALS - place))) + LINE_PX * (debt < 38)
    return [
        label(
            round(debt, 3),
            round(place, 3),
            text,
            xanchor="right" if leftwards else "left",
            yanchor="bottom" if above or low else "top",
            xshift=-6 if leftwards else 6,
            yshift=yshift,
        )
    ]


def _leverage_table(context: Context) -> Table:
    scenario, language = context.scenario, context.language
    rows: list[tuple[Cell, ...]] = []
    for debt in sorted({*range(0, 90, 10), 85, scenario.debt}):
        earned = _equity_return(scenario, debt)
        service = debt_service(debt, scenario.kd, scenario.life)
        rows.append(
            (
                round(debt, 1),
                None if earned is None else round(earned, 2),
                round(service, 2),
                round(scenario.yld / service, 2) if service > 1e-9 else None,
            )
        )
    columns = ("debt", "equity", "service", "cover")
    return Table(
        columns=tuple(say(language, f"coinvest.leverage.column.{name}") for name in columns),
        rows=tuple(rows),
    )


# --- Losses ---


def _loss_words(context: Context) -> dict[str, str]:
    scenario, results, language = context.scenario, context.results.coinvest, context.language
    return {
        "most": number(TAIL * CASES, language),
        "cases": number(CASES, language),
        "alone": percent(results.loss_p99_alone_pct, language),
        "pooled": percent(results.loss_p99_pooled_pct, language),
        "n": number(scenario.nproj, language),
        "pd": percent(scenario.pd, language),
        "lgd": percent(scenario.lgd, language),
        "rho": number(scenario.rho, language),
    }


def _height(loss_pct: float) -> float:
    """Return where a loss stands on the axis: by its square root, so that small ones show."""
    return round(math.sqrt(loss_pct), 4)


def _place(cases: float) -> float:
    return round(math.log10(cases), 4)


def loss_steps(scenario: Scenario, nproj: int) -> list[tuple[float, float]]:
    """Return (once in how many cases, loss in percent): from there on it is at least that loss."""
    chances = defaults_distribution(scenario.pd, scenario.rho, nproj)
    at_least = np.minimum(np.cumsum(chances[::-1])[::-1], 1.0)
    steps = [(1 / chance, scenario.lgd * k / nproj) for k, chance in enumerate(at_least) if chance]
    return [(cases, loss) for cases, loss in steps if cases <= RAREST]


def _loss_steps(scenario: Scenario, nproj: int, colour: str, dash: str, language: str) -> Spec:
    steps = loss_steps(scenario, nproj)
    last = steps[-1][1]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*(_place(cases) for cases, _ in steps), _place(RAREST)],
        "y": [*(_height(loss) for _, loss in steps), _height(last)],
        "line": {"color": colour, "width": 3, "dash": dash, "shape": "hv"},
        "customdata": [*(percent(loss, language) for _, loss in steps), percent(last, language)],
        "hovertemplate": say(language, f"coinvest.loss.hover_{'one' if dash == 'dot' else 'pool'}")
        + "<extra></extra>",
    }


def _rare_dots(context: Context) -> list[Spec]:
    results, language = context.results.coinvest, context.language
    words = _loss_words(context)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_place(CASES)],
            "y": [_height(loss)],
            "marker": {"size": size, "color": colour, "symbol": symbol},
            "cliponaxis": False,
            "hovertemplate": say(language, f"coinvest.loss.hover_rare_{name}", **words)
            + "<extra></extra>",
        }
        for loss, colour, symbol, size, name in (
            (results.loss_p99_alone_pct, CONTEXT, "square", 15, "one"),
            (results.loss_p99_pooled_pct, SCENARIO, "circle", 12, "pool"),
        )
    ]


def _loss_layout(context: Context, words: dict[str, str]) -> Spec:
    language, results = context.language, context.results.coinvest
    alone, pooled = results.loss_p99_alone_pct, results.loss_p99_pooled_pct
    if context.scenario.nproj == 1:
        placed = {"alone": alone}
    elif alone == pooled:
        placed = {"same": alone}
    else:
        placed = {"alone": alone, "pooled": pooled}
    top = max(placed.values())
    # Two labels on the left need a line's height between them.
    crowded = len(placed) == 2 and 0 in placed.values()
    lift = max(0, LINE_PX - round(ROOT_PX * _height(top))) if crowded else 0
    notes = [
        _rare_label(
            loss,
            say(language, f"coinvest.loss.label_{name}", **words),
            top=loss == top,
            lift=lift if loss == top else 0,
        )
        for name, loss in placed.items()
    ]
    return layout(
        height=370,
        x={
            "range": [0, _place(RAREST) + 0.13],
            "tickvals": [_place(cases) for cases in ODDS_TICKS],
            "ticktext": [number(cases, language) for cases in ODDS_TICKS],
            "title": {"text": say(language, "coinvest.loss.axis"), "font": {"size": 13}},
        },
        y={
            "range": [-0.15, 10.2],
            "tickvals": [_height(loss) for loss in LOSS_TICKS],
            "ticktext": [percent(loss, language) for loss in LOSS_TICKS],
            "zeroline": False,
        },
        margin=(52, 50),
        shapes=[reference_line("x", _place(CASES))],
        annotations=notes,
    )


def _rare_label(loss: float, text: str, *, top: bool, lift: int) -> Spec:
    """Return the label of a dot where the steps leave room: to the left on top and on the floor."""
    above = loss < HIGH_LOSS if top else loss == 0
    leftwards = top or loss == 0
    return label(
        _place(CASES),
        _height(loss),
        f"<b>{text}</b>",
        xanchor="right" if leftwards else "left",
        yanchor="bottom" if above else "top",
        xshift=-10 if leftwards else 8,
        yshift=4 + lift if above else -4,
    )


def _loss_table(scenario: Scenario, language: str) -> Table:
    risk = scenario.pd, scenario.lgd, scenario.rho
    columns = ("cases", "alone", "pooled")
    return Table(
        columns=tuple(say(language, f"coinvest.loss.column.{name}") for name in columns),
        rows=tuple(
            (
                cases,
                round(loss_quantile_pct(*risk, 1, 1 - 1 / cases), 2),
                round(loss_quantile_pct(*risk, round(scenario.nproj), 1 - 1 / cases), 2),
            )
            for cases in (2, 5, 10, 20, 50, 100, 200, 500, 1000)
        ),
    )


# --- Context ---


def _telecom_ratio() -> float:
    """Return how many times its share of projects telecom's share of defaults is."""
    projects = fact("risk.telecom_projects_share_pct").value
    return fact("risk.telecom_defaults_share_pct").value / projects


def _default_row(fact_id: str, colour: str, hollow: bool, language: str) -> Row:
    text = fact_text(fact_id, language)
    words = {"name": say(language, f"fact.{fact_id}"), "value": text}
    return Row(
        label=say(language, "coinvest.defaults.row", **words),
        hover=say(language, "coinvest.defaults.hover", **words),
        colour=colour,
        bar=(0.0, fact(fact_id).value),
        hollow=hollow,
    )


def _defaults_table(language: str) -> Table:
    columns = ("sample", "rate", "as_of", "publisher")
    return Table(
        columns=tuple(say(language, f"coinvest.defaults.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"fact.{fact_id}"),
                fact(fact_id).value,
                long_date(fact(fact_id).as_of, language),
                fact(fact_id).publisher,
            )
            for fact_id, *_ in _DEFAULT_ROWS
        ),
    )


def _target_row(target: ReturnTarget, language: str) -> Row:
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


def _targets_table(language: str) -> Table:
    columns = ("strategy", "low", "high", "publisher", "published")
    return Table(
        columns=tuple(say(language, f"coinvest.targets.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"strategy.{target.strategy}"),
                target.low_pct,
                target.high_pct,
                _link(target),
                _when(target, language),
            )
            for target in return_targets()
        ),
    )


def _when(target: ReturnTarget, language: str) -> str:
    if target.published:
        return long_date(target.published, language)
    return say(language, "coinvest.targets.undated", read=long_date(target.read, language))


def _percent_ticks(places: tuple[float, ...], language: str) -> Spec:
    return {"tickvals": list(places), "ticktext": [percent(place, language) for place in places]}


def _link(source: Deal | ReturnTarget) -> str:
    return f"[{source.publisher}]({source.url})" if source.url else source.publisher


def _linked(sources: tuple[Deal, ...] | tuple[ReturnTarget, ...], language: str) -> str:
    return say(language, "text.comma").join(dict.fromkeys(_link(source) for source in sources))


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {
        "leverage": leverage_chart,
        "loss": loss_chart,
        "defaults": defaults_chart,
        "targets": targets_chart,
    }
)
