"""Charts of the page `funding`."""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from components.charts.frame import Chart, Row, Spec, label, layout, reference_line, row_chart
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO, faded
from components.context import Context
from components.evidence import peer_publishers, raised_points
from components.model.fundraising import chance_full_by_pct, months_to_raise, raised_share_pct
from components.model.observed import MONTH_DAYS, PeerPath
from components.model.peers import Leg, Slowness, peer_legs, peer_slowness
from components.text import long_date, money, month, number, percent, say
from components.text.numbers import chance, months, short_month
from components.text.sources import scenario_source_line
from components.text.table import Table
from components.text.themes.funding import target_words

LAST_MONTH = 96
STEP_MONTHS = 3
BANDS = ((0.05, 0.95, 0.14), (0.25, 0.75, 0.26))
# Short name, which dated amount the name stands at, on which side of it.
NAMED_PEERS = {"gip_v": ("GIP V", -1, "bottom"), "blackstone_bip": ("Blackstone BIP", -2, "top")}


def path_chart(context: Context) -> Chart:
    """Return the share of target against months since launch: so far, ahead, and the peers."""
    funding, language = context.results.funding, context.language
    slowness = _slowness(context)
    words = {
        "target": target_words(context.scenario, language),
        "raised": money(context.observed.raised_usd_bn, language),
        "share": percent(funding.share_of_target_pct, language),
        "as_of": long_date(context.observed.as_of.isoformat(), language),
        "date": month(funding.target_date, language) if funding.target_date else "",
        "p50": month(funding.p50_date, language) if funding.p50_date else "",
        "n": number(funding.peers_used, language),
    }
    straight_kind = "dated" if funding.target_date else "undated"
    variant = f"{straight_kind}_{'p50' if funding.p50_date else 'no_p50'}"
    facts = ("aip.launch_date", "aip.equity_raised_usd_bn")
    return Chart(
        key="funding.path",
        title=say(language, f"funding.path.title.{variant}", **words),
        subtitle=say(language, "funding.path.subtitle", **words),
        source=scenario_source_line(context, ("tgt", "pace", "mom"), facts),
        alt=say(language, f"funding.path.alt.{variant}", **words),
        spec={
            "data": [
                _peer_lines(context.observed.peers, language),
                *_path_ahead(context, slowness),
                _so_far(context),
            ],
            "layout": _path_layout(context, words),
        },
        table=_path_table(context, slowness),
    )


def peers_chart(context: Context) -> Chart:
    """Return, fund by fund, months to the share reached so far and months to the target."""
    language = context.language
    legs = peer_legs(context.observed.peers, _share_so_far(context))
    slower = sum(leg.slowness > 1 for leg in legs)
    words = {
        "slower": number(slower, language),
        "n": number(len(legs), language),
        "share": percent(100 * _share_so_far(context), language),
    }
    return Chart(
        key="funding.peers",
        title=say(language, "funding.peers.title", **words),
        subtitle=say(language, "funding.peers.subtitle", **words),
        source=say(language, "funding.peers.source", sources=_publishers(language)),
        alt=say(language, "funding.peers.alt", **words),
        spec=row_chart(
            [_leg_row(leg, language) for leg in legs],
            x={"range": [0, 84.5], **_leg_ticks(language)},
            marker=None,
        ),
        table=_peers_table(legs, language),
    )


def timeline_table(language: str) -> Table:
    """Return what is known of the partnership by date; no amount stands where none was given."""
    return Table(
        columns=tuple(
            say(language, f"funding.timeline.column.{name}")
            for name in ("date", "event", "amount", "publisher")
        ),
        rows=tuple(
            (
                long_date(point.day.isoformat(), language),
                say(language, f"event.{point.event}"),
                money(point.equity_raised_usd_bn, language)
                if point.equity_raised_usd_bn
                else say(language, "text.none"),
                f"[{point.publisher}]({point.url})",
            )
            for point in raised_points()
        ),
    )


def _share_so_far(context: Context) -> float:
    return context.observed.raised_usd_bn / context.scenario.tgt


def _slowness(context: Context) -> Slowness:
    return peer_slowness(context.observed.peers, _share_so_far(context))


def _rounded(values: list[float]) -> list[float]:
    return [round(value, 2) for value in values]


