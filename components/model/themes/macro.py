"""Macro: what a few firms' spending adds to the growth of the US economy.

An accounting of the direct effect on demand, not a model of the economy: there is no multiplier,
no wealth effect and no gain in productivity in it. Gross domestic product counts what is made in
the country, so spending abroad and imported equipment add nothing to it, and spending that pushes
other investment aside adds only what is left over.
"""

from functools import cached_property

from components.model.arrays import Number, number_of
from components.model.lever import Grade, Lever, Unit, assumed, default, evidence
from components.model.result import ResultUnit
from components.model.themes.theme import Guessed, Theme, number

LEVERS = (
    Lever(
        key="us",
        unit=Unit.PCT,
        pages=("macro", "power"),
        low=50,
        high=100,
        step=0.5,
        decimals=1,
        defaults=default(72.5, Grade.C, "capex.us_share_mid_pct"),
        ranges=evidence(70, 75, Grade.C, "capex.us_share_low_pct", "capex.us_share_high_pct"),
    ),
    Lever(
        key="imp",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=90,
        step=1,
        defaults=default(61.0, Grade.D, "capex.hardware_share_mid_pct"),
        ranges=evidence(
            55, 67, Grade.C, "capex.hardware_share_low_pct", "capex.hardware_share_high_pct"
        ),
    ),
    Lever(
        key="crowd",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=60,
        step=1,
        defaults=default(0.0, Grade.D),
        ranges=assumed(0, 30),
    ),
    Lever(
        key="firm",
        unit=Unit.CHOICE,
        pages=("macro",),
        choices=("amzn", "msft", "googl", "meta", "orcl"),
        choices_of="company",
        defaults=default("amzn", Grade.D),
    ),
    Lever(
        key="cut",
        unit=Unit.PCT,
        pages=("macro",),
        low=0,
        high=100,
        step=5,
        defaults=default(25.0, Grade.D),
        ranges=assumed(10, 50),
    ),
)

GUESSED = Guessed("macro.net_contribution_pp", -10, 10, 0.1)


def contribution_pp(change_usd_bn: Number, gdp_before_usd_bn: float) -> Number:
    """Return what a change in spending is of the economy a year before, percentage points.

    Both are nominal, so dearer equipment counts like more of it.

    Raises
    ------
    ZeroDivisionError
        If the economy is zero.

    References
    ----------
    US Bureau of Economic Analysis, NIPA Handbook, chapter 4: contributions to percent change.

    Examples
    --------
    >>> contribution_pp(300, 30_000), contribution_pp(-150, 30_000), contribution_pp(0, 30_000)
    (1.0, -0.5, 0.0)
    """
    return 100 * change_usd_bn / gdp_before_usd_bn


def left_at_home(us: Number, imp: Number, crowd: Number) -> Number:
    """Return the fraction of spending that adds to US output, from 0 to 1.

    Parameters
    ----------
    us
        Percent of the spending that happens in the United States.
    imp
        Percent of that which pays for imports.
    crowd
        Percent of the rest at whose cost other investment is not made.

    Examples
    --------
    >>> round(left_at_home(75, 60, 0), 9)
    0.3
    >>> left_at_home(100, 0, 0), left_at_home(0, 0, 0), left_at_home(100, 100, 0)
    (1.0, 0.0, 0.0)
    """
    return us / 100 * (1 - imp / 100) * (1 - crowd / 100)


def chain_pp(gross: Number, us: Number, imp: Number, crowd: Number) -> tuple[Number, ...]:
    """Return a contribution after each step from gross to net, percentage points.

    What is spent in the United States, what of that is made there, and what of that remains when
    other investment has given way; the parameters are those of `left_at_home`.

    >>> chain_pp(2.0, 50, 50, 0)
    (1.0, 0.5, 0.5)
    """
    home = gross * us / 100
    made = home * (1 - imp / 100)
    return home, made, made * (1 - crowd / 100)


class Macro(Theme[Number]):
    """What the spending of 2026 adds to the growth of the US economy.

    Growth compares a year with the one before, so spending that stays where it is adds nothing,
    however high. The steps from gross to net each take away from what the step before has left,
    so they have the sign opposite to the gross contribution, or are zero; the gross contribution
    and the three steps add up to the net one.
    """

    @number(ResultUnit.PERCENTAGE_POINTS)
    def gross_contribution_pp(self) -> Number:
        """Change in spending from 2025 to 2026 over US output of 2025. Negative if it falls."""
        return contribution_pp(self.levers.c26 - self.levers.c25, self._gdp_before_usd_bn)

    @number(ResultUnit.PERCENTAGE_POINTS)
    def abroad_pp(self) -> Number:
        """What is spent outside the United States."""
        return self._chain_pp[0] - self.gross_contribution_pp

    @number(ResultUnit.PERCENTAGE_POINTS)
    def imports_pp(self) -> Number:
        """What is spent there on imports."""
        return self._chain_pp[1] - self._chain_pp[0]

    @number(ResultUnit.PERCENTAGE_POINTS)
    def crowding_out_pp(self) -> Number:
        """What other investment gives way."""
        return self._chain_pp[2] - self._chain_pp[1]

    @number(ResultUnit.PERCENTAGE_POINTS, usual_target=0.5)
    def net_contribution_pp(self) -> Number:
        """What is left as a contribution to US growth: gross x us x (1 - imp) x (1 - crowd).

        Its sign is that of the gross contribution and its size never larger.
        """
        return self._chain_pp[2]

    @number(ResultUnit.PERCENTAGE_POINTS)
    def firm_shock_pp(self) -> Number:
        """What one firm's cut of its plan for 2026 takes, by the same chain: zero or negative.

        The firm need not belong to the group whose spending the scenario counts.
        """
        levers = self.levers
        plan_usd_bn: Number = number_of(levers.firm, self.observed.plans_2026_usd_bn)
        lost_usd_bn = plan_usd_bn * levers.cut / 100
        kept = left_at_home(levers.us, levers.imp, levers.crowd)
        # Subtracting from zero keeps a cut of nothing from being minus zero.
        return 0.0 - contribution_pp(lost_usd_bn, self._gdp_before_usd_bn) * kept

    @number(ResultUnit.PERCENT)
    def capex_share_of_us_gdp_pct(self) -> Number:
        """Spending in 2026 as a percentage of US output of 2026."""
        return 100 * self.levers.c26 / self.observed.us_gdp_usd_bn[2026]

    @property
    def _gdp_before_usd_bn(self) -> float:
        return self.observed.us_gdp_usd_bn[2025]

    @cached_property
    def _chain_pp(self) -> tuple[Number, ...]:
        levers = self.levers
        return chain_pp(self.gross_contribution_pp, levers.us, levers.imp, levers.crowd)
