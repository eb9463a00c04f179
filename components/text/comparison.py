"""How a page's main result differs between the reader's scenario and the pinned one."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from components.model import Results, Scenario
from components.text.catalogue import say
from components.text.numbers import lever_text, measure, money, percent

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Main:
    """The main result of a page: its id and its unit."""

    result_id: str
    unit: str


MAIN: Mapping[str, Main] = MappingProxyType(
    {
        "overview": Main("buildout.total_usd_tn", "usd_tn"),
        "funding": Main("funding.months_to_target", "months"),
        "buildout": Main("buildout.total_usd_tn", "usd_tn"),
        "macro": Main("macro.net_contribution_pp", "pp"),
        "coinvest": Main("coinvest.equity_irr_pct", "pct"),
        "target": Main("target.peak_outlay_usd_bn", "usd_bn"),
        "reallocation": Main("reallocation.external_need_usd_tn", "usd_tn"),
        "digital": Main("digital.float_needed_usd_bn", "usd_bn"),
        "breakout": Main("breakout.required_revenue_usd_bn", "usd_bn"),
    }
)


def difference(page: str, results: Results, pinned: Results, language: str) -> str:
    """Return the sentence that sets a page's main result against the pinned scenario's.

    Pages without a result of their own state that of the overview.
    """
    main = MAIN.get(page, MAIN["overview"])
    here, there = (found.by_id()[main.result_id] for found in (results, pinned))
    words = {
        "name": say(language, f"result.{main.result_id}"),
        "here": _value(here, main.unit, language),
        "there": _value(there, main.unit, language),
    }
    if not isinstance(here, int | float) or not isinstance(there, int | float):
        kind = "same" if here == there else "no_difference"
        return say(language, f"compare.{kind}", **words)
    gap = here - there
    shown = _gap(abs(gap), main.unit, language)
    kind = "same" if words["here"] == words["there"] else "more" if gap > 0 else "less"
    return say(language, f"compare.{kind}", gap=shown, **words)


def summary(scenario: Scenario, language: str) -> str:
    """Return what is special about a scenario: the inputs that were changed, the first few."""
    changes = scenario.changes()
    if not changes:
        return say(language, "compare.default")
    named = [
        say(
            language,
            "shared.value",
            name=say(language, f"lever.{key}.label"),
            value=lever_text(key, value, language),
        )
        for key, value in list(changes.items())[:MOST_NAMED]
    ]
    if len(changes) > MOST_NAMED:
        named.append(say(language, "compare.more_inputs", n=str(len(changes) - MOST_NAMED)))
    return say(language, "text.comma").join(named)


def _value(value: object, unit: str, language: str) -> str:
    if not isinstance(value, int | float):
        return say(language, "ui.null")
    if unit == "usd_tn":
        return money(1000 * value, language)
    if unit == "usd_bn":
        return money(value, language)
    if unit == "pct":
        return percent(value, language)
    return measure(value, unit, language)


def _gap(value: float, unit: str, language: str) -> str:
    """Return a difference; that of two percentages is in percentage points."""
    return _value(value, "pp" if unit == "pct" else unit, language)
