"""Interim."""

from collections.abc import Mapping
from types import MappingProxyType

from components.charts.kit import house_name
from components.charts.palette import CONTEXT, OBSERVED, RANGE
from components.charts.published import (
    Comparison,
    Published,
    name_with_period,
    published_facts,
    series_origin,
)
from components.evidence import forecasts, target_met
from components.evidence.macro import growth_estimates
from components.text import money, say
from components.text.sources import Origin

LAST_YEAR = 2030
TRADITIONAL = "world_dc_ai_traditional"
LARGE_PEERS = ("gip_v", "blackstone_bip")

_TIMES_IN_MARKET = published_facts(
    {
        "market.months_to_close_2015_months": (CONTEXT, False),
        "market.months_to_close_2017_months": (CONTEXT, False),
        "market.months_to_close_2025_months": (CONTEXT, False),
    }
)


def _times_to_target(language: str) -> tuple[Published, ...]:
    """Return the mean times that funds took to close, and how long two large ones took."""
    peers = (target_met(fund_id) for fund_id in LARGE_PEERS)
    return (
        *_TIMES_IN_MARKET(language),
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


def _totals(language: str) -> tuple[Published, ...]:
    """Return the forecasts that run to 2030 and leave out data centres without AI."""
    return tuple(
        Published(
            name=name_with_period(
                house_name(one.house, language),
                say(
                    language,
                    "buildout.houses.period",
                    start=str(one.start_year),
                    end=str(one.end_year),
                ),
                language,
            ),
            about=say(language, f"scope.{one.scope}"),
            figures=tuple(
                figure
                for figure in (one.low_usd_tn, one.base_usd_tn, one.high_usd_tn)
                if figure is not None
            ),
            origin=series_origin(one.house, one.published, one.reported_via),
            url=one.url,
            colour=RANGE,
            ahead=True,
            open_end=one.base_usd_tn is None and one.high_usd_tn is None,
        )
        for one in forecasts()
        if one.end_year == LAST_YEAR and one.scope != TRADITIONAL
    )


def _contributions(language: str) -> tuple[Published, ...]:
    return tuple(
        Published(
            name=name_with_period(
                say(language, f"macro.author.{one.author}"),
                say(language, f"macro.period.{one.period}"),
                language,
            ),
            about=say(language, f"macro.counted.{one.counted}"),
            figures=tuple(dict.fromkeys((one.low_pp, one.high_pp))),
            origin=Origin(one.publisher, one.reported_via, one.published, one.grade),
            url=one.url,
            colour=RANGE if one.kind == "forecast" else OBSERVED,
            ahead=one.kind == "forecast",
        )
        for one in growth_estimates("net")
    )


COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        "funding": Comparison((0, 100), _times_to_target),
        "buildout": Comparison((0, 12), _totals),
        "macro": Comparison((-1, 2), _contributions),
        "target": Comparison(
            (0, 50),
            published_facts(
                {
                    "aip.equity_raised_usd_bn": (OBSERVED, False),
                    "aip.equity_target_usd_bn": (OBSERVED, True),
                }
            ),
        ),
        "reallocation": Comparison(
            (0, 10),
            published_facts(
                {
                    "survey.infra_actual_pct": (CONTEXT, False),
                    "survey.infra_target_pct": (CONTEXT, True),
                }
            ),
        ),
    }
)
