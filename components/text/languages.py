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
    groups_thousands
        Whether it sets thousands apart.
    letters
        Some of its letters and marks; a font for the language has them all.
    """

    name: str
    short: str
    locale: str
    scales: tuple[tuple[float, str], ...]
    groups_thousands: bool
    letters: str


BY_CODE: Mapping[str, Language] = MappingProxyType(
    {
        "en": Language(
            name="English",
            short="EN",
            locale="en_GB",
            scales=((1e12, "trillion"), (1e9, "billion"), (1e6, "million")),
            groups_thousands=True,
            letters="Aé“−–",
        ),
        "ja": Language(
            name="日本語",
            short="日本語",
            locale="ja_JP",
            scales=((1e12, "trillion"), (1e8, "hundred_million"), (1e4, "ten_thousand")),
            groups_thousands=False,  # prose groups by 億 and 兆, not by commas
            letters="投資億％、ーぱ",
        ),
    }
)
"""Every language by its code, which stands in links; the first is the one without a preference."""

LANGUAGES = tuple(BY_CODE)
