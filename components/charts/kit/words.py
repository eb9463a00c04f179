"""The words beside a figure that all charts make alike: its table, and names of sources."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from types import MappingProxyType

from components.text import has, joined, say
from components.text.scale import amount_scale, file_unit
from components.text.table import Cell, Table


class Only(Enum):
    """Where alone a column of a table stands."""

    FILES = "files"
    PAGES = "pages"


def chart_table(
    key: str,
    columns: Iterable[str],
    rows: Iterable[Sequence[Cell]],
    language: str,
    in_files: Mapping[str, str | Only] = MappingProxyType({}),
) -> Table:
    """Return a table whose column heads stand in the catalogue at ``<key>.column.<column>``.

    A head with the placeholder ``usd_bn`` is one over amounts in billions of dollars. `in_files`
    holds the units of columns whose cells name them on pages: in files they stand in the head. Of
    a column that only one of the two has, it says which.
    """
    names = tuple(columns)
    heads = _heads(key, names, file_unit("unit_result.usd_bn", language), language)
    read = _heads(key, names, amount_scale(language).unit, language)
    written = tuple(
        "" if (more := in_files.get(name)) is Only.PAGES else _with_unit(head, more, language)
        for name, head in zip(names, heads, strict=True)
    )
    shown = (
        "" if in_files.get(name) is Only.FILES else head
        for name, head in zip(names, read, strict=True)
    )
    return Table(
        columns=written,
        rows=tuple(map(tuple, rows)),
        read_heads=tuple(
            (place, head) for place, head in enumerate(shown) if head != written[place]
        ),
    )


def _with_unit(head: str, unit: str | Only | None, language: str) -> str:
    return say(language, "text.head", name=head, unit=unit) if isinstance(unit, str) else head


@cache
def _heads(key: str, columns: tuple[str, ...], usd_bn: str, language: str) -> tuple[str, ...]:
    return tuple(say(language, f"{key}.column.{column}", usd_bn=usd_bn) for column in columns)


def with_reading(key: str, sources: str, language: str, **words: object) -> str:
    """Return how to read a chart, which stands in the catalogue at ``<key>.reading``, and sources.

    It names what no word on the picture names, what is counted, and what not to do with it.
    """
    return joined(language, say(language, f"{key}.reading", **words), sources)


def linked_names(sources: Iterable[tuple[str, str]], language: str) -> str:
    """Return names once each, with a link to the first of their addresses that is not empty.

    >>> linked_names([("IMF", ""), ("BIS", "https://bis.org"), ("IMF", "https://imf.org")], "en")
    '[IMF](https://imf.org), [BIS](https://bis.org)'
    """
    urls: dict[str, str] = {}
    for name, url in sources:
        urls[name] = urls.get(name) or url
    linked = (f"[{name}]({url})" if url else name for name, url in urls.items())
    return say(language, "text.comma").join(linked)


def house_name(house: str, language: str) -> str:
    """Return a publisher's name as readers of the language know it.

    >>> house_name("BlackRock", "ja"), house_name("No such house", "ja")
    ('ブラックロック', 'No such house')
    """
    key = f"house.{house}"
    return say(language, key) if has(language, key) else house
