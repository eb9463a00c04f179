"""Which inputs and results a page takes from other pages, as lines of text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.model import LEVERS
from components.model.evaluate import THEMES
from components.model.levers import levers_of
from components.model.themes.coinvest import debt_share_pct
from components.text import lever_text, money, percent, say


def taken_over_lines(slug: str, context: Context) -> list[tuple[str, str]]:
    """Return for each other page what this one takes from it: its slug and a line of text."""
    if slug not in THEMES:
        return []
    language = context.language
    found: dict[str, list[str]] = {}
    for lever in levers_of(slug):
        if lever.home != slug:
            value = lever_text(lever.key, context.scenario.values()[lever.key], language)
            name = say(language, f"lever.{lever.key}.label")
            found.setdefault(lever.home, []).append(
                say(language, "shared.value", name=name, value=value)
            )
    for home, text in _RESULTS.get(slug, {}).items():
        found.setdefault(home, []).append(text(context))
    comma = say(language, "text.comma")
    return [
        (
            home,
            say(
                language,
                "shared.one",
                page=say(language, f"page.{home}.menu"),
                values=comma.join(values),
            ),
        )
        for home, values in found.items()
    ]


def leverage_note(context: Context) -> str:
    """Return how the debt share of a deal hangs together with the leverage of the fund."""
    scenario, language = context.scenario, context.language
    implied = debt_share_pct(scenario.mult)
    return say(
        language,
        "shared.debt" if scenario.debt == implied else "shared.debt_differs",
        page=say(language, f"page.{LEVERS['mult'].home}.menu"),
        mult=lever_text("mult", scenario.mult, language),
        debt=percent(scenario.debt, language),
        implied=percent(implied, language),
    )


def _total(context: Context) -> str:
    return say(
        context.language,
        "shared.value",
        name=say(context.language, "shared.total"),
        value=money(1000 * context.results.buildout.total_usd_tn, context.language),
    )


def _remaining(context: Context) -> str:
    return say(
        context.language,
        "shared.value",
        name=say(context.language, "shared.remaining"),
        value=money(context.results.funding.remaining_usd_bn, context.language),
    )


def _leverage(context: Context) -> str:
    return say(
        context.language,
        "shared.value",
        name=say(context.language, "lever.mult.label"),
        value=lever_text("mult", context.scenario.mult, context.language),
    )


_RESULTS: Mapping[str, Mapping[str, Callable[[Context], str]]] = MappingProxyType(
    {
        "coinvest": {"funding": _leverage},
        "target": {"funding": _remaining},
        "reallocation": {"buildout": _total},
        "breakout": {"buildout": _total},
    }
)
