"""Numbers and money as each language writes them (by Babel)."""

import math
from functools import cache, lru_cache

from babel.numbers import get_decimal_symbol, get_group_symbol

from components.model.lever import IN_USD_BN, Unit, Value
from components.model.levers import LEVERS
from components.text.catalogue import has, say
from components.text.languages import BY_CODE

MOST_PLACES = 6
_AMOUNTS = {Unit.USD_BN, Unit.USD_TN}
"""Units that are nothing but an amount of money."""

LEVER_DIGITS = 4
"""Significant figures in which the value of a lever is written."""

USUAL_DIGITS = 3
"""Significant figures of a result wherever it is quoted, so that no two pages differ."""


def money(usd_bn: float, language: str, digits: int = 3) -> str:
    """Return an amount given in USD bn, to `digits` significant figures.

    >>> money(12.5, "en"), money(12.5, "ja"), money(5500, "en"), money(5500, "ja")
    ('$12.5 billion', '125億ドル', '$5.5 trillion', '5.5兆ドル')
    >>> money(-0.06, "en"), money(999.9, "en"), money(0, "ja")
    ('−$60 million', '$1 trillion', '0ドル')
    """
    sign = "negative" if _is_negative(usd_bn, digits) else "positive"
    return say(language, f"money.{sign}", amount=_scaled(usd_bn, language, digits))


def money_ends(
    low_usd_bn: float, high_usd_bn: float, language: str, digits: int = 3
) -> tuple[str, str]:
    """Return the ends of a range of amounts, to stand on either side of the sign for "to".

    A unit that is written behind the amount stands at the upper end only, unless that is negative:
    a minus between the ends asks for both.

    >>> money_ends(5000, 8000, "en"), money_ends(5000, 8000, "ja")
    (('$5 trillion', '$8 trillion'), ('5兆', '8兆ドル'))
    >>> money_ends(-80, 3, "ja"), money_ends(-80, -3, "ja")
    (('−800億', '30億ドル'), ('−800億ドル', '−30億ドル'))
    """
    high = money(high_usd_bn, language, digits)
    if _is_negative(high_usd_bn, digits):
        return money(low_usd_bn, language, digits), high
    sign = "_negative" if _is_negative(low_usd_bn, digits) else ""
    amount = _scaled(low_usd_bn, language, digits)
    return say(language, f"money.range_start{sign}", amount=amount), high


def _scaled(usd_bn: float, language: str, digits: int) -> str:
    """Return the size of an amount in the scale that suits it, such as "12.5 billion"."""
    dollars = _significant(abs(usd_bn) * 1e9, digits)
    if not dollars:
        return number(0, language)
    scales = BY_CODE[language].scales
    size, name = next((scale for scale in scales if dollars >= scale[0]), scales[-1])
    return say(language, f"scale.{name}", amount=number(dollars / size, language, digits))


def _is_negative(usd_bn: float, digits: int) -> bool:
    return usd_bn < 0 < _significant(-usd_bn * 1e9, digits)


def number(value: float, language: str, digits: int = 3) -> str:
    """Return a number to `digits` significant figures, or to the unit if it is larger.

    >>> number(41.666, "en"), number(0.785, "ja"), number(-8.04, "en"), number(5597, "en")
    ('41.7', '0.785', '−8.04', '5,597')
    >>> number(-1e-9, "en")
    '0'
    """
    rounded = _significant(value, digits) if abs(value) < 10 ** (digits - 1) else round(value)
    magnitude = math.floor(math.log10(abs(rounded))) if rounded else 0
    places = min(MOST_PLACES, max(0, digits - 1 - magnitude))
    text = _decimal(abs(rounded), places, language)
    return f"−{text}" if rounded < 0 and text.strip("0.") else text


@lru_cache(maxsize=8192)  # the ticks and figures of one page are the same at every move
def signed(value: float, language: str, digits: int = 3) -> str:
    """Return a number with its sign, to some significant figures; what shows as nothing has none.

    >>> signed(0.9603, "en", 2), signed(-0.2641, "en", 2), signed(0.0, "en"), signed(-1e-9, "en")
    ('+0.96', '−0.26', '0', '0')
    """
    text = number(value, language, digits)
    return f"+{text}" if value > 0 and text != number(0, language) else text


def _decimal(size: float, places: int, language: str) -> str:
    """Return a number that is not negative to some decimals, without zeros at their end."""
    text = f"{size:,.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_separators(language))


@cache
def _separators(language: str) -> dict[int, str]:
    """Return what a language writes in place of a comma between thousands and of the point."""
    known = BY_CODE[language]
    group = get_group_symbol(known.locale) if known.groups_thousands else ""
    return str.maketrans({",": group, ".": get_decimal_symbol(known.locale)})


def percent(value: float, language: str, digits: int = 3) -> str:
    """Return a percentage.

    >>> percent(41.67, "en"), percent(41.67, "ja")
    ('41.7%', '41.7%')
    """
    return say(language, "unit.pct", amount=number(value, language, digits))


def chance(value: float, language: str) -> str:
    """Return a chance in whole percent; never a false 0 or 100.

    >>> chance(0.2, "en"), chance(57.4, "ja"), chance(100, "en")
    ('under 1%', '57%', 'over 99%')
    """
    if value < 1:
        return say(language, "chance.under", amount=percent(1, language))
    if value > 99:
        return say(language, "chance.over", amount=percent(99, language))
    return percent(round(value), language)


