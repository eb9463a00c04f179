"""What a guess of the deepest outlay is set beside: what the fund has raised and aims at."""

from components.charts.palette import OBSERVED
from components.charts.published import Comparison, published_facts

COMPARISON = Comparison(
    (0, 50),
    published_facts(
        {
            "aip.equity_raised_usd_bn": (OBSERVED, False),
            "aip.equity_target_usd_bn": (OBSERVED, True),
        }
    ),
)
