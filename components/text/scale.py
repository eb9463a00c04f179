"""In what a reader counts: bare numbers, as they are put in, listed and written along an axis.

The model, links, the interface and files count money in billions of dollars. Japanese counts in
units of a hundred million, and no language calls $785 million "0.785 billion". Amounts are turned
into the reader's numbers, and back, here and nowhere else.
"""

import math
from dataclasses import dataclass
from functools import cache

from components.evidence import observed
from components.model.evaluate import result_unit
from components.model.lab.question import usual_target
from components.model.lever import Unit
from components.model.result import ResultUnit
from components.text.catalogue import has, say
from components.text.languages import BY_CODE
from components.text.table import Cell, Plain, Table, Worded

_DECIMALS = 9
"""Beyond them, what a product of two decimals has is an error of floating point."""

_TRILLION_USD_BN = 1000


@dataclass(frozen=True, slots=True)
class Scale:
    """How values of a unit are shown as bare numbers.

    Attributes
    ----------
    times
        What a value of the model is multiplied with; a power of ten.
    unit
        What the shown number counts, in words.
    """

    times: float
    unit: str

    def shown(self, value: float) -> float:
        """Return the number that a reader sees for a value of the model.

        >>> Scale(10, "億ドル").shown(311.5), Scale(1000, "USD m").shown(0.785)
        (3115.0, 785.0)
        """
        return value if self.times == 1 else round(value * self.times, _DECIMALS)

    def value(self, shown: float) -> float:
        """Return the value of the model that a reader means by a number.

        >>> Scale(10, "億ドル").value(7.85), Scale(0.001, "兆ドル").value(2.3)
        (0.785, 2300.0)
        """
        return shown if self.times == 1 else round(shown / self.times, _DECIMALS)

    def decimals(self, of_value: int) -> int:
        """Return how many decimals the shown number needs where the value has `of_value`.

        >>> Scale(10, "億ドル").decimals(3), Scale(1000, "USD m").decimals(2)
        (2, 0)
        """
        return max(0, of_value - round(math.log10(self.times)))


@cache
def lever_scale(unit: Unit, language: str) -> Scale:
    """Return how the values of a lever are shown.

    >>> lever_scale(Unit.USD_BN, "ja"), lever_scale(Unit.PCT, "ja")
    (Scale(times=10, unit='億ドル'), Scale(times=1, unit='%'))
    """
    return Scale(BY_CODE[language].counted.get(unit, 1), say(language, f"unit_short.{unit}"))


def slider_text(bare: str, unit: Unit, language: str) -> str:
    """Return a shown number of a lever with its unit, an amount of money only; others are bare.

    >>> slider_text("300", Unit.USD_BN, "ja"), slider_text("%.0f", Unit.USD_BN_PER_MONTH, "en")
    ('300億ドル', '$%.0f m a month')
    >>> slider_text("19", Unit.PCT_PER_YEAR, "en")
    '19'
    """
    key = f"unit_slider.{unit}"
    return say(language, key, amount=bare) if has(language, key) else bare


@cache
def result_scale(result_id: str, language: str) -> Scale:
    """Return how a result is put in and listed: in trillions where its usual size is as large.

    >>> result_scale("target.peak_outlay_usd_bn", "ja")
    Scale(times=10, unit='億ドル')
    >>> result_scale("breakout.required_revenue_usd_bn", "ja")
    Scale(times=0.001, unit='兆ドル')
    """
    unit = result_unit(result_id)
    if unit != ResultUnit.USD_BN:
        return Scale(1, say(language, f"unit_result.{unit}"))
    usual = usual_target(result_id, observed())
    if not isinstance(usual, str) and abs(usual) >= _TRILLION_USD_BN:
        return Scale(1 / _TRILLION_USD_BN, say(language, f"unit_result.{Unit.USD_TN}"))
    return amount_scale(language)


@cache
def amount_scale(language: str) -> Scale:
    """Return how amounts in billions of dollars are listed and written along an axis.

    >>> amount_scale("en"), amount_scale("ja")
    (Scale(times=1, unit='USD bn'), Scale(times=10, unit='億ドル'))
    """
    times = BY_CODE[language].counted.get(Unit.USD_BN, 1)
    return Scale(times, say(language, f"unit_result.{Unit.USD_BN}"))


def listed(cell: Plain, scale: Scale) -> Plain:
    """Return a cell of a column of amounts as readers see it; a word stays what it is.

    >>> tens = Scale(10, "億ドル")
    >>> listed(30.0, tens), listed("2.5", tens), listed(None, tens)
    (300, 25, None)
    """
    if scale.times == 1 or cell is None:
        return cell
    try:
        shown = scale.shown(float(cell))
    except ValueError:
        return cell
    return round(shown) if shown.is_integer() else shown


def as_read(table: Table, language: str) -> Table:
    """Return a table as it stands on a page: in words, amounts in the reader's scale.

    >>> table = Table(("USD bn", "Day"), ((3.0, Worded("2026", "2026年")),), ((0, "億ドル"),))
    >>> as_read(table, "ja")
    Table(columns=('億ドル', 'Day'), rows=((30, '2026年'),), read_heads=())
    """
    scale, heads = amount_scale(language), dict(table.read_heads)
    kept = [place for place in range(len(table.columns)) if heads.get(place, True)]

    def read(cell: Cell, place: int) -> Plain:
        if isinstance(cell, Worded):
            return cell.words
        return listed(cell, scale) if place in heads else cell

    return Table(
        columns=tuple(heads.get(place, table.columns[place]) for place in kept),
        rows=tuple(tuple(read(row[place], place) for place in kept) for row in table.rows),
    )


def file_unit(key: str, language: str) -> str:
    """Return what numbers count in files and in the interface: what the model counts.

    `key` is the key in the catalogue of what readers count in the same unit.

    >>> file_unit("unit_result.usd_bn", "ja"), file_unit("unit_short.usd_bn_per_month", "en")
    ('USD bn', 'USD bn a month')
    >>> file_unit("unit_result.pct", "ja")
    '%'
    """
    in_files = f"unit_file.{key.partition('.')[2]}"
    return say(language, in_files if has(language, in_files) else key)
