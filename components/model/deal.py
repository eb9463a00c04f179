"""One deal per 100 of its cost: debt on a project with a level yield, and what its owners get.

No tax, fees, construction time or refinancing.
"""

from components.model.arrays import Number, largest, root_between, rounded, where
from components.model.rates import HIGHEST_RATE, LOWEST_RATE, capital_recovery_factor

COST = 100.0


def debt_share_pct(mult: Number) -> Number:
    """Return the share of debt, percent, in assets that are `mult` times their equity.

    >>> debt_share_pct(100 / 30), debt_share_pct(1)
    (70.0, 0.0)
    """
    return rounded(100 * (1 - 1 / mult), 6)


def cost_of_debt_pct(kd: Number, cert: Number) -> Number:
    """Return the cost of debt, percent a year, that is `cert` basis points below `kd`.

    The ranges of the levers keep it well above zero.

    >>> cost_of_debt_pct(6.5, 50)
    6.0
    """
    return kd - cert / 100


def debt_service(debt: Number, kd: Number, life: Number) -> Number:
    """Return the level payment a year on debt per 100 of cost, interest and repayment.

    `debt` in percent of cost, `kd` in percent a year, `life` in years.

    >>> round(debt_service(70, 6.5, 15), 4)
    7.4447
    """
    return debt * capital_recovery_factor(kd, life)


def largest_debt_pct(cover: float, yld: float, kd: float, life: float) -> float:
    """Return the debt, percent of cost, on which a yield covers debt service `cover` times.

    It may be above 100: then the whole cost could be borrowed.

    >>> round(largest_debt_pct(1.2, yld=11, kd=6.5, life=15), 1)
    86.2
    """
    return yld / (cover * capital_recovery_factor(kd, life))


def equity_flows(
    yld: Number, debt: Number, kd: Number, life: Number, res: Number
) -> tuple[Number, ...]:
    """Return the flows to equity per 100 of cost, years 0 to `life`, money laid out negative.

    Every year brings the cash yield less debt service; the last one also the end value. Owners
    pay in, in years in which the yield falls short. Of deals with different lives, those that
    have ended bring nothing until the longest ends.

    >>> equity_flows(yld=10, debt=0, kd=5, life=2, res=50)
    (-100.0, 10.0, 60.0)
    """
    yearly = yld - debt_service(debt, kd, life)
    flows = [debt - COST]
    for year in range(1, round(largest(life)) + 1):
        earlier = where(life > year, yearly, 0.0)
        flows.append(where(life == year, yearly + res, earlier))
    return tuple(flows)


def yield_with_chips_pct(
    return_pct: Number, short: Number, ls: Number, life: Number, res: Number
) -> Number:
    r"""Return the cash yield on cost with which a deal that buys its chips too has a return.

    Chips are `short` percent of the cost and replaced at their old price every `ls` years; the
    rest lasts the contract of n = `life` years and keeps `res` percent of its value. With c the
    capital recovery factor: :math:`s\,c(r, n_s) + (1 - s)(1 - v (1 + r)^{-n})\,c(r, n)`.

    Returns
    -------
    float or array
        Percent of the cost a year, before debt service.

    Notes
    -----
    With no chips this is the yield of the plain deal. Where `ls` divides `life`, it is what the
    flows with all replacements written out give; where a set of chips outlasts the contract,
    only the years within it are charged.

    Examples
    --------
    >>> round(yield_with_chips_pct(10, short=0, ls=5, life=15, res=0), 4)  # 100 over 15 years
    13.1474
    >>> yield_with_chips_pct(0.0, short=60, ls=5, life=15, res=100)  # a fifth of 60 a year
    12.0
    """
    chips = short / 100
    left = res / 100 * (1 + return_pct / 100) ** -life
    shell = (1 - chips) * (1 - left) * capital_recovery_factor(return_pct, life)
    needed: Number = COST * (chips * capital_recovery_factor(return_pct, ls) + shell)
    return needed


def return_with_chips_pct(
    yld: Number, short: Number, ls: Number, life: Number, res: Number
) -> Number:
    """Return the rate of return, percent a year, of a deal that buys its chips too, without debt.

    It is the rate at which `yield_with_chips_pct`, which rises with it, is the yield `yld`.

    >>> round(return_with_chips_pct(13.1474, short=0, ls=5, life=15, res=0), 3)
    10.0
    """

    def excess(rate: Number, yld: Number, *deal: Number) -> Number:
        return yield_with_chips_pct(rate, *deal) - yld

    deal = (yld, short, ls, life, res)
    return root_between(excess, 100 * LOWEST_RATE, 100 * HIGHEST_RATE, deal)
