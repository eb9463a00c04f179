"""Until when newer figures were searched for."""

import json
from datetime import date
from functools import cache

from components.evidence.facts import fact
from components.evidence.files import DATA


@cache
def searched_until() -> date:
    """Return the day until which newer figures were searched for."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return date.fromisoformat(package["searched_until"])


def newest_results() -> date:
    """Return the end of the newest quarter whose company results were found."""
    return date.fromisoformat(fact("capex.half_2026.four_usd_bn").as_of)
