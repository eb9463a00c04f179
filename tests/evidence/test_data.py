import re
from datetime import date
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import pytest
from frictionless import validate

from components.evidence import (
    Fact,
    capex_parts,
    fact,
    facts,
    forecast_paths,
    forecasts,
    late_pace_ratios,
    median_growth_pct,
    observed,
    raised_points,
)
from components.evidence.files import DATA
from components.evidence.package import renewed
from components.model import LEVERS, PRESETS, Scenario
from components.text.sources import leaves

CORE = [
    "aip.equity_raised_usd_bn",
    "aip.equity_target_usd_bn",
    "aip.total_assets_plan_usd_bn",
    "bii.ai_capex_low_usd_tn",
    "bii.ai_capex_high_usd_tn",
    "capex.leases_2025.four_usd_bn",
    "capex.guidance_2026.amzn_usd_bn",
    "capex.guidance_2026.msft_usd_bn",
    "us_gdp.2026_usd_bn",
]
CHECKED_ONCE = {
    "capex.guidance_2026.msft_usd_bn": "capex.guidance_2026.msft_old_basis_usd_bn",
    "us_gdp.2026_usd_bn": "us_gdp.2026_april_usd_bn",
}
"""Core figures with one check only, and the figure of the same thing that disagrees."""
FACT_ID = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)+")
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("components", "pages", "data")
    for path in Path(folder).rglob("*")
    if path.suffix in {".py", ".csv", ".toml"} and path.name != "facts.csv"
)


