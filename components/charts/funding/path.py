"""The share of target against months since launch: so far, ahead, and the peers."""

from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from components.charts.kit import (
    Chart,
    Spec,
    band_trace,
    chart_table,
    label,
    layout,
    line_trace,
    percent_ticks,
    reference_line,
    stroke,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED, SCENARIO, faded
from components.charts.placing import Name, Named, along, named
from components.context import Context
from components.model.fundraising import chance_full_by_pct, months_to_raise, raised_share_pct
from components.model.observed import MONTH_DAYS, PeerPath
from components.model.peers import Slowness, peer_slowness
from components.model.themes.funding import FULL
from components.text import lever_text, long_date, money, month, number, percent, say
from components.text.dates import short_month
from components.text.numbers import chance
from components.text.scale import file_unit
from components.text.sources import scenario_source_line
from components.text.table import Table, Worded
from components.text.themes.funding import target_words

LAST_MONTH = 96
LAST_YEAR = 2035
STEP_MONTHS = 3
TOP_PCT = 125
FULL_PCT = 100
BANDS = ((0.05, 0.95, 0.14), (0.25, 0.75, 0.26))
"""Quantiles of the slowness at the edges of each band, and the band's opacity."""
SLOW_PEER = "blackstone_bip"
"""The peer whose line runs clear of the others: the name of all of them stands beside it."""


def path_chart(context: Context) -> Chart:
    """Return the share of target against months since launch: so far, ahead, and the peers."""
    funding, language = context.results.funding, context.language
    seen = context.observed
    slowness = peer_slowness(seen.peers, _share_so_far(context), seen.months_since_launch)
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
        source=with_reading(
            "funding.path",
            scenario_source_line(context, ("tgt", "pace", "mom"), facts),
            language,
            **words,
        ),
        alt=say(language, f"funding.path.alt.{variant}", **words),
        table=_table(context, slowness),
        **_named(context, slowness, words),
    )


def _share_so_far(context: Context) -> float:
    return min(context.observed.raised_usd_bn / context.scenario.tgt, FULL)


def _rounded(values: Iterable[float]) -> list[float]:
    return [round(value, 2) for value in values]


def _path_ahead(context: Context, slowness: Slowness) -> list[Spec]:
    """Return the bands, the reader's own path and the path slowed like the median peer."""
    scenario, observed, language = context.scenario, context.observed, context.language
    median = slowness.quantile(0.5)
    edges = [slowness.quantile(end) for low, high, _ in BANDS for end in (low, high)]
    ahead = _months_ahead(context, [1.0, median, *edges])
    x = _rounded((ahead + observed.months_since_launch).tolist())

    def share(stretch: float) -> list[float]:
        return _rounded(raised_share_pct(ahead, stretch, scenario, observed).tolist())

    def line(stretch: float, dash: str, name: str) -> Spec:
        hover = say(language, f"funding.path.hover_{name}")
        return line_trace(x, share(stretch), stroke(SCENARIO, 2.5, dash), hover)

    return [
        *(
            band_trace(
                x,
                share(slowness.quantile(low)),
                share(slowness.quantile(high)),
                faded(SCENARIO, alpha),
            )
            for low, high, alpha in BANDS
        ),
        line(1.0, "solid", "straight"),
        line(median, "dash", "median"),
    ]


def _months_ahead(context: Context, stretches: list[float]) -> NDArray[np.float64]:
    """Return the months at which to draw, those included at which a path meets the target."""
    scenario, observed = context.scenario, context.observed
    last = LAST_MONTH - observed.months_since_launch
    remaining = scenario.tgt - observed.raised_usd_bn
    meets = (
        months_to_raise(remaining * stretch, scenario.pace, scenario.mom) for stretch in stretches
    )
    full = [months for months in meets if months < last]
    return np.unique([*np.arange(0, last, STEP_MONTHS), *full, last])


