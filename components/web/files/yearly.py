"""The year-by-year tables of the workbook: a formula for each cell, and its present value.

In a formula ``[name]`` is the cell of that column in the same row and ``[name-1]`` the one in
the row above.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from components.evidence import observed
from components.model import Scenario
from components.model.commitments import commitment_years
from components.model.levers import LEVERS
from components.model.rates import internal_rate_of_return_pct
from components.model.themes.breakout import YEARS as PAYBACK_YEARS
from components.model.themes.breakout import (
    captured_usd_bn,
    diffusion_share,
    output_gains,
    us_gdp_path_usd_bn,
)
from components.model.themes.buildout import YEARS as CAPEX_YEARS
from components.model.themes.buildout import annual_capex_usd_bn
from components.model.themes.coinvest import equity_flows
from components.web.files.formulas import NO_RATE, SERVICE, rate_of_return

Number = float | int | str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, the formulas of its first row and of the others, present values.

    `range_name` names its cells. An empty text stands where a year lies beyond the life of
    what is computed.
    """

    name: str
    first: str
    later: str
    values: Sequence[Number]
    range_name: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A table of columns side by side under a title."""

    title: str
    columns: tuple[Column, ...]


def blocks(scenario: Scenario) -> tuple[Block, ...]:
    """Return the tables of a scenario."""
    return _buildout(scenario), _coinvest(scenario), _target(scenario), _breakout(scenario)


def _years(first: int, count: int) -> Column:
    return Column("year", str(first), "[year-1]+1", range(first, first + count))


def _buildout(scenario: Scenario) -> Block:
    values = annual_capex_usd_bn(scenario.c25, scenario.c26, scenario.g, scenario.bust)
    after_2026 = "lever_c26*(1+lever_g/100)^([year]-2026)*IF([year]>=2028,1-lever_bust/100,1)"
    return Block(
        "buildout",
        (
            _years(CAPEX_YEARS[0], len(CAPEX_YEARS)),
            Column("annual", "lever_c25", after_2026, values, "years_annual"),
        ),
    )


def _coinvest(scenario: Scenario) -> Block:
    longest = int(LEVERS["life"].high)
    ends = "IF([year]=lever_life,lever_res,0)"

    def padded(flows: Sequence[float]) -> list[float]:
        return [*flows, *[0.0] * (longest + 1 - len(flows))]

    alone = equity_flows(scenario.yld, 0, scenario.kd, scenario.life, scenario.res)
    levered = equity_flows(scenario.yld, scenario.debt, scenario.kd, scenario.life, scenario.res)
    return Block(
        "coinvest",
        (
            _years(0, longest + 1),
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
                f"IF([year]>lever_life,0,lever_yld-{SERVICE}+{ends})",
                padded(levered),
                "years_equity",
            ),
            _rate("unlevered_rate", "years_unlevered", alone),
            _rate("equity_rate", "years_equity", levered),
        ),
    )


def _target(scenario: Scenario) -> Block:
    longest = int(LEVERS["fl"].high)
    life = round(scenario.fl)
    fund = commitment_years(scenario.tgt, scenario)
    rates = [scenario.rc1, scenario.rc2, *[scenario.rc3] * (life - 2)]
    given_back = [
        min(1.0, max(scenario.fy / 100, (year / life) ** scenario.bow))
        for year in range(1, life + 1)
    ]
    flows = [*fund.net[:-1], fund.net[-1] + fund.nav[-1]]
    back = [year if year > 1 and total >= 0 else "" for year, total in enumerate(fund.balance, 1)]

    def column(
        name: str, first: str, later: str, values: Sequence[Number], beyond: Number = ""
    ) -> Column:
        written = '""' if beyond == "" else str(beyond)
        return Column(
            name,
            first,
            f"IF([year]>lever_fl,{written},{later})",
            [*values, *[beyond] * (longest - life)],
            f"years_{name}",
        )

    grown = "[nav-1]*(1+lever_fg/100)"
    return Block(
        "target",
        (
            _years(1, longest),
            column("rate", "lever_rc1", "IF([year]=2,lever_rc2,lever_rc3)", rates),
            column(
                "called",
                "[rate]/100*lever_tgt",
                "[rate]/100*(lever_tgt-[paid_in-1])",
                fund.calls,
            ),
            column("paid_in", "[called]", "[paid_in-1]+[called]", list(accumulate(fund.calls))),
            column(
                "given_back",
                "MIN(1,MAX(lever_fy/100,([year]/lever_fl)^lever_bow))",
                "MIN(1,MAX(lever_fy/100,([year]/lever_fl)^lever_bow))",
                given_back,
            ),
            column("distributed", "0", f"[given_back]*{grown}", fund.distributions),
            column("nav", "[called]", f"{grown}+[called]-[distributed]", fund.nav),
            column("net", "[distributed]-[called]", "[distributed]-[called]", fund.net),
            column("balance", "[net]", "[balance-1]+[net]", fund.balance),
            column("back", '""', 'IF([balance]>=0,[year],"")', back),
            column("flow", "[net]", "[net]+IF([year]=lever_fl,[nav],0)", flows, beyond=0),
            _rate("fund_rate", "years_flow", flows),
        ),
    )


def _breakout(scenario: Scenario) -> Block:
    known = observed().us_gdp_usd_bn
    last = max(known)
    gdp = f"[gdp-1]*given_us_gdp_{last}/given_us_gdp_{last - 1}"
    for year in sorted(known, reverse=True):
        gdp = f"IF([year]={year},given_us_gdp_{year},{gdp})"
    diffusion = "1/(1+EXP(-LN(9)/lever_half*([year]-2025-lever_half)))"
    level = "(1+lever_up/100*[diffusion])"
    captured = captured_usd_bn(scenario, observed())
    crossed = 'IF([captured]>=breakout_required_gross_profit_usd_bn,[year],"")'
    return Block(
        "breakout",
        (
            _years(PAYBACK_YEARS[0], len(PAYBACK_YEARS)),
            Column(
                "diffusion",
                diffusion,
                diffusion,
                [diffusion_share(year, scenario.half) for year in PAYBACK_YEARS],
                "years_diffusion",
            ),
            Column(
                "level",
                level,
                f"[level-1]*{level}",
                [1 + gain for gain in output_gains(scenario.up, scenario.half)],
                "years_level",
            ),
            Column(
                "gdp",
                f"given_us_gdp_{PAYBACK_YEARS[0]}",
                gdp,
                us_gdp_path_usd_bn(observed()),
                "years_gdp",
            ),
            Column(
                "captured",
                "lever_capt/100*[gdp]*([level]-1)",
                "lever_capt/100*[gdp]*([level]-1)",
                captured,
                "years_captured",
            ),
            Column("crossed", crossed, crossed, [""] * len(PAYBACK_YEARS), "years_crossed"),
        ),
    )


def _rate(name: str, flows_name: str, flows: Sequence[float]) -> Column:
    """Return the column of one cell that holds a rate of return, or the sign that there is none."""
    found = internal_rate_of_return_pct(flows)[0]
    formula = rate_of_return(flows_name)
    return Column("irr", formula, formula, [NO_RATE if found is None else found], f"years_{name}")
