"""Alike institutions that invest together: how many it takes, and what a vote of one is worth."""

from components.model.arrays import Number, ceil


def partners_needed(tgt: Number, aum: Number, maxt: Number) -> Number:
    """Return how many alike institutions fill a target, each with its largest ticket.

    `tgt` and `aum` in USD bn, `maxt` in percent of `aum`.

    >>> partners_needed(30, 300, 0.5)
    20.0
    """
    return ceil(tgt / (aum * maxt / 100))


def blocking_partners(partners: Number, quota: Number) -> Number:
    """Return the fewest of equal partners without whom the rest fall short of the quota.

    `quota` is the share of votes, percent, with which a motion passes.

    >>> blocking_partners(20, 75), blocking_partners(3, 50), blocking_partners(1, 75)
    (6.0, 2.0, 1.0)
    """
    return 1 - ceil(-partners * (100 - quota) / 100)
