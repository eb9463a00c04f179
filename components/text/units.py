"""Units of results, which their ids end in."""

import re

_UNITS = (
    ("_usd_bn$", "usd_bn"),
    ("_usd_tn$", "usd_tn"),
    ("_pct$|dscr_pct$", "pct"),
    ("_pp$", "pp"),
    ("_bp$", "bp"),
    ("_gw$", "gw"),
    ("^months_", "months"),
    ("^days_", "days"),
    ("_date$", "date"),
    ("_year$", "year"),
    ("_x$|^dscr$|^tvpi$", "x"),
)


def unit_of(result_id: str) -> str:
    """Return the code of a result's unit, which its id ends in.

    >>> unit_of("funding.remaining_usd_bn"), unit_of("coinvest.dscr"), unit_of("funding.peers_used")
    ('usd_bn', 'x', 'number')
    """
    name = result_id.partition(".")[2]
    return next((unit for pattern, unit in _UNITS if re.search(pattern, name)), "number")
