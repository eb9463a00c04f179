"""Rates of return and the yearly cost of capital, from cash flows."""

from collections.abc import Sequence

import numpy as np
from numpy.polynomial import polynomial
from scipy.optimize import brentq

LOWEST_RATE = -0.99
HIGHEST_RATE = 100.0
_GRID_POINTS = 4000


def capital_recovery_factor(rate_pct: float, years: float) -> float:
    r"""Return the level payment a year that repays 1 with interest over some years.

    :math:`r / (1 - (1 + r)^{-n})`, and 1 / n at r = 0 (any text on engineering economics).

    Parameters
    ----------
    rate_pct
        100 r, percent a year, above -100.
    years
        n, above 0; need not be whole.

    Examples
    --------
    >>> round(capital_recovery_factor(10, 5), 6)  # published tables: 0.2638
    0.263797
    >>> capital_recovery_factor(0, 4), round(capital_recovery_factor(8, 1), 9)
    (0.25, 1.08)
    """
    rate = rate_pct / 100
    if rate == 0:
        return 1 / years
    return float(rate / -np.expm1(-years * np.log1p(rate)))


def internal_rates_of_return_pct(flows: Sequence[float]) -> tuple[float, ...]:
    """Return all rates, percent, at which the flows of equally spaced dates have no net value.

    Rates from -99 % to 10,000 % are looked through. Flows that never change sign have none;
    flows that change it once have at most one (Descartes); others may have several.

    Examples
    --------
    >>> [round(rate, 6) for rate in internal_rates_of_return_pct([-100, 60, 66])]
    [16.60254]
    >>> internal_rates_of_return_pct([-100, -5])
    ()
    >>> [round(rate, 6) for rate in internal_rates_of_return_pct([-100, 230, -132])]
    [10.0, 20.0]
    """
    signs = np.sign([flow for flow in flows if flow])
    if len(signs) == 0 or (signs == signs[0]).all():
        return ()

    def net_value(factor: float) -> float:
        """Value of the flows at a discount factor 1 / (1 + rate), scaled so that none overflows."""
        return float(polynomial.polyval(factor, flows)) / max(1.0, factor) ** (len(flows) - 1)

    factors = np.geomspace(1 / (1 + HIGHEST_RATE), 1 / (1 + LOWEST_RATE), _GRID_POINTS)
    scale = np.maximum(1.0, factors) ** (len(flows) - 1)
    values = polynomial.polyval(factors, flows) / scale
    turns = np.flatnonzero(np.sign(values[:-1]) * np.sign(values[1:]) < 0)
    roots = [brentq(net_value, factors[i], factors[i + 1], xtol=1e-14) for i in turns]
    roots += factors[values == 0].tolist()
    return tuple(sorted(100 * (1 / factor - 1) for factor in roots))


def internal_rate_of_return_pct(flows: Sequence[float]) -> tuple[float | None, str]:
    """Return the one rate of return of some flows, percent, or None and the reason.

    The reason is "no_rate" if no rate makes the flows worth nothing (the money is not earned
    back even in part, or never laid out), "several_rates" if more than one does, else empty.
    """
    rates = internal_rates_of_return_pct(flows)
    if len(rates) == 1:
        return rates[0], ""
    return None, "several_rates" if rates else "no_rate"
