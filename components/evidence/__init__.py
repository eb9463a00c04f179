"""Evidence: the only reader of ``data/``. Facts and series, typed, with source and date."""

from components.evidence.facts import Fact, fact, facts
from components.evidence.series import (
    CapexPart,
    Forecast,
    PathPoint,
    RaisedPoint,
    capex_parts,
    forecast_paths,
    forecasts,
    implied_growth_pct,
    late_pace_ratios,
    median_growth_pct,
    observed,
    path_ends,
    peer_publishers,
    raised_points,
    reached_usd_bn,
    us_gdp_usd_bn,
)

__all__ = [
    "CapexPart",
    "Fact",
    "Forecast",
    "PathPoint",
    "RaisedPoint",
    "capex_parts",
    "fact",
    "facts",
    "forecast_paths",
    "forecasts",
    "implied_growth_pct",
    "late_pace_ratios",
    "median_growth_pct",
    "observed",
    "path_ends",
    "peer_publishers",
    "raised_points",
    "reached_usd_bn",
    "us_gdp_usd_bn",
]
