"""The lever table: every what-if input of the app, declared once.

Sliders, links, the HTTP interface, validation, tests and docs all derive from `LEVERS`.
Keys are permanent: they stand in links that readers have already sent.
"""

from collections.abc import Mapping
from types import MappingProxyType

from components.model.lever import Default, Grade, Lever, Unit, Value

VERSION = 1
"""Version of the defaults below. It goes up whenever a default changes."""


def _fixed(value: Value, grade: Grade, *facts: str) -> Mapping[str, Default]:
    return MappingProxyType({"": Default(value, grade, facts)})


_CAPEX_2025 = MappingProxyType(
    {
        "four_cash": Default(376.0, Grade.A, ("capex.cash_2025.four_usd_bn",)),
        "four_leases": Default(416.0, Grade.C, ("capex.leases_2025.four_usd_bn",)),
        "five": Default(437.0, Grade.C, ("capex.five_2025_usd_bn",)),
        "world_ai": Default(423.0, Grade.C, ("capex.world_ai_2025_usd_bn",)),
    }
)
_CAPEX_2026 = MappingProxyType(
    {
        "four_cash": Default(649.0, Grade.D, ("capex.cash_2026_estimate.four_usd_bn",)),
        "four_leases": Default(710.0, Grade.B, ("capex.guidance_2026.four_mid_usd_bn",)),
        "five": Default(760.0, Grade.C, ("capex.five_2026_usd_bn",)),
        "world_ai": Default(571.0, Grade.C, ("capex.world_ai_2026_usd_bn",)),
    }
)


def debt_share_pct(mult: float) -> float:
    """Return the share of debt, percent, in assets that are `mult` times their equity.

    >>> debt_share_pct(100 / 30), debt_share_pct(1)
    (70.0, 0.0)
    """
    return round(100 * (1 - 1 / mult), 6)


_FUNDING = (
    Lever(
        key="tgt",
        unit=Unit.USD_BN,
        pages=("funding", "overview", "coinvest", "target"),
        low=20,
        high=50,
        step=1,
        defaults=_fixed(30.0, Grade.B, "aip.equity_target_usd_bn"),
    ),
    Lever(
        key="pace",
        unit=Unit.USD_BN_PER_MONTH,
        pages=("funding",),
        low=0.05,
        high=3,
        step=0.005,
        decimals=3,
        # Equity raised by the as-of date over the months since launch.
        defaults=_fixed(0.785, Grade.B, "aip.equity_raised_usd_bn", "aip.months_to_disclosure"),
    ),
    Lever(
        key="mom",
        unit=Unit.PCT_PER_YEAR,
        pages=("funding",),
        low=-80,
        high=100,
        step=1,
        defaults=_fixed(0.0, Grade.D),
    ),
    Lever(
        key="mult",
        unit=Unit.X,
        pages=("funding",),
        low=1,
        high=5,
        step=0.01,
        decimals=2,
        # The partnership's own plan: 100 of assets on 30 of equity.
        defaults=_fixed(
            100 / 30, Grade.B, "aip.total_assets_plan_usd_bn", "aip.equity_target_usd_bn"
        ),
    ),
    Lever(
        key="gwc",
        unit=Unit.USD_BN_PER_GW,
        pages=("funding",),
        low=30,
        high=100,
        step=1,
        defaults=_fixed(50.0, Grade.C, "gw_cost.citi_usd_bn_per_gw"),
    ),
)

