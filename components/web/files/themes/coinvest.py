"""Sharing the risk: returns of a shared asset with and without debt."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from components.model import LEVERS, Scenario
from components.model.deal import COST, cost_of_debt_pct, equity_flows
from components.web.files.formulas import capital_recovery, rate_or_reason
from components.web.files.year_table import Column, YearTable, rate_column, year_column

_COST_OF_DEBT = "(lever_kd-lever_cert/100)"


def _service(cost_of_debt: str) -> str:
    """Return the formula of debt service a year per 100 of cost."""
    return f"(lever_debt*{capital_recovery(cost_of_debt, 'lever_life')})"


def _recovery(years: str) -> str:
    """Return the formula of the capital recovery factor at the return of the project."""
    at_zero, else_ = f"1/{years}", capital_recovery("years_unlevered_rate", years)
    return f"IF(ABS(years_unlevered_rate)<0.000001,{at_zero},{else_})"


FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "unlevered_irr_pct": rate_or_reason("years_unlevered_rate"),
        "equity_irr_pct": rate_or_reason("years_equity_rate"),
        "dscr": f'IF(lever_debt=0,"{{no_debt}}",lever_yld/{_service(_COST_OF_DEBT)})',
        "credibility_gain_pp": (
            'IF(MIN(years_equity_rate,years_equity_at_rate_irr)<-99,"{no_rate}",'
            "years_equity_rate-years_equity_at_rate_irr)"
        ),
        "yield_needed_with_chips_pct": (
            f"lever_short*{_recovery('lever_ls')}+(100-lever_short)*(1-lever_res/100"
            f"*(1+years_unlevered_rate/100)^(-lever_life))*{_recovery('lever_life')}"
        ),
        "partners_needed": "ROUNDUP(ROUND(lever_tgt/(lever_aum*lever_maxt/100),9),0)",
        "blocking_partners": "1+INT(ROUND(coinvest_partners_needed*(100-lever_quota)/100,9))",
        "partner_swing_pct": (
            "100*EXP(GAMMALN(coinvest_partners_needed)-GAMMALN(coinvest_blocking_partners)"
            "-GAMMALN(coinvest_partners_needed-coinvest_blocking_partners+1)"
            "-(coinvest_partners_needed-1)*LN(2))"
        ),
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
    levered, at_rate = (
        equity_flows(scenario.yld, scenario.debt, cost, scenario.life, scenario.res)
        for cost in (cost_of_debt_pct(scenario.kd, scenario.cert), scenario.kd)
    )
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
            *(
                Column(
                    name,
                    "lever_debt-100",
                    f"IF([year]>lever_life,0,lever_yld-{_service(cost)}+{ends})",
                    padded(flows),
                    f"years_{name}",
                )
                for name, cost, flows in (
                    ("equity", _COST_OF_DEBT, levered),
                    ("equity_at_rate", "lever_kd", at_rate),
                )
            ),
            rate_column("unlevered_rate", "years_unlevered", alone),
            rate_column("equity_rate", "years_equity", levered),
            rate_column("equity_at_rate_irr", "years_equity_at_rate", at_rate),
        ),
        {"cost": f"{COST:g}"},
    )
