"""Names and origins of the ready-made scenarios."""

from functools import cache
from statistics import median

from components.evidence import fact, late_pace_ratios, observed
from components.model import PRESETS, Scenario, evaluate
from components.text import long_date, money, month, number, percent, say
from components.text.quotes import tell
from components.text.themes.breakout import payback_case

FUND_PRESETS = ("slow",)
"""Presets about the fund alone, whose outcome is the month in which it is full."""

_SCENARIOS = {"default": Scenario.default()} | {preset.code: preset.scenario for preset in PRESETS}


def preset_name(code: str, language: str) -> str:
    """Return the name of a preset, of the default or of the reader's own scenario."""
    if code == "own":
        return say(language, "ui.preset_own")
    return say(language, f"preset.{code}.name", **_figures(language))


def preset_story(code: str, language: str) -> str:
    """Return what a preset is about and what it leads to; nothing for the reader's own scenario."""
    if code == "own":
        return ""
    story = tell(language, f"preset.{code}.story", **_figures(language))
    return say(language, "text.two_sentences", first=story, second=_outcome(code, language))


@cache
def _outcome(code: str, language: str) -> str:
    """Return in one sentence what a preset leads to."""
    scenario = _SCENARIOS[code]
    results = evaluate(scenario, observed())
    breakout = results.breakout
    kind = "fund" if code in FUND_PRESETS else payback_case(results, scenario)
    return say(
        language,
        f"preset.outcome.{kind}",
        year=str(breakout.crossover_year or ""),
        payback=str(breakout.payback_year or ""),
        full=month(results.funding.target_date or "", language) if kind == "fund" else "",
    )


def preset_origin(code: str, language: str) -> str:
    """Return where a preset comes from, with its figures."""
    if code == "own":
        return say(language, "ui.preset_own_origin")
    return tell(language, f"preset.{code}.origin", **_figures(language))


def _figures(language: str) -> dict[str, str]:
    low = fact("bii.ai_capex_low_usd_tn")
    return {
        "raised": money(fact("aip.equity_raised_usd_bn").value, language),
        "target": money(fact("aip.equity_target_usd_bn").value, language),
        "low": money(1000 * low.value, language),
        "high": money(1000 * fact("bii.ai_capex_high_usd_tn").value, language),
        "outlook": long_date(low.as_of, language),
        "n": number(len(late_pace_ratios()), language),
        "ratio": percent(100 * median(late_pace_ratios()), language, 2),
    }