def _named(context: Context, slowness: Slowness, words: dict[str, str]) -> Named:
    language, seen = context.language, context.observed
    ahead = _path_ahead(context, slowness)
    drawn = layout(
        height=430,
        margin=(52, 44),
        x={"range": [0, LAST_MONTH], **_month_ticks(seen.launch, language)},
        y={"range": [0, TOP_PCT], **percent_ticks((0, 25, 50, 75, 100), language)},
        shapes=[reference_line("y", 100)],
    )

    def told(name: str, **more: str) -> str:
        return say(language, f"funding.path.label_{name}", **words | more)

    def beside(line: Spec, name: str) -> list[Spec]:
        rising = [point for point in zip(line["x"], line["y"], strict=True) if point[1] < FULL_PCT]
        x, y = zip(*rising, strict=True)
        return along(x, y, told(name), drawn, above=False)

    wide, middle, straight, median = ahead
    (slow,) = (peer for peer in seen.peers if peer.fund_id == SLOW_PEER)
    names: list[Name] = [
        label(
            LAST_MONTH,
            100,
            told("target", target=lever_text("tgt", context.scenario.tgt, language)),
            xanchor="right",
            yanchor="bottom",
        ),
        label(
            seen.months_since_launch,
            context.results.funding.share_of_target_pct,
            told("now"),
            xanchor="left",
            yanchor="top",
            align="left",
            xshift=8,
            yshift=-4,
        ),
        along(
            [0, *slow.months],
            [0, *(100 * share for share in slow.shares)],
            told("peers", n=number(len(seen.peers), language)),
            drawn,
            above=False,
        ),
        along(straight["x"], straight["y"], told("yours"), drawn),
        beside(median, "median"),
        beside(_slow_edge(middle), "half"),
        beside(_slow_edge(wide), "most"),
    ]
    data = [_peer_lines(seen.peers, language), *ahead, _so_far(context)]
    return named(data, drawn, names)


def _slow_edge(band: Spec) -> Spec:
    """Return the lower edge of a band, from left to right."""
    half = len(band["x"]) // 2
    return {axis: band[axis][half:][::-1] for axis in ("x", "y")}


def _peer_lines(peers: tuple[PeerPath, ...], language: str) -> Spec:
    """Return the peers as one line with gaps: a trace for each takes longer to draw at a move."""
    x: list[float | None] = []
    y: list[float | None] = []
    names: list[str] = []
    for peer in peers:
        x += [0, *_rounded(peer.months), None]
        y += [0, *_rounded(100 * share for share in peer.shares), None]
        names += [peer.fund] * (len(peer.months) + 2)
    hover = say(language, "funding.path.hover_peer", fund="%{customdata}")
    return line_trace(x, y, stroke(faded(CONTEXT, 0.85), 1), hover, customdata=names)


def _so_far(context: Context) -> Spec:
    return line_trace(
        [0, round(context.observed.months_since_launch, 2)],
        [0, round(context.results.funding.share_of_target_pct, 2)],
        stroke(OBSERVED, 2, "dot"),
        say(context.language, "funding.path.hover_so_far"),
        mode="lines+markers",
        marker={"color": OBSERVED, "size": 9},
    )


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


def _table(context: Context, slowness: Slowness) -> Table:
    observed, scenario, language = context.observed, context.scenario, context.language
    ends = [date(year, 12, 31) for year in range(observed.as_of.year, LAST_YEAR + 1)]
    months = np.array([(end - observed.as_of).days / MONTH_DAYS for end in ends])
    stretches = (1.0, *(slowness.quantile(q) for q in (0.05, 0.25, 0.5, 0.75, 0.95)))
    shares = (raised_share_pct(months, stretch, scenario, observed) for stretch in stretches)
    chances = (chance_full_by_pct(end, scenario, observed, slowness) for end in ends)
    rows = zip(
        (str(end.year) for end in ends),
        *([round(share, 1) for share in at_ends.tolist()] for at_ends in shares),
        (Worded(round(full, 1), chance(full, language)) for full in chances),
        strict=True,
    )
    columns = ("year_end", "straight", "q05", "q25", "q50", "q75", "q95", "chance")
    percent_sign = file_unit("unit_result.pct", language)
    return chart_table("funding.path", columns, rows, language, {"chance": percent_sign})