def chance_range(bounds: tuple[float, float], language: str) -> str:
    """Return a range of chances in whole percent, or the one chance that both ends round to.

    >>> chance_range((0, 36.4), "en"), chance_range((64, 100), "ja"), chance_range((0, 0), "en")
    ('under 1% to 36%', '64%～99%超', 'under 1%')
    """
    low, high = (chance(bound, language) for bound in bounds)
    return low if low == high else say(language, "chance.range", low=low, high=high)


def chance_span(value: float, bounds: tuple[float, float], language: str) -> str:
    """Return the range to stand beside a chance, empty where both its ends read as the chance.

    >>> chance_span(57, (36.4, 70), "en"), chance_span(99.7, (99.2, 100), "en")
    ('36% to 70%', '')
    """
    text = chance_range(bounds, language)
    return "" if text == chance(value, language) else text


def unit_value(value: float, unit: Unit, language: str, digits: int = LEVER_DIGITS) -> str:
    """Return a value with its unit.

    >>> [unit_value(0.785, Unit.USD_BN_PER_MONTH, language) for language in ("en", "ja")]
    ['$785 million a month', '月7.85億ドル']
    """
    in_usd_bn = IN_USD_BN.get(unit)
    if in_usd_bn is None:
        return measure(value, unit, language, digits)
    return say(language, f"unit.{unit}", amount=money(in_usd_bn * value, language, digits))


def points_number(value: float, language: str) -> str:
    """Return percentage points as a bare number: to hundredths, below one to two figures.

    >>> [points_number(size, "en") for size in (1.177, 0.2922, -0.0508, 0.999)]
    ['1.18', '0.29', '−0.051', '1']
    """
    return number(value, language, points_digits(value))


def signed_points(value: float, language: str) -> str:
    """Return percentage points as `points_number`, with their sign.

    >>> signed_points(1.0335, "en"), signed_points(-0.2641, "en")
    ('+1.03', '−0.26')
    """
    return signed(value, language, points_digits(value))


def points_digits(value: float) -> int:
    """Return in how many significant figures percentage points are written."""
    return USUAL_DIGITS if abs(value) >= 1 else USUAL_DIGITS - 1


def _usual_digits(value: float, unit: str) -> int:
    return points_digits(value) if unit == "pp" else USUAL_DIGITS


def amount_text(value: float, unit: str, language: str, digits: int | None = None) -> str:
    """Return an amount in the unit of a result, to some significant figures; no date or year.

    >>> amount_text(5.6, "usd_tn", "en"), amount_text(41.7, "pct", "ja")
    ('$5.6 trillion', '41.7%')
    >>> amount_text(20, "bp", "en")
    '20 basis points'
    """
    digits = digits or _usual_digits(value, unit)
    if unit in IN_USD_BN:
        return money(IN_USD_BN[unit] * value, language, digits)
    if unit == "pct":
        return percent(value, language, digits)
    if unit == "number":
        return number(value, language, digits)
    return measure(value, "basis_points" if unit == "bp" else unit, language, digits)


def measure(value: float, unit: str, language: str, digits: int | None = None) -> str:
    """Return a number with its unit in words, in the singular where it reads as one.

    >>> measure(0.27, "pp", "en"), measure(0.27, "pp", "ja"), measure(1, "years", "en")
    ('0.27 percentage points', '0.27ポイント', '1 year')
    """
    digits = digits or _usual_digits(value, unit)
    amount = str(round(value)) if unit == Unit.YEAR else number(value, language, digits)
    single = f"unit_one.{unit}"
    key = single if amount == "1" and has(language, single) else f"unit.{unit}"
    return say(language, key, amount=amount)


def lever_text(key: str, value: Value, language: str) -> str:
    """Return the value of a lever as a reader sees it.

    >>> lever_text("g", 19.0, "en"), lever_text("base", "five", "en") != "five"
    ('19% a year', True)
    """
    lever = LEVERS[key]
    if isinstance(value, str):
        return say(language, f"{lever.choices_of}.{value}")
    return unit_value(value, lever.unit, language)


def lever_ends(key: str, low: Value, high: Value, language: str) -> tuple[str, str]:
    """Return the ends of a range of a lever, to stand on either side of the sign for "to".

    >>> lever_ends("tgt", 20.0, 50.0, "ja"), lever_ends("g", -40.0, 60.0, "ja")
    (('200億', '500億ドル'), ('年−40%', '年60%'))
    """
    unit = LEVERS[key].unit
    if unit in _AMOUNTS and not isinstance(low, str) and not isinstance(high, str):
        in_usd_bn = IN_USD_BN[unit]
        return money_ends(in_usd_bn * low, in_usd_bn * high, language, LEVER_DIGITS)
    return lever_text(key, low, language), lever_text(key, high, language)


def lever_range(key: str, low: Value, high: Value, language: str) -> str:
    """Return a range of a lever, or the one value that both ends read as.

    >>> lever_range("tgt", 20.0, 50.0, "ja"), lever_range("g", 5.0, 5.0, "en")
    ('200億～500億ドル', '5% a year')
    """
    if lever_text(key, low, language) == lever_text(key, high, language):
        return lever_text(key, low, language)
    start, end = lever_ends(key, low, high, language)
    return say(language, "chance.range", low=start, high=end)


def _significant(value: float, digits: int) -> float:
    """Return `value` to `digits` significant figures."""
    return float(f"{value:.{digits - 1}e}")


def months(value: float, language: str) -> str:
    """Return a duration in months.

    >>> months(22.3, "en"), months(22.3, "ja")
    ('22.3 months', '22.3カ月')
    """
    return measure(value, "months", language)
