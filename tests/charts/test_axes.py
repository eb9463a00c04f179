import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.axes import (
    MOST_TICKS,
    lever_axis,
    lever_axis_name,
    month_ticks,
    result_axis,
    round_ticks,
)
from components.evidence import observed
from components.model.lab.quantity import QUANTITIES
from components.model.observed import month_text
from components.text import LANGUAGES

SIZES = st.floats(-1e9, 1e9)


@given(SIZES, st.floats(1e-6, 1e9), st.booleans())
def test_ticks_are_few_evenly_spaced_and_inside(low: float, width: float, whole: bool) -> None:
    high = low + width
    if high - low < 1e-6 * max(abs(low), abs(high)):
        return  # six figures cannot tell the ends apart
    ticks = round_ticks(low, high, whole)
    room = 1e-5 * max(abs(low), abs(high))
    assert all(low - room <= tick <= high + room for tick in ticks)
    assert whole or 1 <= len(ticks) <= MOST_TICKS


def test_months_years_apart_are_januaries() -> None:
    texts = [month_text(tick, observed()) for tick in month_ticks(10, 90, observed())]
    assert texts == ["2028-01", "2030-01", "2032-01"]
    close = [month_text(tick, observed()) for tick in month_ticks(10, 16, observed())]
    assert len(close) in {2, 3, 4}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("result_id", QUANTITIES)
def test_every_result_has_an_axis(result_id: str, language: str) -> None:
    for numbers in ([], [2.0], [1.0, 40.0], [-3.0, 2000.0]):
        axis = result_axis(result_id, numbers, observed(), language)
        low, high = axis["range"]
        assert all(low <= number <= high for number in numbers)
        assert len(axis["tickvals"]) == len(axis["ticktext"])


@given(SIZES, st.sampled_from([0.0, 1e-15, 1e-13, 1e-9, 1e-7, 1e-6, 1e-5]))
def test_an_axis_of_numbers_that_noise_sets_apart_has_a_length(one: float, noise: float) -> None:
    axis = result_axis("funding.chance_by_2030_pct", [one, one * (1 + noise)], observed(), "en")
    low, high = axis["range"]
    assert low < high
    assert len(set(axis["tickvals"])) == len(axis["tickvals"])


@pytest.mark.parametrize(
    ("key", "language", "texts", "unit"),
    [
        ("tgt", "en", ["20", "30", "40", "50"], "USD bn"),
        ("tgt", "ja", ["200", "300", "400", "500"], "億ドル"),
        ("pace", "en", ["1,000", "2,000", "3,000"], "USD million a month"),
        ("pace", "ja", ["10", "20", "30"], "億ドル／月"),
    ],
)
def test_an_axis_of_an_input_counts_as_its_slider(
    key: str, language: str, texts: list[str], unit: str
) -> None:
    assert lever_axis(key, language)["ticktext"] == texts
    assert unit in lever_axis_name(key, language)
