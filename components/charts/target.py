"""Charts of the page `target`."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from components.charts.kit import Chart, Row, Spec, label, layout, reference_line, row_chart
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO, faded
from components.context import Context
from components.evidence import fact
from components.evidence.target import Pool, YearOfCloses, infra_closes, pools
from components.model.themes.target import BASIS_POINTS
from components.text import long_date, measure, money, number, percent, say
from components.text.sources import scenario_source_line, source_line
from components.text.table import Table

LONGEST_LIFE = 20
YEAR_AXIS = (-0.4, LONGEST_LIFE + 0.8)
# From below the deepest outlay that the levers allow, with its label, to a profit beyond most.
CURVE_AXIS = (-60.0, 62.0)
NAV_TOP_BN = 60.0
POOLS_TOP_BP = 110.0
CLOSES_TOP_BN = 260.0
LEVERS_OF_YEARS = ("tgt", "rc1", "rc2", "rc3", "fl", "bow", "fg", "fy")


def curve_chart(context: Context) -> Chart:
    """Return what is paid in and out by year, and the two added up: the J-curve."""
    target, language = context.results.target, context.language
    balance = _balance(context)
    life = len(balance)
    words = {
        "peak_year": str(target.peak_outlay_year),
        "deepest": money(-target.peak_outlay_usd_bn, language),
        "breakeven": str(target.breakeven_year or ""),
        "life": str(life),
        "end": _signed(balance[-1], language),
    }
    kind = "not_back" if target.breakeven_year is None else "paid_back"
    return Chart(
        key="target.curve",
        title=say(language, f"target.curve.title.{kind}", **words),
        subtitle=say(language, "target.curve.subtitle", **words),
        source=scenario_source_line(context, LEVERS_OF_YEARS),
        alt=say(language, f"target.curve.alt.{kind}", **words),
        spec={
            "data": [
                _bars(
                    [-call for call in target.calls_usd_bn], CONTEXT, 0.75, "hover_call", context
                ),
                _bars(target.distributions_usd_bn, SCENARIO, 0.35, "hover_payout", context),
                _balance_line(balance, context),
                _balance_marks(balance, context),
            ],
            "layout": layout(
                height=440,
                x=_year_axis(language),
                y={
                    "range": list(CURVE_AXIS),
                    "tickvals": [-60, -40, -20, 0, 20, 40, 60],
                    "zeroline": True,
                },
                barmode="overlay",
                bargap=0.25,
                shapes=_curve_lines(context),
                annotations=_curve_labels(balance, context),
            ),
        },
        table=_years_table(context),
    )


def nav_chart(context: Context) -> Chart:
    """Return what the holdings are worth year by year, and what may still be called."""
    target, language = context.results.target, context.language
    nav, uncalled = target.nav_usd_bn, _uncalled(context)
    peak = max(nav)
    year = 1 + nav.index(peak)
    words = {
        "year": str(year),
        "nav": money(peak, language),
        "target": money(context.scenario.tgt, language),
        "uncalled": _amount(uncalled[year - 1], language),
    }
    beyond = peak > NAV_TOP_BN
    return Chart(
        key="target.nav",
        title=say(language, "target.nav.title", **words),
        subtitle=say(language, "target.nav.subtitle", **words),
        source=scenario_source_line(context, LEVERS_OF_YEARS),
        alt=say(language, "target.nav.alt", **words),
        spec={
            "data": [
                _line(
                    [context.scenario.tgt, *uncalled], CONTEXT, "dot", "nav.hover_uncalled", context
                ),
                _line([0.0, *nav], SCENARIO, "solid", "nav.hover_nav", context),
            ],
            "layout": layout(
                height=330,
                x=_year_axis(language),
                y={"range": [0, NAV_TOP_BN], "tickvals": [0, 20, 40, 60]},
                shapes=[reference_line("y", context.scenario.tgt)],
                annotations=[
                    label(
                        LONGEST_LIFE + 0.7,
                        context.scenario.tgt,
                        say(language, "target.nav.label_promised", **words),
                        xanchor="right",
                        yanchor="bottom",
                    ),
                    label(
                        min(max(year, 6.2 if beyond else 4.5), 14),
                        min(peak, NAV_TOP_BN),
                        f"<b>{say(language, _nav_label(beyond), **words)}</b>",
                        yanchor="top" if beyond else "bottom",
                        yshift=0 if beyond else 4,
                    ),
                ],
            ),
        },
        table=Table(
            columns=tuple(
                say(language, f"target.nav.column.{name}") for name in ("year", "nav", "uncalled")
            ),
            rows=tuple(
                (str(at), round(worth, 2), round(rest, 2))
                for at, (worth, rest) in enumerate(zip(nav, uncalled, strict=True), 1)
            ),
        ),
    )


def pools_chart(context: Context) -> Chart:
    """Return the equity still to raise in basis points of each pool, against a known gap."""
    target, language = context.results.target, context.language
    shares = {
        "pensions": target.pension_share_bp,
        "sovereign": target.sovereign_share_bp,
        "insurers": target.insurer_share_bp,
    }
    words = {
        "remaining": money(context.results.funding.remaining_usd_bn, language),
        "low": number(min(shares.values()), language),
        "high": number(max(shares.values()), language),
        "gap": measure(fact("survey.infra_gap_bp").value, "basis_points", language),
        **{code: number(share, language) for code, share in shares.items()},
    }
    ordered = sorted(pools(), key=lambda pool: shares[pool.code])
    return Chart(
        key="target.pools",
        title=say(language, "target.pools.title", **words),
        subtitle=say(language, "target.pools.subtitle", **words),
        source=source_line(
            (*(pool.fact_id for pool in ordered), "survey.infra_gap_bp"), language, context.today
        ),
        alt=say(language, "target.pools.alt", **words),
        spec=row_chart(
            [
                *(_pool_row("pool", pool, shares[pool.code], context) for pool in ordered),
                _pool_row("survey", _surveyed(), _surveyed_share_bp(context), context),
                _gap_row(language),
            ],
            x={"range": [0, POOLS_TOP_BP], "tickvals": [0, 20, 40, 60, 80, 100]},
            marker=None,
        ),
        table=_pools_table(ordered, shares, context),
    )


def closes_chart(context: Context) -> Chart:
    """Return the target beside what all infrastructure funds closed with by year."""
    language, tgt = context.language, context.scenario.tgt
    years = infra_closes()
    record = max(years, key=lambda year: year.closed_usd_bn)
    items = [
        say(
            language,
            "target.closes.item",
            year=str(year.year),
            amount=money(year.closed_usd_bn, language),
        )
        for year in years
    ]
    words = {
        "target": money(tgt, language),
        "year": str(record.year),
        "share": percent(100 * tgt / record.closed_usd_bn, language),
        "years": say(language, "text.comma").join(items),
    }
    return Chart(
        key="target.closes",
        title=say(language, "target.closes.title", **words),
        subtitle=say(language, "target.closes.subtitle", **words),
        source=scenario_source_line(context, ("tgt",), [years[-1].fact_id]),
        alt=say(language, "target.closes.alt", **words),
        spec=row_chart(
            [
                Row(
                    label=say(language, "target.closes.row_target", **words),
                    hover=say(language, "target.closes.hover_target", **words),
                    colour=SCENARIO,
                    bar=(0.0, tgt),
                ),
                *(_closes_row(year, tgt, language) for year in reversed(years)),
            ],
            x={"range": [0, CLOSES_TOP_BN], "tickvals": [0, 50, 100, 150, 200, 250]},
            marker=None,
        ),
        table=Table(
            columns=tuple(
                say(language, f"target.closes.column.{name}")
                for name in ("year", "closed", "share")
            ),
            rows=tuple(
                (str(year.year), year.closed_usd_bn, round(100 * tgt / year.closed_usd_bn, 1))
                for year in years
            ),
        ),
    )


def _closes_row(year: YearOfCloses, tgt: float, language: str) -> Row:
    words = {
        "year": str(year.year),
        "amount": money(year.closed_usd_bn, language),
        "share": percent(100 * tgt / year.closed_usd_bn, language),
    }
    return Row(
        label=say(language, "target.closes.row", **words),
        hover=say(language, "target.closes.hover", **words),
        colour=CONTEXT,
        bar=(0.0, year.closed_usd_bn),
    )


def _balance(context: Context) -> list[float]:
    """Return distributions less calls, added up to the end of each year, USD bn."""
    target = context.results.target
    flows = zip(target.distributions_usd_bn, target.calls_usd_bn, strict=True)
    return list(accumulate(paid - call for paid, call in flows))


def _uncalled(context: Context) -> list[float]:
    """Return what is promised but not called at the end of each year, USD bn."""
    called = accumulate(context.results.target.calls_usd_bn)
    return [max(0.0, context.scenario.tgt - so_far) for so_far in called]


def _amount(usd_bn: float, language: str) -> str:
    """Return an amount to a tenth of a million at best: the last calls shrink to cents."""
    return money(round(usd_bn, 4), language)


def _signed(usd_bn: float, language: str) -> str:
    """Return an amount with its sign; what rounds to nothing has none."""
    text = _amount(usd_bn, language)
    return f"+{text}" if round(usd_bn, 4) > 0 else text


def _year_axis(language: str) -> Spec:
    places = list(range(0, LONGEST_LIFE + 1, 4))
    last = say(language, "target.curve.tick_last", year=str(places[-1]))
    return {
        "range": list(YEAR_AXIS),
        "tickvals": places,
        "ticktext": [*map(str, places[:-1]), last],
        "showgrid": False,
        "zeroline": False,
    }


def _years(values: Sequence[float], first: int = 1) -> list[int]:
    return list(range(first, first + len(values)))


def _bars(values: Sequence[float], colour: str, alpha: float, hover: str, context: Context) -> Spec:
    language = context.language
    return {
        "type": "bar",
        "x": _years(values),
        "y": [round(value, 3) for value in values],
        "marker": {"color": faded(colour, alpha), "line": {"color": colour, "width": 1}},
        "customdata": [_amount(abs(value), language) for value in values],
        "hovertemplate": f"{say(language, f'target.curve.{hover}')}<extra></extra>",
    }


def _line(values: Sequence[float], colour: str, dash: str, hover: str, context: Context) -> Spec:
    """Return a line that starts at the first call, year 0."""
    language = context.language
    return {
        "type": "scatter",
        "mode": "lines",
        "x": _years(values, 0),
        "y": [round(value, 3) for value in values],
        "line": {"color": colour, "width": 3 if dash == "solid" else 2, "dash": dash},
        "customdata": [_amount(value, language) for value in values],
        "hovertemplate": f"{say(language, f'target.{hover}')}<extra></extra>",
    }


def _balance_line(balance: Sequence[float], context: Context) -> Spec:
    line = _line([0.0, *balance], SCENARIO, "solid", "curve.hover_balance", context)
    return {**line, "customdata": [_signed(value, context.language) for value in (0.0, *balance)]}


def _balance_marks(balance: Sequence[float], context: Context) -> Spec:
    """Return the marks on the line: its lowest point and, if there is one, the break-even."""
    target, language = context.results.target, context.language
    years = [target.peak_outlay_year, *filter(None, [target.breakeven_year])]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": years,
        "y": [round(min(balance[year - 1], CURVE_AXIS[1]), 3) for year in years],
        "marker": {
            "size": 11,
            "color": SCENARIO,
            "symbol": ["circle", "diamond"][: len(years)],
            "line": {"color": "#ffffff", "width": 1},
        },
        "customdata": [_signed(balance[year - 1], language) for year in years],
        "hovertemplate": f"{say(language, 'target.curve.hover_balance')}<extra></extra>",
    }


def _curve_lines(context: Context) -> list[Spec]:
    """Return the dotted lines down from the break-even and at the end of the fund."""
    target = context.results.target
    lines = [reference_line("x", len(target.nav_usd_bn) + 0.5, CONTEXT, "dot")]
    if target.breakeven_year is not None:
        up = {"yref": "y", "y0": 0, "y1": 52}
        lines.append({**reference_line("x", target.breakeven_year, SCENARIO, "dot"), **up})
    return lines


def _curve_labels(balance: Sequence[float], context: Context) -> list[Spec]:
    """Return the labels of the lowest point, the break-even, the end and the final sum.

    Each stands where it cannot be cut: beside its line, on the side that has room.
    """
    target, language = context.results.target, context.language
    life, end = len(balance), balance[-1]
    deepest = -target.peak_outlay_usd_bn
    room_right = life <= 13
    beyond = end > CURVE_AXIS[1]
    side = {"xanchor": "left", "xshift": 4} if room_right else {"xanchor": "right", "xshift": -4}
    total = say(
        language,
        f"target.curve.label_{'above' if beyond else 'total'}",
        balance=_signed(end, language),
    )
    year = str(target.peak_outlay_year)
    lowest = say(
        language, "target.curve.label_deepest", balance=money(deepest, language), year=year
    )
    labels = [
        label(
            max(target.peak_outlay_year, 4),
            deepest,
            f"<b>{lowest}</b>",
            yanchor="top",
            yshift=-8,
        ),
        label(
            life + 0.5,
            min(end, CURVE_AXIS[1]),
            f"<b>{total}</b>",
            yanchor="top" if beyond or not room_right else "middle",
            **side,
        ),
        label(
            life + 0.5,
            CURVE_AXIS[0],
            say(language, "target.curve.label_end", year=str(life)),
            yanchor="bottom",
            **side,
        ),
    ]
    if target.breakeven_year is not None:
        leftwards = target.breakeven_year >= 7
        labels.append(
            label(
                target.breakeven_year,
                52,
                say(language, "target.curve.label_back", year=str(target.breakeven_year)),
                xanchor="right" if leftwards else "left",
                xshift=-4 if leftwards else 4,
                yanchor="top",
            )
        )
    return labels


def _nav_label(beyond: bool) -> str:
    return f"target.nav.label_{'above' if beyond else 'nav'}"


def _years_table(context: Context) -> Table:
    target, language = context.results.target, context.language
    columns = ("year", "calls", "distributions", "balance", "nav", "uncalled")
    rows = zip(
        target.calls_usd_bn,
        target.distributions_usd_bn,
        _balance(context),
        target.nav_usd_bn,
        _uncalled(context),
        strict=True,
    )
    return Table(
        columns=tuple(say(language, f"target.curve.column.{name}") for name in columns),
        rows=tuple(
            (str(year), *(round(value, 2) + 0.0 for value in values))
            for year, values in enumerate(rows, 1)
        ),
    )


def _surveyed() -> Pool:
    """Return the institutions of the survey as a pool; they overlap with the others."""
    assets = fact("survey.assets_usd_bn")
    return Pool("survey", assets.value, assets.as_of, assets.id)


def _surveyed_share_bp(context: Context) -> float:
    return BASIS_POINTS * context.results.funding.remaining_usd_bn / _surveyed().assets_usd_bn


def _pool_row(kind: str, pool: Pool, share_bp: float, context: Context) -> Row:
    language = context.language
    words = {
        "name": say(language, f"target.pools.name.{pool.code}"),
        "assets": money(pool.assets_usd_bn, language),
        "share": measure(share_bp, "basis_points", language),
        "as_of": long_date(pool.as_of, language),
        "remaining": money(context.results.funding.remaining_usd_bn, language),
    }
    return Row(
        label=say(language, f"target.pools.row.{kind}", **words),
        hover=say(language, f"target.pools.hover.{kind}", **words),
        colour=SCENARIO,
        bar=(0.0, share_bp),
    )


def _gap_row(language: str) -> Row:
    gap = fact("survey.infra_gap_bp")
    words = {
        "share": measure(gap.value, "basis_points", language),
        "wanted": percent(fact("survey.infra_target_pct").value, language),
        "held": percent(fact("survey.infra_actual_pct").value, language),
        "as_of": long_date(gap.as_of, language),
    }
    return Row(
        label=say(language, "target.pools.row.gap", **words),
        hover=say(language, "target.pools.hover.gap", **words),
        colour=OBSERVED,
        bar=(0.0, gap.value),
    )


def _pools_table(ordered: list[Pool], shares: Mapping[str, float], context: Context) -> Table:
    language = context.language
    surveyed, gap = _surveyed(), fact("survey.infra_gap_bp")
    by_code = {**shares, surveyed.code: _surveyed_share_bp(context), "gap": gap.value}
    listed = [*ordered, surveyed, Pool("gap", surveyed.assets_usd_bn, gap.as_of, gap.id)]
    columns = ("pool", "assets", "as_of", "share")
    return Table(
        columns=tuple(say(language, f"target.pools.column.{name}") for name in columns),
        rows=tuple(
            (
                say(language, f"target.pools.name.{pool.code}"),
                pool.assets_usd_bn,
                long_date(pool.as_of, language),
                round(by_code[pool.code], 2),
            )
            for pool in listed
        ),
    )


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {
        "curve": curve_chart,
        "nav": nav_chart,
        "pools": pools_chart,
        "closes": closes_chart,
    }
)
