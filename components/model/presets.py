"""Ready-made scenarios. Names, stories and origins stand in the catalogue under `preset`."""

from dataclasses import dataclass
from functools import cache

from components.model.lever import Value
from components.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Preset:
    """A named scenario: its code and the levers it sets; others stay at default."""

    code: str
    changes: tuple[tuple[str, Value], ...]

    @property
    def scenario(self) -> Scenario:
        """The scenario of this preset."""
        return _scenario_of(self.changes)


@cache
def _scenario_of(changes: tuple[tuple[str, Value], ...]) -> Scenario:
    return Scenario.from_changes(dict(changes))


PRESETS: tuple[Preset, ...] = (
    # Growth at which AI spending worldwide adds up to 6.5, 5 and 8 tn, to a hundredth of a percent.
    Preset("article", (("g", 24.93),)),
    Preset("low5", (("g", 10.56),)),
    Preset("high8", (("g", 36.37),)),
    Preset("flat", (("g", 0.0),)),
    # The default pace times how much slower the funds launched since December 2021 filled up
    # after their first dated amount than before it (median).
    Preset("slow", (("pace", 0.325),)),
    Preset("bust28", (("bust", 50.0),)),
    Preset("breakout", (("up", 1.5),)),
    # Chosen so that what sellers capture meets the required gross profit in 2035.
    Preset("pays", (("up", 0.8), ("capt", 40.0))),
    # Growth at which 2026-2030 needs the power that can be connected by default: 41.5 GW.
    Preset("power", (("g", 5.2),)),
    # Spending stops growing, and AI comes into use as slowly as electric motors did in factories.
    Preset("lean", (("g", 0.0), ("half", 15.0))),
)


def matching_preset(scenario: Scenario) -> Preset | None:
    """Return the preset that equals a scenario, if any."""
    return next((preset for preset in PRESETS if preset.scenario == scenario), None)
