"""Words of the page `method`."""

from components.context import Context
from components.model import LEVERS, Grade
from components.model.evaluate import THEMES
from components.text import joined, number, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.pages import overview
from components.text.plausibility import Check
from components.text.quotes import tell_marked

ICON = ":material/calculate:"
MAIN_RESULT = overview.MAIN_RESULT
CARD_RESULTS: tuple[str, ...] = ()
NEXT_PAGE = "overview"
CHECKS: tuple[Check, ...] = ()
METRICS: Metrics | None = None


def takeaway(context: Context) -> str:
    """Return what the figures rest on, and how much of it is our own judgement."""
    scenario, observed, language = context.scenario, context.observed, context.language
    weak = sum(scenario.origin_of(key).grade is Grade.D for key in LEVERS)
    return say_marked(
        language,
        "method.takeaway",
        {"facts": "data:facts"},
        themes=number(len(THEMES), language),
        levers=number(len(LEVERS), language),
        facts=number(observed.facts, language),
        weak=number(weak, language),
    )


def details(context: Context) -> str:
    """Return that no figure is better than what it rests on."""
    return say(context.language, "method.details")


def statement(context: Context) -> str:
    """Return the answer and the rest."""
    return joined(context.language, takeaway(context), details(context))


def headline(context: Context) -> str:
    """Return the takeaway: it is one sentence."""
    return takeaway(context)


def note(context: Context) -> str:
    """Return nothing: the answer needs no note."""
    del context
    return ""


def caveats(context: Context) -> list[str]:
    """Return nothing: the page names the strongest objection to each model itself."""
    del context
    return []


def next_reason(context: Context) -> str:
    """Return why to go on to the overview."""
    return tell_marked(context.language, "method.next")
