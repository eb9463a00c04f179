"""The day that a page counts from."""

from datetime import UTC, date, datetime, tzinfo

import pytest

from components import context
from components.context import context_of, today_for
from components.link import Case
from components.model import Scenario


def clock(now: datetime) -> type[datetime]:
    """Return a clock that stands still, whatever the zone of the server."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return now.astimezone(tz)

    return Clock


@pytest.mark.parametrize(
    ("hour", "japan"),
    [(14, date(2026, 11, 29)), (15, date(2026, 11, 30)), (23, date(2026, 11, 30))],
)
def test_a_japanese_reader_s_day_is_that_of_japan(
    monkeypatch: pytest.MonkeyPatch, hour: int, japan: date
) -> None:
    now = datetime(2026, 11, 29, hour, 30, tzinfo=UTC)
    monkeypatch.setattr(context, "datetime", clock(now))
    assert (today_for("ja"), today_for("en")) == (japan, date(2026, 11, 29))
    assert context_of(Case(Scenario.default(), "ja")).today == japan
    assert context_of(Case(Scenario.default(), "ja"), date(2026, 1, 1)).today == date(2026, 1, 1)
