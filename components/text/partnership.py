"""What sharing a deal brings its partners besides money: a voice, and perhaps credibility."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.text import measure, number, percent, say
from components.text.quotes import tell_marked

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "partners": "result:coinvest.partners_needed",
        "quota": "lever:quota",
        "blocking": "result:coinvest.blocking_partners",
        "swing": "result:coinvest.partner_swing_pct",
        "cert": "lever:cert",
        "gain": "result:coinvest.credibility_gain_pp",
    }
)
"""What each number in the sentences is."""

HARDLY_EVER_PCT = 0.01
"""A chance below this is said to be practically none."""


def voice_sentence(context: Context) -> str:
    """Return how many partners can block a decision, and how often one of them decides."""
    language, coinvest = context.language, context.results.coinvest
    if coinvest.partners_needed == 1:
        return say(language, "coinvest.voice.alone")
    return tell_marked(
        language,
        f"coinvest.voice.{'never' if hardly_ever(coinvest.partner_swing_pct) else 'decides'}",
        MARKS,
        partners=number(coinvest.partners_needed, language),
        blocking=number(coinvest.blocking_partners, language),
        quota=percent(context.scenario.quota, language),
        swing=percent(coinvest.partner_swing_pct, language),
    )


def hardly_ever(chance_pct: float) -> bool:
    """Tell whether a chance is practically none."""
    return chance_pct < HARDLY_EVER_PCT


def credibility_sentence(context: Context) -> str:
    """Return what cheaper debt is worth to the owners, or how to try it while it is not set."""
    scenario, language = context.scenario, context.language
    gain = context.results.coinvest.credibility_gain_pp
    return tell_marked(
        language,
        f"coinvest.credibility.{_credibility_case(context)}",
        MARKS,
        lever=say(language, "lever.cert.label"),
        cert=measure(scenario.cert, "basis_points", language),
        gain="" if gain is None else measure(gain, "pp", language),
    )


def _credibility_case(context: Context) -> str:
    coinvest = context.results.coinvest
    if not context.scenario.cert:
        return "try"
    if coinvest.dscr is None:
        return "no_debt"
    return "no_rate" if coinvest.credibility_gain_pp is None else "gain"
