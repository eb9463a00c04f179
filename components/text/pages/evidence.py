"""Words of the page `evidence`."""

from components.context import Context
from components.evidence import claims
from components.text import long_date, number, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.pages import overview
from components.text.plausibility import Check
from components.text.quotes import tell_marked

ICON = ":material/fact_check:"
MAIN_RESULT = overview.MAIN_RESULT
CARD_RESULTS: tuple[str, ...] = ()
NEXT_PAGE = "overview"
CHECKS: tuple[Check, ...] = ()
METRICS: Metrics | None = None


def takeaway(context: Context) -> str:
    """Return how many of the article's claims got which verdict. No lever changes it."""
    language, counts = context.language, context.observed.claims_by_verdict
    words = {verdict: number(count, language) for verdict, count in counts.items()}
    words["n"] = number(sum(counts.values()), language)
    marks = dict.fromkeys(words, "data:claims")
    return say_marked(language, "evidence.takeaway", marks, **words)


def details(context: Context) -> str:
    """Return nothing: the answer has all verdicts, which add up to the claims."""
    del context
    return ""


def statement(context: Context) -> str:
    """Return the answer: there is no more."""
    return takeaway(context)


def headline(context: Context) -> str:
    """Return all verdicts: it is short."""
    return takeaway(context)


def note(context: Context) -> str:
    """Return what holds, what is loose, and that no input changes the verdicts."""
    return tell_marked(context.language, "evidence.note")


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the verdicts."""
    read = [source for claim in claims() for source in claim.sources]
    words = {
        "n": number(len(read), context.language),
        "via": number(sum(bool(source.reported_via) for source in read), context.language),
        "date": long_date(min(claim.checked for claim in claims()), context.language),
    }
    names = ("second_hand", "one_origin", "undated", "judgement", "age")
    return [say(context.language, f"evidence.wrong.{name}", **words) for name in names]


def next_reason(context: Context) -> str:
    """Return why to go on to the overview."""
    return tell_marked(context.language, "evidence.next")
