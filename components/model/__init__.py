"""The model: pure functions from levers and observed figures to results.

Nothing here reads a file, knows a language or draws anything. `evaluate` is the only
road from a `Scenario` to numbers; pages, HTTP routes and tests all take it.
"""

from components.model.evaluate import Results, evaluate
from components.model.lever import Default, Grade, Lever, Unit
from components.model.levers import LEVERS, VERSION
from components.model.observed import Observed, PeerPath
from components.model.presets import PRESETS, Preset
from components.model.scenario import Scenario

__all__ = [
    "LEVERS",
    "PRESETS",
    "VERSION",
    "Default",
    "Grade",
    "Lever",
    "Observed",
    "PeerPath",
    "Preset",
    "Results",
    "Scenario",
    "Unit",
    "evaluate",
]
