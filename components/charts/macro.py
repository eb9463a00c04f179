"""Charts of the page `macro`."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from components.charts.frame import LINE_PX, ROW_PX, Chart, Row, label, reference_line, row_chart
from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO
from components.context import Context
from components.evidence.macro import Boom, GrowthEstimate, booms, growth_estimates
from components.text import lever_text, long_date, money, number, percent, say
from components.text.numbers import signed
from components.text.quotes import fact_text
from components.text.sources import scenario_source_line
from components.text.table import Cell, Table
from components.text.themes.macro import DIGITS, course

CONTRIBUTION_ENDS_PP = (-1.8, 2.8)
"""Holds every bar: the levers' ends are 300 after 800 and 1,000 after 200 billion dollars."""
BOOMS_TOP_PCT = 7.0
TREND_FACT = "growth.us_total_2000_2024_pct"
RAIL_FACT = "booms.us_railroads_1880s_pct"
GDP_FACT = "us_gdp.2025_usd_bn"
BASES = ("gross", "net")
BOOM_COLOURS = {"private": OBSERVED, "wider": OBSERVED, "public": CONTEXT}
UNNAMED = "unnamed"


def waterfall_chart(context: Context) -> Chart:
    """Return the steps from the change in spending to its contribution, and one firm's cut."""
    language, macro = context.language, context.results.macro
    trend = context.observed.us_growth_trend_pct
    words = {
        **_step_words(context),
        "trend": percent(trend, language),
        "definition": lever_text("base", context.scenario.base, language),
        "shock_name": _step_name(context, "shock"),
        **{code: signed(size, language, DIGITS) for code, _, size in waterfall_steps(context)},
    }
    sizes = {
        "gross": number(abs(macro.gross_contribution_pp), language, DIGITS),
        "net": number(abs(macro.net_contribution_pp), language, DIGITS),
    }
    spec = row_chart(
        [_step_row(context, code, start, size) for code, start, size in waterfall_steps(context)],
        x={"range": list(CONTRIBUTION_ENDS_PP), "tickvals": [-1, 0, 1, 2]},
        marker=None,
    )
    drawn = spec["layout"]
    # Room above the first row for the name of the line.
    drawn["height"] += LINE_PX
    drawn["yaxis"]["range"][1] += LINE_PX / (ROW_PX + LINE_PX)
    drawn["shapes"] = [*drawn["shapes"], reference_line("x", trend)]
    trend_text = say(language, "macro.waterfall.label_trend", **words)
    drawn["annotations"].append(
        label(trend, drawn["yaxis"]["range"][1], trend_text, xanchor="right", yanchor="top")
    )
    return Chart(
        key="macro.waterfall",
        title=say(language, f"macro.waterfall.title.{course(macro)}", **sizes),
        subtitle=say(language, "macro.waterfall.subtitle", **words),
        source=say(
            language,
            "macro.waterfall.source",
            sources=scenario_source_line(context, _own_keys(context), (GDP_FACT, TREND_FACT)),
            page=say(language, "page.buildout.menu"),
        ),
        alt=say(language, "macro.waterfall.alt", **words),
        spec=spec,
        table=Table(
            columns=_columns("waterfall", ("step", "amount", "detail"), language),
            rows=tuple(
                (_step_name(context, code), round(size, 4), _step_detail(context, code))
                for code, _, size in waterfall_steps(context)
            ),
        ),
    )


def estimates_chart(context: Context) -> Chart:
    """Return published estimates before and after imports, the reader's own with each group."""
    language = context.language
    own = _own_contributions(context)
    words = {basis: signed(value, language, DIGITS) for basis, value in own.items()}
    for basis in BASES:
        found = growth_estimates(basis)
        words[f"{basis}_low"] = number(min(one.low_pp for one in found), language)
        words[f"{basis}_high"] = number(max(one.high_pp for one in found), language)
    rows = [
        row
        for basis in BASES
        for row in (
            _group_row(basis, own[basis], language),
            *(_estimate_row(one, own[basis], language) for one in growth_estimates(basis)),
        )
    ]
    return Chart(
        key="macro.estimates",
        title=say(language, "macro.estimates.title", **words),
        subtitle=say(language, "macro.estimates.subtitle", **words),
        source=say(
            language,
            "macro.estimates.source",
            sources=_linked(
                ((one.publisher, one.url) for basis in BASES for one in growth_estimates(basis)),
                language,
            ),
        ),
        alt=say(language, "macro.estimates.alt", **words),
        spec=row_chart(
            rows, x={"range": list(CONTRIBUTION_ENDS_PP), "tickvals": [-1, 0, 1, 2]}, marker=None
        ),
        table=_estimates_table(context),
    )


