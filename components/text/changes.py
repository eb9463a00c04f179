"""What changed from one version of the model to the next, with its effect on the results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from components.evidence import observed
from components.link import decode
from components.model import evaluate
from components.model.evaluate import ResultValue, result_unit
from components.text import LANGUAGES, month, say
from components.text.numbers import amount_text, chance


@dataclass(frozen=True)
class Change:
    """An entry of the changelog; its words stand in the catalogue under `code`.

    `results` are the results whose values before and after stand in the words, by the name that
    the placeholders ``{name_before}`` and ``{name_now}`` begin with.
    """

    code: str
    day: str
    version: int
    results: Mapping[str, str] = field(default_factory=dict)


CHANGES = (
    Change("first", "2026-11-22", 1),
    Change("chain", "2026-11-24", 1),
    Change("figures", "2026-11-29", 2, {"total": "buildout.total_usd_tn"}),
    Change(
        "chance",
        "2026-11-29",
        2,
        {
            "used": "funding.peers_used",
            "sooner": "funding.peers_sooner",
            "chance": "funding.chance_by_2027_pct",
            "middle": "funding.p50_date",
        },
    ),
    Change(
        "payback",
        "2026-11-29",
        2,
        {"crossing": "breakout.crossover_year", "uplift": "breakout.uplift_needed_pp"},
    ),
    Change("cash", "2026-11-29", 2, {"need": "reallocation.external_need_usd_tn"}),
    Change(
        "losses",
        "2026-11-29",
        2,
        {
            "alone": "coinvest.loss_p99_alone_pct",
            "pooled": "coinvest.loss_p99_pooled_pct",
            "owner_alone": "coinvest.owner_loss_p99_alone_pct",
            "owner_pooled": "coinvest.owner_loss_p99_pooled_pct",
        },
    ),
    Change("fee", "2026-11-29", 2, {"growth": "target.irr_pct", "value": "target.tvpi"}),
    Change(
        "payments",
        "2026-11-29",
        2,
        {"cover": "digital.supply_cover_x", "saved": "digital.fees_saved_usd_bn"},
    ),
    Change("shell", "2026-11-29", 2, {"capacity": "funding.capacity_gw"}),
    Change("pages", "2026-11-29", 2),
)

WORKED_OUT_OTHERWISE: Mapping[int, Mapping[str, ResultValue]] = MappingProxyType(
    {
        1: {
            "funding.peers_used": 11,
            "funding.peers_sooner": 10,
            "funding.chance_by_2027_pct": 21.977272727272947,
            "funding.p50_date": "2029-06",
        }
    }
)
"""Results at the defaults of a version, of a method that later versions no longer have."""


def what_changed(change: Change, language: str) -> str:
    """Return in a sentence what was changed."""
    return _told(change, "what", language)


def effect_of(change: Change, language: str) -> str:
    """Return what the change did to the default results."""
    return _told(change, "effect", language)


def _told(change: Change, part: str, language: str) -> str:
    words = {"earlier": str(change.version - 1)}
    for name, result_id in change.results.items():
        for when, version in (("before", change.version - 1), ("now", change.version)):
            result = default_results(version)[result_id]
            words[f"{name}_{when}"] = _text(result_id, result, language)
    return say(language, f"method.change.{change.code}.{part}", **words)


@cache
def default_results(version: int) -> Mapping[str, ResultValue]:
    """Return the results at the defaults of a version, by id."""
    scenario = decode([("v", str(version))], LANGUAGES).case.scenario
    results = evaluate(scenario, observed()).by_id()
    return MappingProxyType({**results, **WORKED_OUT_OTHERWISE.get(version, {})})


def _text(result_id: str, result: ResultValue, language: str) -> str:
    if isinstance(result, str):
        return month(result, language)
    if not isinstance(result, int | float):
        return say(language, "ui.null")
    if result_id.startswith("funding.chance"):
        return chance(result, language)
    if result_unit(result_id) == "year":
        return str(result)
    return amount_text(result, result_unit(result_id), language)
