"""The model's closed forms as spreadsheet formulas, one module a theme.

A theme `power` is added by a module `power.py` here that defines

FORMULAS
    The formula of each result that has a closed form, by the name of its method in the model,
    without the leading equals sign. Cells go by name: ``lever_pace``, ``given_raised_usd_bn``, and
    results by their id with an underscore for the dot. A reason in braces becomes its words,
    shown where there is no number. A result without a formula is written as the value that the
    app computed.
year_table
    If the theme has a table by years: a function of a scenario that returns it. Its title is the
    sentence ``sheet.power``.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from components.model import Scenario
from components.model.evaluate import THEMES
from components.web.files.year_table import YearTable

_MODULES = {slug: import_module(f"{__name__}.{slug}") for slug in THEMES}

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        f"{slug}.{name}": formula
        for slug, module in _MODULES.items()
        for name, formula in module.FORMULAS.items()
    }
)
"""Formula of each closed-form result, by its id."""

YEAR_TABLES: Mapping[str, Callable[[Scenario], YearTable]] = MappingProxyType(
    {slug: module.year_table for slug, module in _MODULES.items() if hasattr(module, "year_table")}
)
"""What makes the table by years of a scenario, by theme."""
