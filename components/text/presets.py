"""Names and origins of the ready-made scenarios."""

from statistics import median

from components.evidence import fact, late_pace_ratios
from components.text import long_date, money, number, percent, say
from components.text.quotes import tell


def preset_name(code: str, language: str) -> str:
    """Return the name of a preset, of the default or of the reader's own scenario."""
    if code == "own":
        return say(language, "ui.preset_own")
    return say(language, f"preset.{code}.name", **_figures(language))


def preset_story(code: str, language: str) -> str:
    """Return what a preset is about, in one line; nothing for the reader's own scenario."""
    return "" if code == "own" else tell(language, f"preset.{code}.story", **_figures(language))


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