def _line(x: list[float], y: list[float], colour: str, dash: str, hover: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": 2.5, "dash": dash},
        "hovertemplate": f"{hover}<extra></extra>",
    }


def _path_ahead(context: Context, slowness: Slowness) -> list[Spec]:
    """Return the bands, the reader's own path and the path slowed like the median peer."""
    scenario, observed, language = context.scenario, context.observed, context.language
    start = observed.months_since_launch
    stretches = [1.0, slowness.quantile(0.5)]
    stretches += [slowness.quantile(end) for band in BANDS for end in band[:2]]
    ahead = _months_ahead(context, stretches)
    x = _rounded((ahead + start).tolist())

    def share(stretch: float) -> list[float]:
        return _rounded(raised_share_pct(ahead, stretch, scenario, observed).tolist())

    return [
        *(
            _band(x, share(slowness.quantile(low)), share(slowness.quantile(high)), alpha)
            for low, high, alpha in BANDS
        ),
        _line(x, share(1.0), SCENARIO, "solid", say(language, "funding.path.hover_straight")),
        _line(x, share(stretches[1]), SCENARIO, "dash", say(language, "funding.path.hover_median")),
    ]


def _months_ahead(context: Context, stretches: list[float]) -> NDArray[np.float64]:
    """Return the months at which to draw, those included at which a path meets the target."""
    scenario, observed = context.scenario, context.observed
    last = LAST_MONTH - observed.months_since_launch
    remaining = scenario.tgt - observed.raised_usd_bn
    meets = (
        months_to_raise(remaining * stretch, scenario.pace, scenario.mom)
        for stretch in stretches
        if math.isfinite(stretch)
    )
    full = [months for months in meets if months < last]
    return np.unique([*np.arange(0, last, STEP_MONTHS), *full, last])


def _path_layout(context: Context, words: dict[str, str]) -> Spec:
    language = context.language
    return layout(
        height=430,
        margin=(52, 44),
        x={"range": [0, LAST_MONTH], **_month_ticks(context.observed.launch, language)},
        y={"range": [0, 125], **_percent_ticks(language)},
        shapes=[reference_line("y", 100, CONTEXT)],
        annotations=[
            label(
                LAST_MONTH,
                100,
                say(
                    language,
                    "funding.path.label_target",
                    target=money(context.scenario.tgt, language),
                ),
                xanchor="right",
                yanchor="bottom",
            ),
            label(
                context.observed.months_since_launch,
                context.results.funding.share_of_target_pct,
                say(language, "funding.path.label_now", **words),
                xanchor="left",
                yanchor="top",
                align="left",
                xshift=8,
                yshift=-4,
            ),
            *_peer_names(context.observed.peers),
        ],
    )


def _peer_lines(peers: tuple[PeerPath, ...], language: str) -> Spec:
    """Return the peers as one line with gaps: a trace for each takes longer to draw at a move."""
    x: list[float | None] = []
    y: list[float | None] = []
    names: list[str] = []
    for peer in peers:
        x += [0, *_rounded(list(peer.months)), None]
        y += [0, *_rounded([100 * share for share in peer.shares]), None]
        names += [peer.fund] * (len(peer.months) + 2)
    hover = say(language, "funding.path.hover_peer", fund="%{customdata}")
    return {
        **_line([], [], CONTEXT, "solid", hover),
        "x": x,
        "y": y,
        "customdata": names,
        "line": {"color": faded(CONTEXT, 0.85), "width": 1},
    }


def _peer_names(peers: tuple[PeerPath, ...]) -> list[Spec]:
    named = ((peer, *NAMED_PEERS[peer.fund_id]) for peer in peers if peer.fund_id in NAMED_PEERS)
    return [
        label(
            round(peer.months[place], 2),
            round(100 * peer.shares[place], 2),
            name,
            xanchor="left",
            yanchor=side,
        )
        for peer, name, place, side in named
    ]


