"""Payback: what the capital must earn year by year, and what AI brings in to pay for it.

Amounts are in dollars of the year, not adjusted for prices: what the capital must earn is fixed
in the dollars in which it was bought, what sellers capture grows with nominal output.
"""

import math
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import add, mul
from typing import Any

from components.model.arrays import Number, exp, number_of, total
from components.model.lever_values import LeverValues
from components.model.observed import Observed
from components.model.rates import capital_recovery_factor
from components.model.themes.buildout import YEARS as BUILD_YEARS
from components.model.themes.buildout import annual_capex_usd_bn, world_ai_factor

FIRST_YEAR = 2026
LAST_YEAR = 2050
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
BUILT_YEAR = BUILD_YEARS[-1]
"""Last year of the build-out; before it nothing counts as paid back."""
START_SHARE = 0.1
"""How far AI is taken to be in use in 2025, of its full use. An assumption of ours."""
REFERENCE_GROWTH_PCT = 19.0
"""Growth of spending at which AI's uplift is the lever's: the default of `g`."""


def yearly_cost_of_capital(levers: LeverValues[Number, Any]) -> Number:
    r"""Return the gross profit a year that pays back a dollar of capital with the required return.

    :math:`s\,c(r, n_s) + (1 - s)\,c(r, n_l)`, with c the capital recovery factor: each part is
    replaced at its old price when it is worn out.

    Parameters
    ----------
    levers
        Of them `ret` (r, percent a year), `short` (s, percent), `ls` and `ll` (lives in years of
        the short-lived and the long-lived part).

    Returns
    -------
    float or array
        Dollars a year, before tax and before costs below gross profit.

    Notes
    -----
    As r goes to 0 this goes to s / n_s + (1 - s) / n_l, straight-line depreciation.

    Examples
    --------
    >>> from components.model import Scenario
    >>> scenario = Scenario.from_changes({"ret": 10, "short": 60, "ls": 5, "ll": 20})
    >>> round(yearly_cost_of_capital(scenario), 4)  # 0.6 * 0.2638 + 0.4 * 0.11746
    0.2053
    """
    fast = levers.short / 100
    return fast * capital_recovery_factor(levers.ret, levers.ls) + (
        1 - fast
    ) * capital_recovery_factor(levers.ret, levers.ll)


def world_ai_spending_usd_bn(levers: LeverValues[Number, Any]) -> tuple[Number, ...]:
    """Return the world's spending on AI in each year of the build-out, USD bn.

    AI's part of the counted spending, and what all others spend on top.
    """
    counted = annual_capex_usd_bn(levers.c25, levers.c26, levers.g, levers.bust)
    worldwide = world_ai_factor(levers.ai, levers.rest)
    return tuple(spending * worldwide for spending in counted)


def required_by_year_usd_bn(levers: LeverValues[Number, Any]) -> tuple[Number, ...]:
    """Return what the capital in place must earn in each of `YEARS`, USD bn of gross profit.

    Each year's spending is a vintage that must earn its yearly cost from the next year on. From
    2031 on this is the requirement of the whole build-out: nothing is added after 2030, and what
    wears out is replaced at its old price.
    """
    built = tuple(accumulate(world_ai_spending_usd_bn(levers), add))
    a_dollar = yearly_cost_of_capital(levers)
    return tuple(a_dollar * built[min(n, len(built) - 1)] for n in range(len(YEARS)))


def diffusion_share(year: float, half: Number) -> Number:
    """Return how far AI is in use, 0-1, along a logistic curve.

    A tenth of full use in 2025, half of it `half` years later, nine tenths after twice that.

    Parameters
    ----------
    year
        Calendar year; may lie between two.
    half
        Years from 2025 to half of full use, above 0.

    Examples
    --------
    >>> [round(diffusion_share(2025 + years, 8), 6) for years in (0, 8, 16)]
    [0.1, 0.5, 0.9]
    """
    steepness = math.log(1 / START_SHARE - 1) / half
    return 1 / (1 + exp(-steepness * (year - 2025 - half)))


def uplift_of_build_x(levers: LeverValues[Number, Any]) -> Number:
    """Return by what the uplift is multiplied because more or less is built: (K / K_ref)^el.

    K is the spending of the scenario, K_ref that from the same first two years with growth of
    `REFERENCE_GROWTH_PCT` and no bust.
    """
    built = total(annual_capex_usd_bn(levers.c25, levers.c26, levers.g, levers.bust))
    reference = total(annual_capex_usd_bn(levers.c25, levers.c26, REFERENCE_GROWTH_PCT))
    ratio: Number = (built / reference) ** levers.el
    return ratio


