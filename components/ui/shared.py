"""Which inputs and results a page takes from other pages, as lines of text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.model import LEVERS
from components.model.evaluate import THEMES
from components.model.levers import debt_share_pct, levers_of
from components.text import lever_text, money, percent, say
from components.ui.view import View


def taken_over_lines(slug: str, view: View) -> list[tuple[str, str]]:
    """Return for each other page what this one takes from it: its slug and a line of text."""
    if slug not in THEMES:
        return []
    language = view.language
    found: dict[str, list[str]] = {}
    for lever in levers_of(slug):
        if lever.home != slug:
            value = lever_text(lever.key, view.scenario.values()[lever.key], language)
            name = say(language, f"lever.{lever.key}.label")
            found.setdefault(lever.home, []).append(
                say(language, "shared.value", name=name, value=value)
            )
    for home, text in _RESULTS.get(slug, {}).items():
        found.setdefault(home, []).append(text(view))
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


def leverage_note(view: View) -> str:
    """Return how the debt share of a deal hangs together with the leverage of the fund."""
    scenario, language = view.scenario, view.language
    implied = debt_share_pct(scenario.mult)
    return say(
        language,
        "shared.debt" if scenario.debt == implied else "shared.debt_differs",
        page=say(language, f"page.{LEVERS['mult'].home}.menu"),
        mult=lever_text("mult", scenario.mult, language),
        debt=percent(scenario.debt, language),
        implied=percent(implied, language),
    )


def _total(view: View) -> str:
    return say(
        view.language,
        "shared.value",
        name=say(view.language, "shared.total"),
        value=money(1000 * view.results.buildout.total_usd_tn, view.language),
    )


def _remaining(view: View) -> str:
    return say(
        view.language,
        "shared.value",
        name=say(view.language, "shared.remaining"),
        value=money(view.results.funding.remaining_usd_bn, view.language),
    )


def _leverage(view: View) -> str:
    return say(
        view.language,
        "shared.value",
        name=say(view.language, "lever.mult.label"),
        value=lever_text("mult", view.scenario.mult, view.language),
    )


_RESULTS: Mapping[str, Mapping[str, Callable[[View], str]]] = MappingProxyType(
    {
        "coinvest": {"funding": _leverage},
        "target": {"funding": _remaining},
        "reallocation": {"buildout": _total},
        "breakout": {"buildout": _total},
    }
)
