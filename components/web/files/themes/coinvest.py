"""Sharing the risk: returns of a shared asset with and without debt."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from components.model import LEVERS, Scenario
from components.model.deal import COST, equity_flows
from components.web.files.formulas import capital_recovery, rate_or_reason
from components.web.files.year_table import Column, YearTable, rate_column, year_column

_SERVICE = f"(lever_debt*{capital_recovery('lever_kd', 'lever_life')})"
"""Debt service a year per 100 of cost."""

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "unlevered_irr_pct": rate_or_reason("years_unlevered_rate"),
        "equity_irr_pct": rate_or_reason("years_equity_rate"),
        "dscr": f'IF(lever_debt=0,"{{no_debt}}",lever_yld/{_SERVICE})',
        "partners_needed": "ROUNDUP(ROUND(lever_tgt/(lever_aum*lever_maxt/100),9),0)",
        "blocking_partners": "1+INT(ROUND(coinvest_partners_needed*(100-lever_quota)/100,9))",
        "expected_loss_pct": "lever_pd*MIN(100-lever_full,lever_lgd)/100",
    }
)


def year_table(scenario: Scenario) -> YearTable:
    """Return the flows of an asset per 100 of cost, without and with debt."""
    longest = int(LEVERS["life"].high)
    ends = "IF([year]=lever_life,lever_res,0)"

    def padded(flows: Sequence[float]) -> list[float]:
        return [*flows, *[0.0] * (longest + 1 - len(flows))]

    alone = equity_flows(scenario.yld, 0, scenario.kd, scenario.life, scenario.res)
    levered = equity_flows(scenario.yld, scenario.debt, scenario.kd, scenario.life, scenario.res)
    return YearTable(
        (
            year_column(0, longest + 1),
            Column(
                "unlevered",
                "-100",
                f"IF([year]>lever_life,0,lever_yld+{ends})",
                padded(alone),
                "years_unlevered",
            ),
            Column(
                "equity",
                "lever_debt-100",
                f"IF([year]>lever_life,0,lever_yld-{_SERVICE}+{ends})",
                padded(levered),
                "years_equity",
            ),
            rate_column("unlevered_rate", "years_unlevered", alone),
            rate_column("equity_rate", "years_equity", levered),
        ),
        {"cost": f"{COST:g}"},
    )
