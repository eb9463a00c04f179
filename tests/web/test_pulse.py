"""How late the event loop is, and what is left out while readers wait for each other."""

import asyncio
import time

import pytest

from components.web.metrics import Metrics
from components.web.pulse import BEAT_SECONDS, LATE_SECONDS, PULSE, Pulse
from tests.web.client import client


@pytest.mark.parametrize("beats", [1, 5, 50])
def test_lateness_is_a_mean_that_forgets_a_fifth_at_each_beat(beats: int) -> None:
    pulse = Pulse()
    for _ in range(beats):
        pulse.feel(2 * LATE_SECONDS)
    assert pulse.late_seconds == pytest.approx(2 * LATE_SECONDS * (1 - 0.8**beats))
    assert pulse.is_racing == (beats > 3)  # 1 - 0.8 ** 4 is the first beyond a half
    while pulse.is_racing:
        pulse.feel(0)
    assert 0 < pulse.late_seconds <= LATE_SECONDS


def test_a_loop_that_is_kept_waiting_is_late_by_as_much() -> None:
    pulse = Pulse()

    async def beat_once() -> None:
        beating = asyncio.create_task(pulse.beat())
        await asyncio.sleep(0)  # it begins to wait
        time.sleep(4 * BEAT_SECONDS)  # as long as a run of a script keeps the loop
        while not pulse.late_seconds:
            await asyncio.sleep(0)
        beating.cancel()

    asyncio.run(beat_once())
    assert pulse.late_seconds >= 0.2 * 2.9 * BEAT_SECONDS
    assert pulse.is_racing


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
