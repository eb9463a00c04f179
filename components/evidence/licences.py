"""Under which licences the sets of figures stand."""

import json
from collections.abc import Mapping
from functools import cache

from components.evidence.files import DATA


@cache
def licences() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the licences of each resource of the data package, by its name."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {
        resource["name"]: tuple(licence["name"] for licence in resource["licenses"])
        for resource in package["resources"]
    }
