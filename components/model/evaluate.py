"""The one road from levers to numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias

from components.model.buildout import Buildout, build_out
from components.model.funding import Funding, fund
from components.model.observed import Observed
from components.model.scenario import Scenario

ResultValue: TypeAlias = float | str | tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Results:
    """Results of all themes."""

    funding: Funding
    buildout: Buildout

    def by_id(self) -> dict[str, ResultValue]:
        """Return every result under its permanent id, such as `funding.remaining_usd_bn`."""
        return {
            f"{theme.name}.{result.name}": getattr(getattr(self, theme.name), result.name)
            for theme in fields(self)
            for result in fields(getattr(self, theme.name))
            if result.name != "reasons"
        }

    def reasons(self) -> Mapping[str, str]:
        """Return, for every null result, the code of the reason why there is no number."""
        return {
            f"{theme.name}.{name}": reason
            for theme in fields(self)
            for name, reason in getattr(self, theme.name).reasons.items()
        }


def evaluate(scenario: Scenario, observed: Observed) -> Results:
    """Return the results of a scenario. Pure: equal arguments give equal results."""
    funding = fund(scenario, observed)
    return Results(
        funding=funding,
        buildout=build_out(scenario, observed, funding.total_assets_usd_bn),
    )
