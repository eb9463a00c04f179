"""Numbers as people write them: which numbers a text may mean.

``2,5`` and ``−12.5%`` each mean one; ``1,000`` may mean 1 or 1000, and nobody but its writer knows
which. The fields of a page read numbers by the same rules, in ``components/browser/readings.js``.
"""

import math
import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from components.model.lever import IN_USD_BN

LONGEST = 60
"""A longer text is no number."""

_MONEY = ("us$", "$", "usd", "米ドル", "ドル", "dollars", "dollar")
_A_YEAR = ("a year", "per year", "/year", "／年", "年間", "年額", "年")
_PERCENT = ("%", "percent", "per cent", "パーセント")
_POINTS = ("percentage points", "percentage point", "points", "pp", "ポイント", "%")
_BASIS_POINTS = ("basis points", "basis point", "bps", "bp", "ベーシスポイント")
_AFFIXES: Mapping[str, tuple[str, ...]] = {
    "usd_bn": _MONEY,
    "usd_tn": _MONEY,
    "usd_bn_per_month": (*_MONEY, "a month", "per month", "/month", "／月", "月間", "月額", "月"),
    "usd_tn_per_year": (*_MONEY, *_A_YEAR),
    "usd_bn_per_gw": (*_MONEY, "per gw", "/gw", "1gw当たり", "gw当たり"),
    "usd_per_mwh": (
        *_MONEY,
        "per megawatt-hour",
        "per mwh",
        "/mwh",
        "1mwh当たり",
        "mwh当たり",
        "1メガワット時当たり",
        "メガワット時当たり",
        "／メガワット時",
    ),
    "gw_per_year": ("gw", "gigawatts", "gigawatt", "ギガワット", *_A_YEAR),
    "gw": ("gw", "gigawatts", "gigawatt", "ギガワット"),
    "twh": ("twh", "terawatt-hours", "テラワット時"),
    "pct": _PERCENT,
    "pct_per_year": (*_PERCENT, *_A_YEAR),
    "pp": _POINTS,
    "pp_per_year": (*_POINTS, *_A_YEAR),
    "bp": _BASIS_POINTS,
    "basis_points": _BASIS_POINTS,
    "years": ("years", "year", "年間", "年"),
    "year": ("年",),
    "months": ("months", "month", "カ月", "か月", "ヶ月", "ヵ月"),
    "days": ("days", "day", "日間", "日"),
    "x": ("times", "time", "x", "×", "倍"),
    "count": ("件",),
}
"""What may stand around a number of a unit, by the codes of units of levers and results."""

