"""How late the event loop is, and what is left out while readers wait for each other."""

import asyncio
import time

import pytest

from components.web.metrics import Metrics
from components.web.pulse import BEAT_SECONDS, LATE_SECONDS, PULSE, Pulse
from tests.web.client import client


def beaten(*, blocked: bool) -> Pulse:
    """Return a pulse taken over some beats, with a loop kept busy between them or not."""
    pulse = Pulse()

    async def beat() -> None:
        beating = asyncio.create_task(pulse.beat())
        for _ in range(6):
            await asyncio.sleep(0)
            if blocked:
                time.sleep(2 * BEAT_SECONDS)  # as a run of a script does
            await asyncio.sleep(BEAT_SECONDS)
        beating.cancel()

    asyncio.run(beat())
    return pulse


def test_a_loop_that_is_kept_waiting_races_and_an_idle_one_does_not() -> None:
    assert beaten(blocked=True).is_racing
    assert beaten(blocked=False).late_seconds < beaten(blocked=True).late_seconds


@pytest.mark.parametrize("path", ["/frames/funding/tgt/31", "/frames/funding/tgt"])
def test_nothing_is_drawn_ahead_while_readers_wait(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PULSE, "late_seconds", 2 * LATE_SECONDS)
    answer = client.get(f"{path}?v=1&lang=en&pace=1.3")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["cache-control"] == "no-store"
    monkeypatch.setattr(PULSE, "late_seconds", 0.5 * LATE_SECONDS)
    assert client.get(f"{path}?v=1&lang=en&pace=1.3").json()["frames"]


def test_operators_see_the_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PULSE, "late_seconds", 0.125)
    assert b"buildout_late_seconds 0.125" in Metrics().text()
