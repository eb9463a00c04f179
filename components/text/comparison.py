"""How a page's main result differs between the reader's scenario and the pinned one."""

from components.model import Results, Scenario
from components.model.evaluate import result_unit
from components.text import lever_text, measure, money, percent, say
from components.text.pages import page_words

MOST_NAMED = 3


def difference(slug: str, results: Results, pinned: Results, language: str) -> str:
    """Return the sentence that sets a page's main result against the pinned scenario's."""
    result_id = page_words(slug).MAIN_RESULT
    unit = result_unit(result_id)
    here, there = (found.by_id()[result_id] for found in (results, pinned))
    words = {
        "name": say(language, f"result.{result_id}"),
        "here": _value(here, unit, language),
        "there": _value(there, unit, language),
    }
    if not isinstance(here, int | float) or not isinstance(there, int | float):
        kind = "same" if here == there else "no_difference"
        return say(language, f"compare.{kind}", **words)
    gap = here - there
    shown = _gap(abs(gap), unit, language)
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