def _band(x: list[float], upper: list[float], lower: list[float], alpha: float) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*x, *reversed(x)],
        "y": [*upper, *reversed(lower)],
        "fill": "toself",
        "fillcolor": faded(SCENARIO, alpha),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _so_far(context: Context) -> Spec:
    observed, language = context.observed, context.language
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [0, round(observed.months_since_launch, 2)],
        "y": [0, round(100 * _share_so_far(context), 2)],
        "line": {"color": OBSERVED, "width": 2, "dash": "dot"},
        "marker": {"color": OBSERVED, "size": 9},
        "hovertemplate": f"{say(language, 'funding.path.hover_so_far')}<extra></extra>",
    }


def _percent_ticks(language: str) -> Spec:
    """Return the ticks of an axis in percent of target."""
    places = [0, 25, 50, 75, 100]
    return {"tickvals": places, "ticktext": [percent(place, language) for place in places]}


def _month_ticks(launch: date, language: str) -> Spec:
    places = list(range(0, LAST_MONTH + 1, 24))
    return {
        "tickvals": places,
        "ticktext": [
            say(
                language,
                "funding.path.tick",
                months=number(place, language),
                date=short_month(
                    date.fromordinal(launch.toordinal() + round(place * MONTH_DAYS)).isoformat(),
                    language,
                ),
            )
            for place in places
        ],
    }


def _path_table(context: Context, slowness: Slowness) -> Table:
    observed, scenario, language = context.observed, context.scenario, context.language
    ends = [date(year, 12, 31) for year in range(observed.as_of.year, 2036)]
    months = np.array([(end - observed.as_of).days / MONTH_DAYS for end in ends])
    stretches = (1.0, *(slowness.quantile(q) for q in (0.05, 0.25, 0.5, 0.75, 0.95)))
    shares = (raised_share_pct(months, stretch, scenario, observed) for stretch in stretches)
    chances = (chance_full_by_pct(end, scenario, observed, slowness) for end in ends)
    rows = zip(
        (str(end.year) for end in ends),
        *([round(share, 1) for share in at_ends.tolist()] for at_ends in shares),
        (chance(full, language) for full in chances),
        strict=True,
    )
    columns = ("year_end", "straight", "q05", "q25", "q50", "q75", "q95", "chance")
    return Table(
        columns=tuple(say(language, f"funding.path.column.{name}") for name in columns),
        rows=tuple(rows),
    )


def _leg_row(leg: Leg, language: str) -> Row:
    words = {
        "fund": leg.peer.fund,
        "start": number(leg.months_to_share, language, 2),
        "end": number(leg.months_to_end, language, 2),
        "slowness": number(leg.slowness, language, 2),
    }
    kind = "open" if leg.open else "closed"
    return Row(
        label=say(language, f"funding.peers.row.{kind}", **words),
        hover=say(language, f"funding.peers.hover.{kind}", **words),
        colour=CONTEXT if leg.slowness <= 1 else OBSERVED,
        points=((leg.months_to_share, False), *(() if leg.open else ((leg.months_to_end, True),))),
        bar=(leg.months_to_share, leg.months_to_end),
        arrow=leg.open,
        thin=True,
    )


def _leg_ticks(language: str) -> Spec:
    places = list(range(0, 73, 12))
    return {
        "tickvals": places,
        "ticktext": [*(number(place, language) for place in places[:-1]), months(72, language)],
    }


def _peers_table(legs: tuple[Leg, ...], language: str) -> Table:
    columns = ("fund", "launch", "to_share", "to_end", "slowness", "state", "sources")
    return Table(
        columns=tuple(say(language, f"funding.peers.column.{name}") for name in columns),
        rows=tuple(
            (
                leg.peer.fund,
                month(leg.peer.launch.isoformat(), language),
                round(leg.months_to_share, 1),
                round(leg.months_to_end, 1),
                round(leg.slowness, 2),
                say(language, f"funding.peers.state.{'open' if leg.open else 'closed'}"),
                say(language, "text.separator").join(peer_publishers()[leg.peer.fund_id]),
            )
            for leg in legs
        ),
    )


def _publishers(language: str) -> str:
    """Return the publishers of the peers' dated amounts, most used first."""
    counts = Counter(name for names in peer_publishers().values() for name in names)
    return say(language, "text.separator").join(name for name, _ in counts.most_common())


CHARTS: Mapping[str, Callable[[Context], Chart]] = MappingProxyType(
    {"path": path_chart, "peers": peers_chart}
)
