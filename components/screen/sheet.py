"""The inputs of a page: which matter most, and the head of the sheet that holds them on a phone."""

import re

from components.context import Context
from components.evidence import observed
from components.model import LEVERS, Lever, Scenario
from components.model.evaluate import REFERENCE_PAGES
from components.model.lab.tornado import tornado
from components.model.levers import leading_levers
from components.screen.messages import Sheet
from components.text import say
from components.text.quotes import tell_marked

STRONGEST = 3


def has_inputs(page: str) -> bool:
    """Tell whether a page has inputs: the verdicts and the method answer to none.

    >>> has_inputs("overview"), has_inputs("lab"), has_inputs("evidence")
    (True, True, False)
    """
    return page not in REFERENCE_PAGES or page == "lab"


def leading(page: str, context: Context) -> tuple[Lever, ...]:
    """Return the inputs that move a page most; in the lab, those that move the result chosen."""
    return _strongest(context.question.result) if page == "lab" else leading_levers(page)


def sheet(page: str, context: Context) -> Sheet:
    """Return the head of the sheet that holds the inputs of a page on a phone."""
    language = context.language
    return {
        "kind": "sheet",
        "levers": [_short_name(one, language) for one in leading(page, context)],
        "choose": tell_marked(language, "sheet.choose"),
        "open": tell_marked(language, "sheet.open"),
        "grow": tell_marked(language, "sheet.grow"),
        "shrink": tell_marked(language, "sheet.shrink"),
        "close": tell_marked(language, "sheet.close"),
    }


def _short_name(lever: Lever, language: str) -> str:
    """Return the name of an input without what stands in brackets behind it."""
    return re.split(r" ?[(（]", say(language, f"lever.{lever.key}.label"))[0]


def _strongest(result_id: str) -> tuple[Lever, ...]:
    """Return the inputs that move a result most when all else stands at its default."""
    bars = tornado(Scenario.default(), result_id, observed()).bars
    return tuple(LEVERS[bar.lever] for bar in bars[:STRONGEST])
