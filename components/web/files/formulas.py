"""Pieces of spreadsheet formulas that several themes share."""

NO_RATE = -100.0
"""What a cell holds if no rate of return was found, percent."""


def result_name(result_id: str) -> str:
    """Return the name of a result's cell.

    >>> result_name("funding.debt_usd_bn")
    'funding_debt_usd_bn'
    """
    return result_id.replace(".", "_")


def capital_recovery(rate_pct: str, years: str) -> str:
    """Return the formula of the capital recovery factor, r / (1 - (1 + r)^-n).

    The ranges of the levers keep the rate above zero.
    """
    return f"({rate_pct}/100/(1-(1+{rate_pct}/100)^(-{years})))"


def rate_of_return(flows: str) -> str:
    """Return the formula of a rate of return in percent of the flows in a named range.

    A spreadsheet searches from a guess and may miss the rate, so several guesses are tried;
    `NO_RATE` says that none led to it.
    """
    formula = f"{NO_RATE:g}"
    for guess in ("-0.7", "2", "0.6", "-0.3", "0.1"):
        formula = f"IFERROR(100*IRR({flows},{guess}),{formula})"
    return formula


def rate_or_reason(name: str) -> str:
    """Return the formula of the rate in a named cell, or of the words if it holds `NO_RATE`."""
    return f'IF({name}<-99,"{{no_rate}}",{name})'
