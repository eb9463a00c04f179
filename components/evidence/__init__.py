"""Evidence: the only reader of ``data/``. Facts and series, typed, with source and date."""

from components.evidence.buildout import (
    CapexPart,
    Forecast,
    PathPoint,
    capex_parts,
    forecast_paths,
    forecasts,
    implied_growth_pct,
    median_growth_pct,
    path_ends,
)
from components.evidence.claims import (
    Claim,
    ClaimSource,
    ReportError,
    Verdict,
    claims,
    claims_by_verdict,
    report_errors,
)
from components.evidence.facts import Fact, fact, facts
from components.evidence.funding import (
    RaisedPoint,
    TargetMet,
    late_pace_ratios,
    peer_publishers,
    raised_points,
    reached_usd_bn,
    target_met,
)
from components.evidence.licences import licences
from components.evidence.observation import observed, us_gdp_usd_bn
from components.evidence.searched import newest_results, searched_until

__all__ = [
    "CapexPart",
    "Claim",
    "ClaimSource",
    "Fact",
    "Forecast",
    "PathPoint",
    "RaisedPoint",
    "ReportError",
    "TargetMet",
    "Verdict",
    "capex_parts",
    "claims",
    "claims_by_verdict",
    "fact",
    "facts",
    "forecast_paths",
    "forecasts",
    "implied_growth_pct",
    "late_pace_ratios",
    "licences",
    "median_growth_pct",
    "newest_results",
    "observed",
    "path_ends",
    "peer_publishers",
    "raised_points",
    "reached_usd_bn",
    "report_errors",
    "searched_until",
    "target_met",
    "us_gdp_usd_bn",
]
