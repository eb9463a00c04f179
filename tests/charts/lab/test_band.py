import pytest

from components.charts import chart_of
from components.evidence import observed
from components.model.lab.uncertainty import uncertainty
from tests.charts.lab.asked import DEFAULT, TOTAL, asked


def test_the_band_is_that_of_the_draws() -> None:
    found = uncertainty(DEFAULT, TOTAL.result, observed())
    outer, inner = chart_of(asked(), "lab.band").spec["data"][:2]
    for bar, low, high in ((outer, 0, 4), (inner, 1, 3)):
        assert bar["base"][0] == pytest.approx(found.quantiles[low], rel=1e-4)
        assert bar["base"][0] + bar["x"][0] == pytest.approx(found.quantiles[high], rel=1e-4)
