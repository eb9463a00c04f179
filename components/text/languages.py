"""The languages of the app: what differs between them besides their sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Language:
    """How a language calls itself and writes numbers.

    Attributes
    ----------
    name, short
        Its name in itself, and the same where there is little room.
    locale
        The locale whose dates and decimals it uses, as CLDR writes it.
    scales
        What amounts are counted in, the largest first: the size in dollars, and the key of its
        word under ``scale`` in the catalogue.
    counted
        How many of what it counts make one of a unit of money of the model, where that is not
        one: in it stand bare numbers, as `components.text.scale` says.
    groups_thousands
        Whether it sets thousands apart.
    letters
        Some of its letters and marks; a font for the language has them all.
    """

    name: str
    short: str
    locale: str
    scales: tuple[tuple[float, str], ...]
    counted: Mapping[str, float]
    groups_thousands: bool
    letters: str


BY_CODE: Mapping[str, Language] = MappingProxyType(
    {
        "en": Language(
            name="English",
            short="EN",
            locale="en_GB",
            scales=((1e12, "trillion"), (1e9, "billion"), (1e6, "million")),
            counted={"usd_bn_per_month": 1000},
            groups_thousands=True,
            letters="Aé“−–",
        ),
        "ja": Language(
            name="日本語",
            short="日本語",
            locale="ja_JP",
            scales=((1e12, "trillion"), (1e8, "hundred_million"), (1e4, "ten_thousand")),
            counted={"usd_bn": 10, "usd_bn_per_month": 10, "usd_bn_per_gw": 10},
            groups_thousands=False,  # prose groups by 億 and 兆, not by commas
            letters="投資億、ーぱ",
        ),
    }
)
"""Every language by its code, which stands in links; the first is the one without a preference."""

LANGUAGES = tuple(BY_CODE)
