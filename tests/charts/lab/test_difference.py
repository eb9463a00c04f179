import pytest

from components.charts import chart_of
from components.evidence import observed
from components.model.lab.explain import explain
from tests.charts.lab.asked import DEFAULT, TOTAL
from tests.contexts import context


def test_the_parts_lead_from_the_one_scenario_to_the_other() -> None:
    pinned = DEFAULT.replace(g=10, bust=30)
    given_context = context(DEFAULT.replace(g=25), question=TOTAL, compared=pinned)
    spec = chart_of(given_context, "lab.difference").spec
    found = explain(pinned, given_context.scenario, TOTAL.result, observed())
    ends = spec["data"][1]["x"]
    assert ends == [pytest.approx(found.before, abs=1e-3), pytest.approx(found.after, abs=1e-3)]
    bars = spec["data"][0]
    place = ends[0]
    for part, start, length in zip(found.parts, bars["base"], bars["x"], strict=True):
        low, high = sorted((place, place + part.contribution))
        assert (start, start + length) == (
            pytest.approx(low, abs=2e-3),
            pytest.approx(high, abs=2e-3),
        )
        place += part.contribution
    assert place == pytest.approx(ends[1], abs=2e-3)
