"""How number fields are read: in which units, and what is said of what is no number."""

from collections.abc import Iterator
from functools import cache

from components.link.written import AFFIXES
from components.model import LEVERS
from components.model.evaluate import result_unit
from components.model.lab.quantity import QUANTITIES
from components.model.lever import IN_USD_BN
from components.screen.messages import NumberFields, NumberUnit
from components.text.quotes import tell_marked
from components.text.scale import Scale, lever_scale, result_scale


@cache
def number_fields(language: str) -> NumberFields:
    """Return how number fields are read in a language."""
    units: dict[str, NumberUnit] = {}
    for code, scale in _counted(language):
        known = units.get(scale.unit, {"usd": 0, "around": []})
        words = {*known["around"], *AFFIXES.get(code, ())}
        units[scale.unit] = {
            "usd": 1e9 * IN_USD_BN.get(code, 0) / scale.times,
            "around": sorted(words, key=lambda word: (-len(word), word)),
        }
    return {
        "units": units,
        "ambiguous": tell_marked(
            language, "spoken.ambiguous", text="{text}", one="{one}", other="{other}"
        ),
        "unreadable": tell_marked(language, "spoken.unreadable", text="{text}"),
    }


def _counted(language: str) -> Iterator[tuple[str, Scale]]:
    """Yield the code of each unit of a field with what it counts."""
    for lever in LEVERS.values():
        if not lever.choices:
            yield lever.unit, lever_scale(lever.unit, language)
    for result_id in QUANTITIES:
        yield result_unit(result_id), result_scale(result_id, language)