def test_the_data_package_is_valid() -> None:
    report = validate(str(DATA / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


def test_checksums_are_up_to_date() -> None:
    descriptor = (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert renewed(descriptor) == descriptor, "run: python -m components.evidence.package"


def test_every_file_under_data_is_described_in_the_package() -> None:
    descriptor = (DATA / "datapackage.json").read_text(encoding="utf-8")
    for path in DATA.rglob("*.csv"):
        assert f'"{path.relative_to(DATA).as_posix()}"' in descriptor
        assert (path.parent / "README.md").exists()


@pytest.mark.parametrize("found", facts().values(), ids=facts().keys())
def test_a_fact_names_who_when_and_how_sure(found: Fact) -> None:
    assert found.publisher
    assert found.title
    assert re.fullmatch(r"(1[789]|20)\d\d(-\d\d(-\d\d)?)?", found.as_of)
    assert found.grade in "ABCD"
    assert found.confidence in {"high", "medium", "low"}
    if found.unit == "date":
        assert found.day <= date.today()
    elif "free_cash_flow" not in found.id:  # what is left of cash after spending may be below zero
        assert found.value >= 0
    if found.reported_via:
        assert found.confidence != "high"
    if found.url:
        assert urlsplit(found.url).scheme == "https"


@pytest.mark.parametrize("found", [f for f in facts().values() if f.derivation])
def test_our_own_sums_add_up(found: Fact) -> None:
    if found.derivation.startswith("median"):
        assert found.value == pytest.approx(median_growth_pct(), abs=0.05)
        return
    expression = FACT_ID.sub(lambda m: str(fact(m[0]).value), found.derivation)
    assert re.fullmatch(r"[\d\s.+\-*/()]+", expression)
    decimals = len(found.text.partition(".")[2])
    assert found.value == pytest.approx(eval(expression), abs=0.51 * 10**-decimals)  # noqa: S307


@pytest.mark.parametrize("fact_id", CORE)
def test_core_figures_are_checked_against_two_others_or_the_disagreement_is_on_record(
    fact_id: str,
) -> None:
    checks = len(fact(fact_id).checked_against)
    if fact_id not in CHECKED_ONCE:
        assert checks >= 2
        return
    assert checks == 1  # with two, it is no exception any more
    assert fact(CHECKED_ONCE[fact_id]).value != fact(fact_id).value


def test_output_of_2026_was_revised_little() -> None:
    older, newer = fact("us_gdp.2026_usd_bn"), fact("us_gdp.2026_april_usd_bn")
    assert newer.value == pytest.approx(older.value, rel=0.02)


def test_microsofts_guidance_is_what_the_other_three_leave_of_a_published_sum() -> None:
    """MLQ News adds four companies up to 720 to 745 billion, on the newer basis of leases."""
    others = {
        end: sum(
            fact(f"capex.guidance_2026.{company}_usd_bn").value
            for company in ("amzn", f"googl_{end}", f"meta_{end}")
        )
        for end in ("low", "high")
    }
    guided = fact("capex.guidance_2026.msft_usd_bn").value
    assert (720 - others["low"], 745 - others["high"]) == pytest.approx((guided, guided))
    assert len(fact("capex.guidance_2026.msft_old_basis_usd_bn").checked_against) >= 2


@pytest.mark.parametrize("key", LEVERS)
def test_a_default_is_the_fact_it_names(key: str) -> None:
    expected = {
        "pace": fact("aip.equity_raised_usd_bn").value / observed().months_since_launch,
        "debt": 70.0,  # what 100 of assets on 30 of equity leave to debt
        "mult": fact("aip.total_assets_plan_usd_bn").value / fact("aip.equity_target_usd_bn").value,
    }
    for default in LEVERS[key].defaults.values():
        for fact_id in default.facts:
            assert fact_id in facts()
        if default.facts:
            value = expected.get(key, fact(default.facts[0]).value)
            # 376.1 is shown as 376, 18.9 % as 19 %, 0.7847 as 0.785.
            assert default.value == pytest.approx(value, abs=0.5 * LEVERS[key].step + 1e-9)


def test_the_slower_money_preset_is_the_recent_pace_of_peers() -> None:
    slow = next(preset.scenario for preset in PRESETS if preset.code == "slow")
    assert slow.pace == pytest.approx(0.785 * median(late_pace_ratios()), abs=0.0026)


def test_no_fact_is_orphaned() -> None:
    used = set(FACT_ID.findall(SOURCES))
    used |= {name for found in facts().values() for name in FACT_ID.findall(found.derivation)}
    used |= {f"capex.cash_2026_estimate.{company}_usd_bn" for company in ("meta", "msft")}
    assert set(facts()) - used == CONTEXT_ONLY


CONTEXT_ONLY: set[str] = set()


def test_definitions_add_up_to_the_levels_they_set() -> None:
    for year, key in ((2025, "c25"), (2026, "c26")):
        for code in LEVERS["base"].choices:
            parts = [p for p in capex_parts() if (p.definition, p.year) == (code, year)]
            default = LEVERS[key].default(code).value
            # The tally of 416 and the parts behind it are rounded apart by up to half a billion.
            assert sum(p.value_usd_bn for p in parts) == pytest.approx(default, abs=0.6)
            assert all(p.value_usd_bn == pytest.approx(fact(p.fact_id).value) for p in parts)


def test_cash_and_leases_never_mix_in_one_definition() -> None:
    for part in capex_parts():
        if part.company in {"msft", "meta", "amzn"} and part.year == 2025:
            kind = "cash" if part.definition == "four_cash" else "leases"
            assert part.fact_id.startswith(f"capex.{kind}_2025")


def test_the_observed_figures_are_the_disclosed_ones() -> None:
    last = [point for point in raised_points() if point.equity_raised_usd_bn][-1]
    assert (last.day, last.equity_raised_usd_bn) == (observed().as_of, observed().raised_usd_bn)
    assert raised_points()[0].day == observed().launch
    assert Scenario.default().tgt == fact("aip.equity_target_usd_bn").value


def test_forecasts_name_scope_and_period_and_are_in_order() -> None:
    for forecast in forecasts():
        values = [forecast.low_usd_tn, forecast.base_usd_tn, forecast.high_usd_tn]
        known = [value for value in values if value is not None]
        assert known == sorted(known)
        assert known
        assert forecast.scope
        assert forecast.start_year < forecast.end_year
    assert {point.year for point in forecast_paths()} >= {2026, 2030}


def test_peer_funds_fill_up_in_order_of_time() -> None:
    for peer in observed().peers:
        assert list(peer.months) == sorted(peer.months)
        assert list(peer.shares) == sorted(peer.shares)
        assert peer.months[0] > 0


def test_a_sum_is_traced_back_to_its_sources() -> None:
    publishers = {leaf.publisher for leaf in leaves("capex.guidance_2026.four_mid_usd_bn")}
    assert {"Microsoft", "Alphabet", "Meta Platforms"} <= publishers
    assert "AI Buildout Explorer" not in publishers
