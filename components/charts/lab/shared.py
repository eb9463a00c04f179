"""What the charts of the page share: their words, their colours, their sources."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from components.charts.kit import Spec
from components.charts.palette import CONTEXT, OBSERVED, RANGE
from components.context import Context
from components.model import LEVERS
from components.model.evaluate import result_unit
from components.model.lab.explain import EXACT_UP_TO
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import lever_of, target_of
from components.model.lab.ranges import evidence_range
from components.model.lever import Grade, Value
from components.model.observed import month_text
from components.model.result import ResultUnit
from components.text import lever_text, number, say
from components.text.lab import difference_unit, result_ends, result_text
from components.text.scale import file_unit
from components.text.sources import leaves, scenario_source_line, source_line
from components.text.table import Worded

DECIMALS = 6
"""Of a number in a file: what lies beyond is noise of floating point."""
ROW_PX = 40
"""Height of a row: those of the page's first chart fit a screen with the answer over them."""
GRADE_COLOURS: Mapping[Grade, str] = MappingProxyType(
    {Grade.A: OBSERVED, Grade.B: OBSERVED, Grade.C: RANGE, Grade.D: CONTEXT}
)


def amount(context: Context, value: float | None) -> str:
    """Return a value of the result asked about, with its unit."""
    return result_text(context.question.result, value, context.observed, context.language)


def result_cell(context: Context, value: float | None) -> Worded:
    """Return a value of the result asked about as a cell of a table, a date as its month."""
    if value is None:
        return Worded(None, amount(context, None))
    if result_unit(context.question.result) == ResultUnit.MONTH:
        return Worded(month_text(value, context.observed), amount(context, value))
    return Worded(round(value, DECIMALS), amount(context, value))


def lever_cell(key: str, value: Value, language: str) -> Worded:
    """Return the value of an input as a cell of a table: a choice in words, a number as such."""
    words = lever_text(key, value, language)
    return Worded(words if isinstance(value, str) else round(value, DECIMALS), words)


def result_unit_name(context: Context) -> str:
    """Return in what unit files have the result asked about."""
    return file_unit(f"unit_result.{result_unit(context.question.result)}", context.language)


def difference_unit_name(context: Context) -> str:
    """Return in what unit files have differences of the result asked about."""
    unit = difference_unit(context.question.result)
    return file_unit(f"unit_result.{unit}", context.language)


def lever_unit_name(key: str, language: str) -> str:
    """Return in what unit files have an input, nothing for a choice."""
    lever = LEVERS[key]
    return "" if lever.choices else file_unit(f"unit_short.{lever.unit}", language)


def with_unit(name: str, unit: str, language: str) -> str:
    """Return a head of a column with the unit of its numbers, if they have one."""
    return say(language, "text.head", name=name, unit=unit) if unit else name


def amount_ends(context: Context, low: float | None, high: float | None) -> tuple[str, str]:
    """Return the ends of a range of the result asked about, as stand beside the sign for "to"."""
    return result_ends(context.question.result, low, high, context.observed, context.language)


def result_name(context: Context) -> str:
    """Return the name of the result asked about."""
    return say(context.language, f"result.{context.question.result}")


def lever_name(key: str, language: str) -> str:
    """Return the name of an input."""
    return say(language, f"lever.{key}.label")


def target_words(context: Context) -> dict[str, str]:
    """Return what sentences about the target name: input, result, target and where it is now."""
    language, question = context.language, context.question
    own = QUANTITIES[question.result].number_of(context.results, context.observed)
    return {
        "lever": lever_name(lever_of(question, context.observed), language),
        "result": result_name(context),
        "target": amount(context, target_of(question, context.observed)),
        "at": amount(context, own),
    }


def axis_title(text: str) -> Spec:
    """Return the title of an axis, in the size of the labels."""
    return {"text": text, "font": {"size": 12}}


def with_sources(sources: str, chart: str, language: str) -> str:
    """Return how a chart was computed, and its sources."""
    how = say(language, f"lab.{chart}.source", most=number(EXACT_UP_TO, language))
    return say(language, "text.two_sentences", first=how, second=sources)


def range_sources(context: Context, keys: Iterable[str]) -> str:
    """Return the sources of the evidence ranges of some levers."""
    found = _range_facts(context, keys)
    return source_line(found, context.language, context.today) if found else _own(context)


def range_publishers(context: Context, keys: Iterable[str]) -> str:
    """Return the publishers of the evidence ranges of some levers, without dates and grades.

    For charts that stand below one that says more.
    """
    names = publishers(_range_facts(context, keys))
    listed = say(context.language, "text.comma").join(names)
    return say(context.language, "source.line", sources=listed) if names else _own(context)


def publishers(fact_ids: Iterable[str]) -> tuple[str, ...]:
    """Return who stands behind some facts, each once."""
    found = [leaf for fact_id in fact_ids for leaf in leaves(fact_id)]
    names = (leaf.checked_against if leaf.derivation else (leaf.publisher,) for leaf in found)
    return tuple(dict.fromkeys(name for some in names for name in some))


def value_sources(context: Context, keys: Sequence[str]) -> str:
    """Return the sources of the values of some levers."""
    changed = [key for key in keys if key in context.scenario.changes()]
    facts = [fact_id for key in keys for fact_id in context.scenario.origin_of(key).facts]
    return scenario_source_line(context, keys) if changed or facts else _own(context)


def _range_facts(context: Context, keys: Iterable[str]) -> tuple[str, ...]:
    ranges = [evidence_range(key, context.scenario) for key in keys if not LEVERS[key].choices]
    return tuple(dict.fromkeys(fact_id for one in ranges for fact_id in one.facts))


def _own(context: Context) -> str:
    own = say(context.language, f"grade.{Grade.D}")
    return say(context.language, "source.line", sources=own)