def booms_chart(context: Context) -> Chart:
    """Return earlier booms and programmes at their height, against the reader's 2026."""
    language = context.language
    share = context.results.macro.capex_share_of_us_gdp_pct
    words = {
        "share": percent(share, language, 2),
        "rail": fact_text(RAIL_FACT, language),
        "n": number(len(booms()), language),
        "smaller": number(sum(boom.high_pct < share for boom in booms()), language),
    }
    return Chart(
        key="macro.booms",
        title=say(language, "macro.booms.title", **words),
        subtitle=say(language, "macro.booms.subtitle", **words),
        source=say(
            language,
            "macro.booms.source",
            sources=_linked(((boom.publisher, boom.url) for boom in booms()), language),
        ),
        alt=say(language, "macro.booms.alt", **words),
        spec=row_chart(
            [_boom_row(boom, language) for boom in booms()],
            x={
                "range": [-0.35, BOOMS_TOP_PCT],
                "tickvals": [0, 2, 4, 6],
                **_percent_ticks(language),
            },
            marker=(share, say(language, "macro.booms.label_reader", **words)),
        ),
        table=_booms_table(language),
    )


def waterfall_steps(context: Context) -> tuple[tuple[str, float, float], ...]:
    """Return each row of the waterfall: its code, where its bar starts and its signed size, pp."""
    macro = context.results.macro
    home = macro.gross_contribution_pp + macro.abroad_pp
    return (
        ("gross", 0.0, macro.gross_contribution_pp),
        ("abroad", macro.gross_contribution_pp, macro.abroad_pp),
        ("imports", home, macro.imports_pp),
        ("crowding", home + macro.imports_pp, macro.crowding_out_pp),
        ("net", 0.0, macro.net_contribution_pp),
        ("shock", 0.0, macro.firm_shock_pp),
    )


def _own_keys(context: Context) -> tuple[str, ...]:
    """Return the levers whose sources to name; spending is named only where the reader set it.

    Where the defaults of spending come from is the matter of the page `buildout`.
    """
    spending = (key for key in ("c25", "c26") if key in context.scenario.changes())
    return (*spending, "us", "imp", "crowd", "cut")


def _step_words(context: Context) -> dict[str, str]:
    scenario, language = context.scenario, context.language
    lost = context.observed.plans_2026_usd_bn[scenario.firm] * scenario.cut / 100
    return {
        "firm": say(language, f"company.{scenario.firm}"),
        "cut": percent(scenario.cut, language),
        "lost": money(lost, language),
        "c25": money(scenario.c25, language),
        "c26": money(scenario.c26, language),
        "abroad_share": percent(100 - scenario.us, language),
        "imp": percent(scenario.imp, language),
        "crowd": percent(scenario.crowd, language),
    }


def _step_name(context: Context, code: str) -> str:
    return _about_step(context, "name", code)


def _step_detail(context: Context, code: str) -> str:
    return _about_step(context, "detail", code)


def _about_step(context: Context, part: str, code: str) -> str:
    kind = code
    if code == "shock" and context.scenario.cut == 0:
        kind = "no_cut"
    elif code == "crowding" and context.results.macro.gross_contribution_pp < 0:
        kind = "crowding_back"
    return say(context.language, f"macro.waterfall.{part}.{kind}", **_step_words(context))


def _step_row(context: Context, code: str, start: float, size: float) -> Row:
    words = {
        "name": _step_name(context, code),
        "detail": _step_detail(context, code),
        "amount": signed(size, context.language, DIGITS),
    }
    return Row(
        label=say(context.language, "macro.waterfall.row", **words),
        hover=say(context.language, "macro.waterfall.hover", **words),
        colour=SCENARIO if code in {"gross", "net", "shock"} else CONTEXT,
        bar=(start, start + size),
        hollow=code == "shock",
    )


def _own_contributions(context: Context) -> dict[str, float]:
    macro = context.results.macro
    return {"gross": macro.gross_contribution_pp, "net": macro.net_contribution_pp}


def _group_row(basis: str, own: float, language: str) -> Row:
    amount = signed(own, language, DIGITS)
    return Row(
        label=say(language, f"macro.estimates.group.{basis}", amount=amount),
        hover=say(
            language,
            "macro.waterfall.hover",
            name=say(language, f"macro.waterfall.name.{basis}"),
            amount=amount,
            detail=say(language, "macro.estimates.own"),
        ),
        colour=SCENARIO,
        bar=(0.0, own),
    )


