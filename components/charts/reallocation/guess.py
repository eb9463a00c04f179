"""What a guess of the share of savings is set beside: what institutions hold in infrastructure."""

from components.charts.palette import CONTEXT
from components.charts.published import Comparison, published_facts

COMPARISON = Comparison(
    (0, 10),
    published_facts(
        {
            "survey.infra_actual_pct": (CONTEXT, False),
            "survey.infra_target_pct": (CONTEXT, True),
        }
    ),
)