_BUILDOUT = (
    Lever(
        key="base",
        unit=Unit.CHOICE,
        pages=("buildout",),
        choices=("four_cash", "four_leases", "five", "world_ai"),
        defaults=_fixed("four_leases", Grade.D),
    ),
    Lever(
        key="c25",
        unit=Unit.USD_BN,
        pages=("buildout", "macro"),
        low=200,
        high=800,
        step=1,
        follows="base",
        defaults=_CAPEX_2025,
    ),
    Lever(
        key="c26",
        unit=Unit.USD_BN,
        pages=("buildout", "overview", "macro", "reallocation", "breakout"),
        low=300,
        high=1000,
        step=5,
        follows="base",
        defaults=_CAPEX_2026,
    ),
    Lever(
        key="g",
        unit=Unit.PCT_PER_YEAR,
        pages=("buildout", "overview", "reallocation", "breakout"),
        low=-40,
        high=60,
        step=0.5,
        decimals=1,
        defaults=_fixed(19.0, Grade.D, "growth.median_of_houses_2026_2030_pct"),
    ),
    Lever(
        key="bust",
        unit=Unit.PCT,
        pages=("buildout",),
        low=0,
        high=80,
        step=5,
        defaults=_fixed(0.0, Grade.D),
    ),
)

_MACRO = (
    Lever(
        key="us",
        unit=Unit.PCT,
        pages=("macro",),
        low=50,
        high=100,
        step=0.5,
        decimals=1,
        defaults=_fixed(72.5, Grade.C, "capex.us_share_mid_pct"),
    ),
    Lever(
        key="imp",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=90,
        step=1,
        defaults=_fixed(61.0, Grade.D, "capex.hardware_share_mid_pct"),
    ),
    Lever(
        key="crowd",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=60,
        step=1,
        defaults=_fixed(0.0, Grade.D),
    ),
    Lever(
        key="firm",
        unit=Unit.CHOICE,
        pages=("macro",),
        choices=("amzn", "msft", "googl", "meta", "orcl"),
        defaults=_fixed("amzn", Grade.D),
    ),
    Lever(
        key="cut",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=100,
        step=5,
        defaults=_fixed(25.0, Grade.D),
    ),
)

_COINVEST = (
    Lever(
        key="yld",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=6,
        high=16,
        step=0.25,
        decimals=2,
        defaults=_fixed(11.0, Grade.D),
    ),
    Lever(
        key="debt",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0,
        high=85,
        step=1,
        follows="mult",
        derive=debt_share_pct,
        defaults=_fixed(70.0, Grade.B, "aip.total_assets_plan_usd_bn", "aip.equity_target_usd_bn"),
    ),
    Lever(
        key="kd",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=4,
        high=10,
        step=0.25,
        decimals=2,
        defaults=_fixed(6.5, Grade.C, "deals.meta_hyperion_yield_pct"),
    ),
    Lever(
        key="life",
        unit=Unit.YEARS,
        pages=("coinvest",),
        low=4,
        high=25,
        step=1,
        whole=True,
        defaults=_fixed(15.0, Grade.D),
    ),
    Lever(
        key="res",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0,
        high=80,
        step=5,
        defaults=_fixed(50.0, Grade.D),
    ),
    Lever(
        key="maxt",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0.1,
        high=5,
        step=0.1,
        decimals=1,
        defaults=_fixed(0.5, Grade.D),
    ),
    Lever(
        key="aum",
        unit=Unit.USD_BN,
        pages=("coinvest",),
        low=20,
        high=2500,
        step=10,
        defaults=_fixed(300.0, Grade.D),
    ),
    Lever(
        key="pd",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=0.5,
        high=40,
        step=0.1,
        decimals=1,
        defaults=_fixed(6.7, Grade.C, "risk.project_default_10y_pct"),
    ),
    Lever(
        key="lgd",
        unit=Unit.PCT,
        pages=("coinvest",),
        low=5,
        high=100,
        step=1,
        defaults=_fixed(20.0, Grade.C, "risk.project_loss_given_default_pct"),
    ),
    Lever(
        key="rho",
        unit=Unit.NUMBER,
        pages=("coinvest",),
        low=0,
        high=0.9,
        step=0.05,
        decimals=2,
        defaults=_fixed(0.2, Grade.D),
    ),
    Lever(
        key="nproj",
        unit=Unit.COUNT,
        pages=("coinvest",),
        low=1,
        high=100,
        step=1,
        whole=True,
        defaults=_fixed(20.0, Grade.D),
    ),
)

