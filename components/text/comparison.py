"""How a page's main result differs between the reader's scenario and the pinned one."""

from components.context import Context
from components.model import Scenario
from components.model.evaluate import ResultValue, result_unit
from components.text import lever_text, say
from components.text.numbers import amount_text
from components.text.pages import page_words

MOST_NAMED = 3


def pinned_difference(page: str, context: Context) -> str:
    """Return how a page's main result differs from the pinned scenario's, empty without a pin."""
    pinned = context.compared
    if pinned is None:
        return ""
    language = context.language
    result_id = page_words(page).MAIN_RESULT
    unit = result_unit(result_id)
    here, there = (one.results.value(result_id) for one in (context, pinned))
    words = {
        "name": say(language, f"result.{result_id}"),
        "here": _value(here, unit, language),
        "there": _value(there, unit, language),
    }
    if not isinstance(here, int | float) or not isinstance(there, int | float):
        kind = "same" if here == there else "no_difference"
        return say(language, f"compare.{kind}", **words)
    gap = here - there
    # Two percentages differ by points.
    shown = amount_text(abs(gap), "pp" if unit == "pct" else unit, language)
    kind = "same" if words["here"] == words["there"] else "more" if gap > 0 else "less"
    return say(language, f"compare.{kind}", gap=shown, **words)


def summary(scenario: Scenario, language: str, most: int = MOST_NAMED) -> str:
    """Return what is special about a scenario: the inputs that were changed, the first `most`."""
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
        for key, value in list(changes.items())[:most]
    ]
    if len(changes) > most:
        named.append(say(language, "compare.more_inputs", n=str(len(changes) - most)))
    return say(language, "text.comma").join(named)


def _value(value: ResultValue, unit: str, language: str) -> str:
    if not isinstance(value, int | float):
        return say(language, "ui.null")
    return amount_text(value, unit, language)
