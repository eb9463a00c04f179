"""Alike institutions that invest together: how many it takes, and what a vote of one is worth."""

import math

from scipy.special import gammaln

from components.model.arrays import Number, ceil, exp


def partners_needed(tgt: Number, aum: Number, maxt: Number) -> Number:
    """Return how many alike institutions fill a target, each with its largest ticket.

    `tgt` and `aum` in USD bn, `maxt` in percent of `aum`.

    >>> partners_needed(30, 300, 0.5)
    20.0
    """
    return ceil(tgt / (aum * maxt / 100))


def needed_votes(partners: Number, quota: Number) -> Number:
    """Return with how many of equal partners a motion passes.

    `quota` is the share of votes, percent, that it takes.

    >>> needed_votes(20, 75), needed_votes(3, 50), needed_votes(1, 75)
    (15.0, 2.0, 1.0)
    """
    return ceil(partners * quota / 100)


def blocking_partners(partners: Number, quota: Number) -> Number:
    """Return the fewest of equal partners without whom the rest fall short of the quota.

    `quota` is the share of votes, percent, with which a motion passes.

    >>> blocking_partners(20, 75), blocking_partners(3, 50), blocking_partners(1, 75)
    (6.0, 2.0, 1.0)
    """
    return partners - needed_votes(partners, quota) + 1


def swing_chance_pct(partners: Number, quota: Number) -> Number:
    r"""Return the chance, percent, that the vote of one of equal partners decides a motion.

    The others vote for or against as a fair coin falls. With n partners of whom q have to agree,
    one decides if exactly q - 1 of the n - 1 others do:
    :math:`\binom{n - 1}{q - 1} / 2^{n - 1}`, the absolute Banzhaf index. Of all swings each has
    the same share, 1 / n.

    Parameters
    ----------
    partners
        n, whole and 1 or more.
    quota
        Share of the votes, percent, with which a motion passes.

    References
    ----------
    J. F. Banzhaf, "Weighted voting doesn't work", Rutgers Law Review 19, 1965; P. Dubey and
    L. S. Shapley, "Mathematical properties of the Banzhaf power index", 1979.

    Examples
    --------
    >>> round(swing_chance_pct(5, 50), 9), round(swing_chance_pct(3, 100), 9)  # 6 / 16, 1 / 4
    (37.5, 25.0)
    """
    needed = needed_votes(partners, quota)
    ways = gammaln(partners) - gammaln(needed) - gammaln(partners - needed + 1)
    chance: Number = exp(ways - (partners - 1) * math.log(2))
    return 100 * chance
