"""The chart `coinvest.loss`: the loss that comes once in so many cases, alone and pooled."""

import math

import numpy as np

from components.charts.kit import (
    Chart,
    Spec,
    chart_table,
    layout,
    line_trace,
    marker_trace,
    reference_line,
    stroke,
    with_reading,
)
from components.charts.palette import CONTEXT, SCENARIO
from components.charts.placing import Name, around, named
from components.context import Context
from components.model import Scenario
from components.model.losses import (
    TAIL,
    defaults_distribution,
    losing_chance_pct,
    loss_quantile_pct,
    loss_where_lost_pct,
)
from components.text import number, percent, say
from components.text.deal_effects import sharing_effect
from components.text.sources import scenario_source_line
from components.text.table import Table
from components.text.themes.coinvest import CASES

RAREST = 1000
LOSS_TICKS = (0, 1, 5, 10, 20, 50, 100)
ODDS_TICKS = (1, 2, 5, 10, 20, 100, 1000)


def loss_chart(context: Context) -> Chart:
    """Return the loss that comes once in so many cases, with one project and with the pool."""
    scenario, language = context.scenario, context.language
    words = _words(context)
    effect = sharing_effect(context.results.coinvest, scenario, language)
    return Chart(
        key="coinvest.loss",
        title=say(language, f"coinvest.loss.title.{effect}", **words),
        subtitle=say(language, "coinvest.loss.subtitle", **words),
        source=with_reading(
            "coinvest.loss",
            scenario_source_line(context, ("pd", "lgd", "full", "rho", "nproj")),
            language,
            **words,
        ),
        alt=say(language, f"coinvest.loss.alt.{effect}", **words),
        table=_table(scenario, language),
        **named(
            [
                _step_line(scenario, 1, stroke(CONTEXT, 3, "dot"), "one", language),
                _step_line(scenario, round(scenario.nproj), stroke(SCENARIO, 3), "pool", language),
                *_rare_dots(context, words),
            ],
            _layout(language),
            _names(context, words),
        ),
    )


def loss_steps(scenario: Scenario, nproj: int) -> list[tuple[float, float]]:
    """Return (once in how many cases, lenders' loss in percent): from there on at least that."""
    chance_pct, lost_pct = _lenders_risk(scenario)
    chances = defaults_distribution(chance_pct, scenario.rho, nproj)
    at_least = np.minimum(np.cumsum(chances[::-1])[::-1], 1.0)
    steps = [(1 / chance, lost_pct * k / nproj) for k, chance in enumerate(at_least) if chance]
    return [(cases, loss) for cases, loss in steps if cases <= RAREST]


def _lenders_risk(scenario: Scenario) -> tuple[float, float]:
    """Return the chance that lenders lose in a project, and what they lose then, percent."""
    return (
        losing_chance_pct(scenario.pd, scenario.full),
        loss_where_lost_pct(scenario.lgd, scenario.full),
    )


def _words(context: Context) -> dict[str, str]:
    scenario, results, language = context.scenario, context.results.coinvest, context.language
    chance_pct, lost_pct = _lenders_risk(scenario)
    return {
        "most": number(TAIL * CASES, language),
        "rare": number(round(CASES - TAIL * CASES), language),
        "cases": number(CASES, language),
        "alone": percent(results.loss_p99_alone_pct, language),
        "pooled": percent(results.loss_p99_pooled_pct, language),
        "n": number(scenario.nproj, language),
        "chance": percent(chance_pct, language),
        "lost": percent(lost_pct, language),
        "rho": number(scenario.rho, language),
    }


def _height(loss_pct: float) -> float:
    """Return where a loss stands on the axis: by its square root, so that small ones show."""
    return round(math.sqrt(loss_pct), 4)


def _place(cases: float) -> float:
    return round(math.log10(cases), 4)


def _step_line(scenario: Scenario, nproj: int, line: Spec, name: str, language: str) -> Spec:
    steps = loss_steps(scenario, nproj)
    steps.append((RAREST, steps[-1][1]))
    return line_trace(
        [_place(cases) for cases, _ in steps],
        [_height(loss) for _, loss in steps],
        {**line, "shape": "hv"},
        say(language, f"coinvest.loss.hover_{name}"),
        customdata=[percent(loss, language) for _, loss in steps],
    )


def _rare_dots(context: Context, words: dict[str, str]) -> list[Spec]:
    results = context.results.coinvest
    return [
        marker_trace(
            [_place(CASES)],
            [_height(loss)],
            {"size": size, "color": colour, "symbol": symbol},
            say(context.language, f"coinvest.loss.hover_rare_{name}", **words),
            cliponaxis=False,
        )
        for loss, colour, symbol, size, name in (
            (results.loss_p99_alone_pct, CONTEXT, "square", 15, "one"),
            (results.loss_p99_pooled_pct, SCENARIO, "circle", 12, "pool"),
        )
    ]


def _layout(language: str) -> Spec:
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
    )


def _names(context: Context, words: dict[str, str]) -> list[Name]:
    """Return the names of the dots; one for both where they stand in the same place."""
    results = context.results.coinvest
    alone, pooled = results.loss_p99_alone_pct, results.loss_p99_pooled_pct
    if context.scenario.nproj == 1:
        named = {"alone": alone}
    elif alone == pooled:
        named = {"same": alone}
    else:
        named = {"alone": alone, "pooled": pooled}
    texts = {name: say(context.language, f"coinvest.loss.label_{name}", **words) for name in named}
    return [
        around(_place(CASES), _height(loss), f"<b>{texts[name]}</b>")
        for name, loss in named.items()
    ]


def _table(scenario: Scenario, language: str) -> Table:
    chance_pct, lost_pct = _lenders_risk(scenario)

    def loss(nproj: int, cases: int) -> float:
        share = 1 - 1 / cases
        return round(loss_quantile_pct(chance_pct, lost_pct, scenario.rho, nproj, share), 2)

    rows = (
        (cases, loss(1, cases), loss(round(scenario.nproj), cases))
        for cases in (2, 5, 10, 20, 50, 100, 200, 500, 1000)
    )
    return chart_table("coinvest.loss", ("cases", "alone", "pooled"), rows, language)
