"""The lever table: every what-if input of the app, as the themes declare them.

Sliders, links, the HTTP interface, validation, tests and docs all derive from `LEVERS`.
Keys are permanent: they stand in links that readers have already sent.
"""

from collections.abc import Mapping
from types import MappingProxyType

from components.model.evaluate import THEME_MODULES
from components.model.lever import Lever, Value

VERSION = 2
"""Version of the defaults. It goes up whenever a default changes."""

LEVERS: Mapping[str, Lever] = MappingProxyType(
    {lever.key: lever for theme in THEME_MODULES.values() for lever in theme.LEVERS}
)

EARLIER_DEFAULTS: Mapping[int, Mapping[str, Mapping[str, Value]]] = MappingProxyType(
    {
        version: {
            key: lever.earlier[version] for key, lever in LEVERS.items() if version in lever.earlier
        }
        for version in range(1, VERSION)
    }
)
"""For each earlier version, the defaults that differed from those of `LEVERS`.

Version -> lever -> choice -> default; the choice is the empty string for a lever that follows
none, and only the choices whose default differed are listed.
"""

ALIASES: Mapping[str, str] = MappingProxyType({})
"""Old link key -> present key. A key is never renamed or reused without an entry here."""


LEADING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # Total spending, the revenue that it takes, and whether growth ever brings that.
        "overview": ("g", "ls", "up"),
        # The last moves what a full fund would own.
        "funding": ("pace", "mom", "mult"),
        "buildout": ("g", "bust", "base"),
        "power": ("gwc", "g", "conn"),
        "macro": ("imp", "usva", "crowd"),
        "coinvest": ("yld", "life", "kd"),
        "target": ("bow", "rc3", "fl"),
        "reallocation": ("g", "keep", "ocfg"),
        "digital": ("mkt", "mov", "days"),
        "breakout": ("half", "capt", "ls"),
        "bust": ("fall", "mpc", "halt"),
    }
)
"""The three levers that move the results of a page most, by its slug.

They are those whose evidence range moves the page's main result furthest when all else stands at
its default, the furthest first.
"""


def leading_levers(page: str) -> tuple[Lever, ...]:
    """Return the levers that move a page most, none for a page without levers of its own.

    >>> [lever.key for lever in leading_levers("digital")]
    ['mkt', 'mov', 'days']
    """
    return tuple(LEVERS[key] for key in LEADING.get(page, ()))


def levers_of(page: str) -> tuple[Lever, ...]:
    """Return the levers that the page with this slug draws, its own before those it shares.

    >>> [lever.key for lever in levers_of("reallocation")]
    ['cash', 'keep', 'ocfg', 'own', 'dsh', 'pool', 'lease', 'fol', 'c26', 'g']
    """
    drawn = (lever for lever in LEVERS.values() if page in lever.pages)
    return tuple(sorted(drawn, key=lambda lever: lever.home != page))
