"""What a guess of the revenue required is set beside: what others call required."""

from components.charts.palette import RANGE
from components.charts.published import Comparison, published_facts

COMPARISON = Comparison(
    (0, 6000),
    published_facts(
        {
            "required.jpm_revenue_usd_bn": (RANGE, True),
            "required.bii_revenue_usd_bn": (RANGE, True),
            "required.bain_revenue_2030_usd_bn": (RANGE, True),
        }
    ),
)