_MINUS = "−–—‐‑‒―─ーｰ－➖˗﹣﹘▲△▼▽"
_ALIKE = MappingProxyType(
    {
        **{ord(sign): "-" for sign in _MINUS},
        **{at: chr(at - 0xFEE0) for at in range(0xFF01, 0xFF5F) if chr(at) != "－"},
        **dict.fromkeys(map(ord, "’‘′`"), "'"),
        **dict.fromkeys(map(ord, "。｡"), "."),
        ord("、"): ",",
    }
)
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_PLAIN = re.compile(r"(\d{1,20}(\.\d{0,20})?|\.\d{1,20})(e[+-]?\d{1,3})?", re.ASCII)
_COMMA = re.compile(r"(\d{0,20}),(\d{1,20})", re.ASCII)
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:([,. '])\d{3})(?:\1\d{3}){0,6}(?:(?!\1)[.,]\d{1,20})?", re.ASCII
)
_MONTH = re.compile(r"([1-9]\d{3})[-/.年](0?[1-9]|1[0-2])月?", re.ASCII)
_SCALES: Mapping[str, float] = {
    **dict.fromkeys(("trillion", "trn", "tn", "t", "兆"), 1e12),
    **dict.fromkeys(("billion", "bil", "bn", "b"), 1e9),
    **dict.fromkeys(("million", "mln", "mn", "m", "百万"), 1e6),
    **dict.fromkeys(("thousand", "k", "千"), 1e3),
    **{"千億": 1e11, "百億": 1e10, "億": 1e8, "千万": 1e7, "万": 1e4},
}
_SCALED = re.compile(
    rf"([\d.,][\d.,' ]*?) ?({'|'.join(sorted(_SCALES, key=len, reverse=True))}) ?", re.ASCII
)


def readings(text: str, unit: str = "", usd_per_one: float = 0.0) -> tuple[float, ...]:
    """Return all numbers that a text may mean, in a unit; none if it cannot be read.

    Parameters
    ----------
    text
        What was written: figures with any sign, separators, and the words of its unit.
    unit
        Code of the unit of a lever or a result, empty for a bare number.
    usd_per_one
        How many dollars make one, where a unit of money is not counted as the model counts it.

    Examples
    --------
    >>> readings("2,5"), readings("▲１２．５％", "pct"), readings("1,000"), readings("2,5,1")
    ((2.5,), (-12.5,), (1.0, 1000.0), ())
    >>> readings("3兆1150億ドル", "usd_bn"), readings("$785 million a month", "usd_bn_per_month")
    ((3115.0,), (0.785,))
    """
    if len(text) > LONGEST:
        return ()
    one = usd_per_one or 1e9 * IN_USD_BN.get(unit, 0)
    sign, core = _unwrapped(_narrowed(text), AFFIXES.get(unit, ()))
    found = _numbers(core) or (_amount(core, one) if one else ())
    exact = (float(f"{sign * number:.15g}") or 0.0 for number in found)
    return tuple(dict.fromkeys(number for number in exact if math.isfinite(number)))


def month_written(text: str) -> str:
    """Return the month that a text means as YYYY-MM, nothing if it means none.

    >>> month_written("2028-06"), month_written("２０２８年６月"), month_written("2028-13")
    ('2028-06', '2028-06', '')
    """
    found = _MONTH.fullmatch(_narrowed(text[:LONGEST]))
    return f"{found[1]}-{int(found[2]):02}" if found else ""


def _narrowed(text: str) -> str:
    """Return a text in narrow letters, each kind of minus, space and separator as one."""
    return " ".join(text.strip(f"{_INVISIBLE} ").translate(_ALIKE).lower().split())


AFFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        unit: tuple(sorted(map(_narrowed, affixes), key=len, reverse=True))
        for unit, affixes in _AFFIXES.items()
    }
)
"""The same as narrow letters have it, the longest first."""


def _unwrapped(text: str, affixes: tuple[str, ...]) -> tuple[int, str]:
    """Return the sign of a number and what is left without it and without the words around it."""
    sign = 0
    while True:
        text = text.strip()
        affix = next((one for one in affixes if text.startswith(one) or text.endswith(one)), "")
        if not sign and text[:1] in ("+", "-"):
            sign, text = (-1 if text[0] == "-" else 1), text[1:]
        elif not sign and text[:1] == "(" and text[-1:] == ")":
            sign, text = -1, text[1:-1]
        elif affix:
            text = text.removeprefix(affix) if text.startswith(affix) else text.removesuffix(affix)
        else:
            return sign or 1, text


def _numbers(core: str) -> tuple[float, ...]:
    """Return what figures without sign and unit may mean."""
    if _PLAIN.fullmatch(core):
        return (float(core),)
    if found := _COMMA.fullmatch(core):
        before, after = found.groups()
        as_decimals = float(f"{before or 0}.{after}")
        if len(after) == 3 and 1 <= len(before) <= 3 and before[0] != "0":
            return as_decimals, float(before + after)
        return (as_decimals,)
    if found := _GROUPED.fullmatch(core):
        return (float(core.replace(found[1], "").replace(",", ".")),)
    return ()


def _amount(core: str, usd_per_one: float) -> tuple[float, ...]:
    """Return what figures with words such as "trillion" or 億 may mean."""
    # "40 USD bn" names the currency between the two.
    core = re.sub(r" ?(usd|\$|ドル) ?", " ", core, count=1).strip()
    parts = list(_SCALED.finditer(core))
    if not parts or "".join(part[0] for part in parts) != core:
        return ()
    amounts = [
        [number * _SCALES[part[2]] / usd_per_one for number in _numbers(part[1])] for part in parts
    ]
    if len(parts) == 1:
        return tuple(amounts[0])
    scales = [_SCALES[part[2]] for part in parts]
    falling = all(before > after for before, after in pairwise(scales))
    if not falling or any(len(numbers) != 1 for numbers in amounts):
        return ()
    return (sum(numbers[0] for numbers in amounts),)
