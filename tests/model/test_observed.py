from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import observed
from components.model.observed import (
    Observed,
    calendar_months_after,
    month_number,
    month_text,
    months_between,
)


def test_months_count_from_launch_to_the_disclosed_amount() -> None:
    figures: Observed = observed()
    assert figures.months_since_launch == pytest.approx(485 / (365.25 / 12))
    assert months_between(date(2024, 1, 1), date(2024, 1, 1)) == 0


@pytest.mark.parametrize("text", ["2026-01", "2025-12", "2031-07", "2100-12"])
def test_months_read_back(text: str) -> None:
    assert month_text(month_number(text, observed()), observed()) == text


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 30_000))
def test_the_calendar_month_of_a_day_is_that_of_counting_days(start: date, days: int) -> None:
    """A tenth of a day more or less than whole days is rounded away."""
    day = start + timedelta(days)
    elapsed = 12 * (day.year - start.year) + day.month - start.month
    months = (days + np.array([-0.1, 0.0, 0.1])) * 12 / 365.25
    assert [calendar_months_after(start, float(one)) for one in months] == [elapsed] * 3
    assert calendar_months_after(start, months).tolist() == [elapsed] * 3


def test_no_time_is_no_date() -> None:
    found = calendar_months_after(date(2026, 1, 15), np.array([0.0, np.nan]))
    assert found == pytest.approx([0.0, np.nan], nan_ok=True)