_TARGET = (
    Lever(
        key="rc1",
        unit=Unit.PCT,
        pages=("target",),
        low=5,
        high=60,
        step=1,
        defaults=_fixed(25.0, Grade.C, "commitment_model.contribution_year_1_pct"),
    ),
    Lever(
        key="rc2",
        unit=Unit.PCT,
        pages=("target",),
        low=5,
        high=80,
        step=1,
        defaults=_fixed(100 / 3, Grade.C, "commitment_model.contribution_year_2_pct"),
    ),
    Lever(
        key="rc3",
        unit=Unit.PCT,
        pages=("target",),
        low=5,
        high=90,
        step=1,
        defaults=_fixed(50.0, Grade.C, "commitment_model.contribution_later_pct"),
    ),
    Lever(
        key="fl",
        unit=Unit.YEARS,
        pages=("target",),
        low=8,
        high=20,
        step=1,
        whole=True,
        defaults=_fixed(12.0, Grade.C, "commitment_model.life_years"),
    ),
    Lever(
        key="bow",
        unit=Unit.NUMBER,
        pages=("target",),
        low=0.5,
        high=6,
        step=0.1,
        decimals=1,
        defaults=_fixed(2.5, Grade.C, "commitment_model.bow"),
    ),
    Lever(
        key="fg",
        unit=Unit.PCT_PER_YEAR,
        pages=("target",),
        low=-5,
        high=25,
        step=0.5,
        decimals=1,
        defaults=_fixed(13.0, Grade.C, "commitment_model.growth_pct"),
    ),
    Lever(
        key="fy",
        unit=Unit.PCT_PER_YEAR,
        pages=("target",),
        low=0,
        high=10,
        step=0.5,
        decimals=1,
        defaults=_fixed(0.0, Grade.C, "commitment_model.yield_pct"),
    ),
)

_REALLOCATION = (
    Lever(
        key="own",
        unit=Unit.PCT,
        pages=("reallocation", "overview"),
        low=20,
        high=90,
        step=1,
        defaults=_fixed(48.0, Grade.C, "funding_need.own_cash_share_pct"),
    ),
    Lever(
        key="dsh",
        unit=Unit.PCT,
        pages=("reallocation",),
        low=0,
        high=90,
        step=1,
        defaults=_fixed(77.0, Grade.C, "funding_need.debt_share_pct"),
    ),
    Lever(
        key="pool",
        unit=Unit.USD_TN,
        pages=("reallocation",),
        low=50,
        high=200,
        step=1,
        defaults=_fixed(118.0, Grade.C, "pools.three_usd_tn"),
    ),
)

_DIGITAL = (
    Lever(
        key="mkt",
        unit=Unit.USD_TN_PER_YEAR,
        pages=("digital",),
        low=10,
        high=200,
        step=1,
        defaults=_fixed(40.0, Grade.C, "payments.cross_border_2024_usd_tn"),
    ),
    Lever(
        key="mov",
        unit=Unit.PCT,
        pages=("digital",),
        low=0,
        high=30,
        step=0.5,
        decimals=1,
        defaults=_fixed(5.0, Grade.D),
    ),
    Lever(
        key="days",
        unit=Unit.DAYS,
        pages=("digital",),
        low=0.5,
        high=30,
        step=0.5,
        decimals=1,
        defaults=_fixed(5.0, Grade.D),
    ),
    Lever(
        key="oldc",
        unit=Unit.BASIS_POINTS,
        pages=("digital",),
        low=10,
        high=700,
        step=5,
        defaults=_fixed(150.0, Grade.D),
    ),
    Lever(
        key="newc",
        unit=Unit.BASIS_POINTS,
        pages=("digital",),
        low=5,
        high=300,
        step=5,
        defaults=_fixed(50.0, Grade.D),
    ),
    Lever(
        key="sup",
        unit=Unit.USD_BN,
        pages=("digital",),
        low=50,
        high=2000,
        step=5,
        decimals=1,
        defaults=_fixed(311.3, Grade.C, "stablecoin.supply_usd_bn"),
    ),
    Lever(
        key="sg",
        unit=Unit.PCT_PER_YEAR,
        pages=("digital",),
        low=-20,
        high=80,
        step=1,
        defaults=_fixed(14.0, Grade.C, "stablecoin.growth_past_year_pct"),
    ),
    Lever(
        key="tb",
        unit=Unit.PCT,
        pages=("digital",),
        low=30,
        high=100,
        step=1,
        defaults=_fixed(53.0, Grade.C, "stablecoin.bill_share_pct"),
    ),
)

