"""How long peer funds took to the share of target reached so far, and to their target."""

from collections import Counter

from components.charts.kit import (
    Chart,
    Row,
    Spec,
    chart_table,
    row_chart,
    with_reading,
)
from components.charts.palette import CONTEXT, OBSERVED
from components.context import Context
from components.evidence import peer_publishers
from components.model.peers import Leg, peer_legs
from components.text import dated, number, percent, say
from components.text.numbers import months
from components.text.table import Table

LAST_MONTH = 84.5


def peers_chart(context: Context) -> Chart:
    """Return, fund by fund, months to the share reached so far and months to the target."""
    language = context.language
    share_so_far = context.observed.raised_usd_bn / context.scenario.tgt
    legs = peer_legs(context.observed.peers, share_so_far)
    words = {
        "slower": number(sum(leg.slowness > 1 for leg in legs), language),
        "n": number(len(legs), language),
        "beyond": number(context.results.funding.peers_used - len(legs), language),
        "share": percent(100 * share_so_far, language),
    }
    return Chart(
        key="funding.peers",
        title=say(language, "funding.peers.title", **words),
        subtitle=say(language, "funding.peers.subtitle", **words),
        source=with_reading(
            "funding.peers",
            say(language, "funding.peers.source", sources=_publishers(language)),
            language,
            **words,
        ),
        alt=say(language, "funding.peers.alt", **words),
        spec=row_chart(
            [_row(leg, language) for leg in legs],
            x={"range": [0, LAST_MONTH], **_ticks(language)},
        ),
        table=_table(legs, language),
    )


def _row(leg: Leg, language: str) -> Row:
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


def _ticks(language: str) -> Spec:
    """Return a tick a year; only the last names the unit."""
    places = list(range(0, 73, 12))
    return {
        "tickvals": places,
        "ticktext": [
            *(number(place, language) for place in places[:-1]),
            months(places[-1], language),
        ],
    }


def _table(legs: tuple[Leg, ...], language: str) -> Table:
    return chart_table(
        "funding.peers",
        ("fund", "launch", "to_share", "to_end", "slowness", "state", "sources"),
        (
            (
                leg.peer.fund,
                dated(leg.peer.launch.isoformat()[:7], language),
                round(leg.months_to_share, 1),
                round(leg.months_to_end, 1),
                round(leg.slowness, 2),
                say(language, f"funding.peers.state.{'open' if leg.open else 'closed'}"),
                say(language, "text.separator").join(peer_publishers()[leg.peer.fund_id]),
            )
            for leg in legs
        ),
        language,
    )


def _publishers(language: str) -> str:
    """Return the publishers of the peers' dated amounts, most used first."""
    counts = Counter(name for names in peer_publishers().values() for name in names)
    return say(language, "text.separator").join(name for name, _ in counts.most_common())