def _estimate_row(one: GrowthEstimate, own: float, language: str) -> Row:
    low, high = (number(value, language) for value in (one.low_pp, one.high_pp))
    ranged = one.low_pp < one.high_pp
    words = {
        "author": say(language, f"macro.author.{one.author}"),
        "period": say(language, f"macro.period.{one.period}"),
        "counted": say(language, f"macro.counted.{one.counted}"),
        "value": say(language, "macro.estimates.range", low=low, high=high) if ranged else high,
        "published": long_date(one.published, language),
    }
    filled = one.kind == "estimate"
    return Row(
        label=say(language, "macro.estimates.row", **words),
        hover=say(language, "macro.estimates.hover", **words),
        colour=OBSERVED if filled else RANGE,
        bar=(one.low_pp if ranged else 0.0, one.high_pp),
        points=tuple((value, filled) for value in dict.fromkeys((one.low_pp, one.high_pp))),
        thin=True,
        tick=own,
    )


def _estimates_table(context: Context) -> Table:
    language = context.language
    own = _own_contributions(context)
    definition = lever_text("base", context.scenario.base, language)

    def row(basis: str, author: str, one: tuple[str, str, str], *rest: Cell) -> tuple[Cell, ...]:
        period, counted, kind = one
        return (
            say(language, f"macro.estimates.basis.{basis}"),
            author,
            say(language, f"macro.period.{period}"),
            say(language, f"macro.counted.{counted}", definition=definition),
            say(language, f"macro.estimates.kind.{kind}"),
            *rest,
        )

    rows: list[tuple[Cell, ...]] = []
    for basis in BASES:
        name = say(language, "macro.estimates.own")
        value = round(own[basis], 3)
        rows.append(row(basis, name, ("2026", "scenario", "scenario"), value, value, None))
        rows += [
            row(
                basis,
                say(language, f"macro.author.{one.author}"),
                (one.period, one.counted, one.kind),
                one.low_pp,
                one.high_pp,
                long_date(one.published, language),
            )
            for one in growth_estimates(basis)
        ]
    names = ("basis", "author", "period", "counted", "kind", "low", "high", "published")
    return Table(columns=_columns("estimates", names, language), rows=tuple(rows))


def _boom_sources(boom: Boom, language: str) -> str:
    """Return who says so, the low figure's source first."""
    names = dict.fromkeys((boom.low_from or boom.publisher, boom.high_from or boom.publisher))
    shown = (say(language, "macro.booms.unnamed") if n == UNNAMED else n for n in names)
    return say(language, "text.comma").join(shown)


def _boom_row(boom: Boom, language: str) -> Row:
    ranged = boom.low_pct < boom.high_pct
    low, high = (percent(value, language) for value in (boom.low_pct, boom.high_pct))
    words = {
        "boom": say(language, f"macro.boom.{boom.boom_id}"),
        "value": say(language, "macro.booms.range", low=low, high=high) if ranged else high,
        "sources": _boom_sources(boom, language),
    }
    filled = boom.kind != "wider"
    return Row(
        label=say(language, "macro.booms.row", **words),
        hover=say(language, "macro.booms.hover", **words),
        colour=BOOM_COLOURS[boom.kind],
        bar=(boom.low_pct, boom.high_pct) if ranged else None,
        points=tuple((value, filled) for value in dict.fromkeys((boom.low_pct, boom.high_pct))),
        thin=True,
    )


def _booms_table(language: str) -> Table:
    names = ("boom", "kind", "low", "high", "sources", "confidence", "published")
    return Table(
        columns=_columns("booms", names, language),
        rows=tuple(
            (
                say(language, f"macro.boom.{boom.boom_id}"),
                say(language, f"macro.booms.kind.{boom.kind}"),
                boom.low_pct,
                boom.high_pct,
                _boom_sources(boom, language),
                say(language, f"macro.booms.confidence.{boom.confidence}"),
                long_date(boom.published, language),
            )
            for boom in booms()
        ),
    )


def _percent_ticks(language: str) -> dict[str, list[str]]:
    return {"ticktext": [percent(place, language) for place in (0, 2, 4, 6)]}


def _columns(chart: str, names: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(say(language, f"macro.{chart}.column.{name}") for name in names)


def _linked(sources: Iterable[tuple[str, str]], language: str) -> str:
    """Return the publishers, each once, with a link where there is one to give."""
    links: dict[str, str] = {}
    for name, url in sources:
        if url or name not in links:
            links[name] = f"[{name}]({url})" if url else name
    return say(language, "text.comma").join(links.values())


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {"waterfall": waterfall_chart, "estimates": estimates_chart, "booms": booms_chart}
)
