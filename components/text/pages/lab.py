"""Words of the page `lab`: which input moves a result most."""

from collections.abc import Mapping

from components.context import Context
from components.model.lab.tornado import tornado
from components.text import joined, lever_text, say
from components.text.lab import result_ends, result_text
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.pages import overview
from components.text.plausibility import Check
from components.text.quotes import tell_marked

ICON = ":material/science:"
MAIN_RESULT = overview.MAIN_RESULT
CARD_RESULTS: tuple[str, ...] = ()
NEXT_PAGE = "evidence"
CHECKS: tuple[Check, ...] = ()
METRICS: Metrics | None = None


def takeaway(context: Context) -> str:
    """Return which lever moves the result asked about most, how far, and the lever's grade."""
    return _sentence("takeaway", context)


def details(context: Context) -> str:
    """Return the result in the scenario, and the grade of the lever that moves it most."""
    return _sentence("details", context)


def statement(context: Context) -> str:
    """Return the answer and the rest."""
    return joined(context.language, takeaway(context), details(context))


def headline(context: Context) -> str:
    """Return which lever moves the result asked about most, in one line."""
    return _sentence("headline", context)


def note(context: Context) -> str:
    """Return nothing: the answer needs no note."""
    del context
    return ""


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the answers of this page."""
    names = ("ranges", "ends", "apart", "independent", "models")
    return [tell_marked(context.language, f"lab.wrong.{name}") for name in names]


def next_reason(context: Context) -> str:
    """Return why to go on to the fact check."""
    return tell_marked(context.language, "lab.wrong.next")


def _sentence(form: str, context: Context) -> str:
    observed, language = context.observed, context.language
    result_id = context.question.result
    found = tornado(context.scenario, result_id, observed)
    words = {
        "result": say(language, f"result.{result_id}"),
        "at": result_text(result_id, found.at.result, observed, language),
    }
    of_result = f"result:{result_id}"
    references: Mapping[str, str] = {"at": of_result, "first": of_result, "second": of_result}
    if not found.bars:
        kind = "held" if found.held else "nothing"
        lever = say(language, f"lever.{found.held[0]}.label") if found.held else ""
        return say_marked(language, f"lab.{form}.{kind}", references, lever=lever, **words)
    bar = found.bars[0]
    first, second = bar.ends[0], bar.ends[-1]
    if form == "headline" and (first.result or 0) > (second.result or 0):
        first, second = second, first
    ends = first.result, second.result
    if form == "headline":
        low, high = result_ends(result_id, *ends, observed, language)
    else:
        low, high = (result_text(result_id, end, observed, language) for end in ends)
    of_lever = f"lever:{bar.lever}"
    return say_marked(
        language,
        f"lab.{form}.{'ceases' if bar.swing is None else 'moves'}",
        {**references, "a": of_lever, "b": of_lever},
        lever=say(language, f"lever.{bar.lever}.label"),
        a=lever_text(bar.lever, first.value, language),
        b=lever_text(bar.lever, second.value, language),
        first=low,
        second=high,
        grade=str(bar.grade),
        meaning=say(language, f"grade.{bar.grade}"),
        **words,
    )
