"""The parts of a page by their keys, and the messages that are made of them."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from components.charts import CHARTS
from components.charts.guess import CHART as GUESS
from components.context import Context
from components.link import query_string
from components.model.guess import guess_of
from components.screen import evidence, guess, lab, sheet, shell, story, strip, words
from components.screen.figures import figure, figure_alone
from components.screen.messages import Part, Stamp, Update
from components.text.pages import page_words

CHART = "chart."
"""How the keys of charts begin; the chart's own key follows."""

EMBEDDED = f"{CHART}embedded."
"""How the key of a chart begins that stands alone in somebody else's page."""

ANSWER = "answer"
DETAILS = "details"
STRIP = "strip"
SCALE = "scale"
SHEET = "sheet"
PRESETS = "presets"
STOPS = "stops"
SQUARES = "squares"
CLAIMS = "claims"

_PARTS: Mapping[str, Callable[[str, Context], Part]] = MappingProxyType(
    {
        ANSWER: words.answer,
        DETAILS: words.details,
        "metrics": words.metrics,
        PRESETS: story.presets,
        SCALE: words.first_picture,
        STOPS: story.stops,
        SQUARES: words.first_picture,
        CLAIMS: evidence.claim_list,
        "formulas": words.formulas,
        "caveats": words.caveats,
        "doubts": words.doubts,
        "next": words.next_question,
        "guess.finding": guess.finding,
        "guess.table": guess.table,
        "guess.cover": guess.cover,
        "lab.links": lab.input_links,
        "lab.solution": lab.solution,
        "lab.explanation": lab.explanation,
        "lab.uncertainty": lab.uncertainty,
        STRIP: strip.strip,
        "page_shell": shell.shell,
        SHEET: sheet.sheet,
        "reconnect": shell.reconnect,
    }
)


@lru_cache(maxsize=256)
def part(page: str, key: str, context: Context) -> Part:
    """Return what a part of a page shows.

    Parts are kept: one move asks for them by the preview and then by the page.

    Raises
    ------
    KeyError
        If the page has no such part.

    Examples
    --------
    >>> from components.context import context_of
    >>> from components.link import Case
    >>> from components.model import Scenario
    >>> shown = part("funding", STRIP, context_of(Case(Scenario.default(), "ja")))
    >>> shown["share"]["path"]
    'funding?v=2&lang=ja'
    """
    if key.startswith(EMBEDDED):
        return figure_alone(key.removeprefix(EMBEDDED), context)
    if key.startswith(CHART):
        return figure(key.removeprefix(CHART), context)
    return _PARTS[key](page, context)


def update(page: str, keys: Iterable[str], context: Context, stamp: Stamp | None = None) -> Update:
    """Return the message that brings some parts of a page what they shall show."""
    return {
        "page": page,
        "query": query_string(context.case),
        "stamp": stamp,
        "parts": {key: part(page, key, context) for key in keys},
    }


def moving_keys(page: str, _context: Context) -> list[str]:
    """Return the keys of what a reader watches while an input moves.

    That is the answer, the pictures, and the key figures among the details.
    """
    pictures = [SCALE] if page == "overview" else [f"{CHART}{page}.{name}" for name in CHARTS[page]]
    return [ANSWER, *pictures, DETAILS]


def all_keys(page: str, context: Context) -> list[str]:
    """Return the keys of all that stands open on a theme page.

    The formulas are folded away and cost the most; the courier brings them where they are open.
    What is around the page comes last, after all that links stand in.
    """
    of_guess = ("guess.finding", f"{CHART}{GUESS}.{page}", "guess.table")
    return [
        *moving_keys(page, context),
        *(of_guess if guess_of(context.guesses, page) is not None else ()),
        *(("metrics",) if page_words(page).METRICS else ()),
        "caveats",
        "doubts",
        "next",
        STRIP,
        "page_shell",
    ]