def growth_steps(levers: LeverValues[Number, Any]) -> tuple[tuple[Number, Number], ...]:
    """Return p and q for each of `YEARS`: in that year an uplift u lifts output by (1 + p u)^q.

    If the uplift goes on for ever, p is how far AI is in use and q one year. If it lasts some
    years, each step of AI into use brings its part of them: p is 1 and q that part, in years.
    """
    always = number_of(levers.lasts, {"years": 0.0, "always": 1.0})
    in_use = [diffusion_share(year, levers.half) for year in (FIRST_YEAR - 1, *YEARS)]
    return tuple(
        (always * now + (1 - always), always + (1 - always) * levers.yrs * (now - before))
        for before, now in pairwise(in_use)
    )


def growth_factors(levers: LeverValues[Number, Any]) -> tuple[Number, ...]:
    """Return what AI multiplies output by in each of `YEARS`, over the year before."""
    uplift = levers.up / 100 * uplift_of_build_x(levers)
    return tuple((1 + part * uplift) ** years for part, years in growth_steps(levers))


def output_gains(levers: LeverValues[Number, Any]) -> tuple[Number, ...]:
    """Return by how much output is higher in each of `YEARS` than without AI, as a fraction.

    With `lasts` at "years": (1 + up)^(yrs use(y)) / (1 + up)^(yrs use(2025)) - 1, a level that is
    reached as AI comes into use. At "always", growth is higher by up use(y) in every year, and the
    level drifts away from the path without AI. The uplift is `up` times `uplift_of_build_x`.
    """
    return tuple(level - 1 for level in accumulate(growth_factors(levers), mul))


@cache  # no lever moves it
def us_gdp_path_usd_bn(observed: Observed) -> tuple[float, ...]:
    """Return nominal US output in each of `YEARS` without the uplift, USD bn.

    The IMF's forecast as far as it reaches, then its last growth rate. The forecast may hold some
    of AI's effect already; nothing is taken out for that.
    """
    known = observed.us_gdp_usd_bn
    last = max(known)
    growth = known[last] / known[last - 1]
    return tuple(known.get(year, known[last] * growth ** max(0, year - last)) for year in YEARS)


def captured_usd_bn(levers: LeverValues[Number, Any], observed: Observed) -> tuple[Number, ...]:
    """Return what sellers of AI capture of the added output in each of `YEARS`, USD bn.

    `capt` percent of US output with the uplift less output without it, times `reach` for the
    world. Buyers keep the rest.
    """
    return captured_of_gains_usd_bn(output_gains(levers), levers, observed)


def captured_of_gains_usd_bn(
    gains: tuple[Number, ...], levers: LeverValues[Number, Any], observed: Observed
) -> tuple[Number, ...]:
    """Return `captured_usd_bn`, given the gains of output in each of `YEARS`."""
    share = levers.capt / 100 * levers.reach
    path = us_gdp_path_usd_bn(observed)
    return tuple(share * gdp * gain for gdp, gain in zip(path, gains, strict=True))


def revenue_usd_bn(levers: LeverValues[Number, Any]) -> tuple[Number, ...]:
    """Return what buyers pay for AI in each of `YEARS` with money that is not their suppliers'.

    From `rev26` in 2026 by `rg` percent in 2027; each year after, growth is `fade` times that of
    the year before. Of it `circ` percent is paid with suppliers' money and does not count.
    """
    growth = levers.rg / 100
    revenue = [levers.rev26 * (1 - levers.circ / 100)]
    for _ in YEARS[1:]:
        revenue.append(revenue[-1] * (1 + growth))
        growth = growth * levers.fade
    return tuple(revenue)


def balances_usd_bn(net_usd_bn: Sequence[Number], rate_pct: Number) -> tuple[Number, ...]:
    """Return what has been earned beyond the requirement by the end of each year, with interest.

    :math:`B(y) = B(y - 1) (1 + r) + net(y)`.

    >>> balances_usd_bn([-100.0, 0.0, 300.0], 50)
    (-100.0, -150.0, 75.0)
    """
    return tuple(accumulate(net_usd_bn, lambda before, net: before * (1 + rate_pct / 100) + net))


def present_value_usd_bn(flows: Sequence[Number], rate_pct: Number) -> Number:
    """Return the value in 2025 of flows of `YEARS`."""
    factor = 1 / (1 + rate_pct / 100)
    return total([flow * factor ** (n + 1) for n, flow in enumerate(flows)])