_BREAKOUT = (
    Lever(
        key="ret",
        unit=Unit.PCT,
        pages=("breakout", "overview"),
        low=6,
        high=14,
        step=0.5,
        decimals=1,
        defaults=_fixed(10.0, Grade.C, "required.jpm_return_pct"),
    ),
    Lever(
        key="short",
        unit=Unit.PCT,
        pages=("breakout",),
        low=20,
        high=90,
        step=1,
        defaults=_fixed(60.0, Grade.B, "capex.googl_servers_share_pct"),
    ),
    Lever(
        key="ls",
        unit=Unit.YEARS,
        pages=("breakout",),
        low=2,
        high=8,
        step=0.5,
        decimals=1,
        defaults=_fixed(5.0, Grade.B, "server_life.amzn_years"),
    ),
    Lever(
        key="ll",
        unit=Unit.YEARS,
        pages=("breakout",),
        low=10,
        high=40,
        step=1,
        defaults=_fixed(20.0, Grade.D),
    ),
    Lever(
        key="gm",
        unit=Unit.PCT,
        pages=("breakout",),
        low=20,
        high=80,
        step=1,
        defaults=_fixed(50.0, Grade.D),
    ),
    Lever(
        key="up",
        unit=Unit.PP_PER_YEAR,
        pages=("breakout", "overview"),
        low=0,
        high=3,
        step=0.05,
        decimals=2,
        defaults=_fixed(0.5, Grade.D),
    ),
    Lever(
        key="half",
        unit=Unit.YEARS,
        pages=("breakout",),
        low=2,
        high=20,
        step=0.5,
        decimals=1,
        defaults=_fixed(8.0, Grade.D),
    ),
    Lever(
        key="capt",
        unit=Unit.PCT,
        pages=("breakout", "overview"),
        low=5,
        high=80,
        step=1,
        defaults=_fixed(30.0, Grade.D),
    ),
)

_TABLE = (
    *_FUNDING,
    *_BUILDOUT,
    *_MACRO,
    *_COINVEST,
    *_TARGET,
    *_REALLOCATION,
    *_DIGITAL,
    *_BREAKOUT,
)

LEVERS: Mapping[str, Lever] = MappingProxyType({lever.key: lever for lever in _TABLE})

EARLIER_DEFAULTS: Mapping[int, Mapping[str, Mapping[str, Value]]] = MappingProxyType({})
"""For each earlier version, the defaults that differed from those of `LEVERS`.

Version -> lever -> choice -> default; the choice is the empty string for a lever that follows
none, and only the choices whose default differed are listed.
"""

ALIASES: Mapping[str, str] = MappingProxyType({})
"""Old link key -> present key. A key is never renamed or reused without an entry here."""


def levers_of(page: str) -> tuple[Lever, ...]:
    """Return the levers that the page with this slug draws, its own before those it shares.

    >>> [lever.key for lever in levers_of("reallocation")]
    ['own', 'dsh', 'pool', 'c26', 'g']
    """
    drawn = (lever for lever in _TABLE if page in lever.pages)
    return tuple(sorted(drawn, key=lambda lever: lever.home != page))
