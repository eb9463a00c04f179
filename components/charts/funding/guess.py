"""What a guess of the months to the target is set beside: how long other funds took to close."""

from components.charts.palette import CONTEXT
from components.charts.published import Comparison, Published, published_facts, series_origin
from components.evidence import target_met
from components.text import money, say

LARGE_PEERS = ("gip_v", "blackstone_bip")

_mean_times = published_facts(
    {
        "market.months_to_close_2015_months": (CONTEXT, False),
        "market.months_to_close_2017_months": (CONTEXT, False),
        "market.months_to_close_2025_months": (CONTEXT, False),
    }
)


def _times_to_close(language: str) -> tuple[Published, ...]:
    """Return the mean times that funds took to close, and how long two large ones took."""
    peers = (target_met(fund_id) for fund_id in LARGE_PEERS)
    return (
        *_mean_times(language),
        *(
            Published(
                name=peer.fund,
                about=say(language, "guess.own_target", target=money(peer.target_bn, language)),
                figures=(round(peer.months, 1),),
                origin=series_origin(peer.publisher, peer.day.isoformat(), peer.reported_via),
                url=peer.url,
            )
            for peer in peers
        ),
    )


COMPARISON = Comparison((0, 100), _times_to_close)
