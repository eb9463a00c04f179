"""How many readers wait for each other, and what is left out while they do."""

import asyncio
import time

import pytest

from components.web.live.load import BUSY_DELAY_SECONDS, BUSY_WAITING, QUEUE_LOAD, QueueLoad
from components.web.server.metrics import Metrics
from tests.web.client import client


@pytest.mark.parametrize("beats", [1, 5, 50])
def test_what_is_felt_is_a_mean_that_forgets_a_twentieth_at_each_beat(beats: int) -> None:
    load = QueueLoad()
    for _ in range(beats):
        load.record(1)
    assert load.waiting == pytest.approx(1 - 0.95**beats)
    assert load.is_busy == (beats > 4)  # 1 - 0.95 ** 5 is the first beyond a fifth
    while load.is_busy:
        load.record(0)
    assert 0 < load.waiting <= BUSY_WAITING


def test_it_beats_until_it_is_cancelled() -> None:
    load = QueueLoad()
    felt = iter([0, 3])

    async def beat_twice() -> None:
        beating = asyncio.create_task(load.sample_forever(lambda: next(felt)))
        while not load.waiting:
            await asyncio.sleep(0)
        beating.cancel()

    asyncio.run(beat_twice())
    assert load.waiting == pytest.approx(0.15)


@pytest.mark.parametrize("path", ["/frames/funding/tgt/31", "/frames/funding/tgt"])
def test_nothing_is_drawn_ahead_while_readers_wait(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QUEUE_LOAD, "waiting", 2 * BUSY_WAITING)
    answer = client.get(f"{path}?v=2&lang=en&pace=1.3")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["cache-control"] == "no-store"
    monkeypatch.setattr(QUEUE_LOAD, "waiting", 0.5 * BUSY_WAITING)
    assert client.get(f"{path}?v=2&lang=en&pace=1.3").json()["updates"]


def test_operators_see_the_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QUEUE_LOAD, "waiting", 0.125)
    assert b"buildout_runs_waiting 0.125" in Metrics().text()


def test_a_late_event_loop_counts_as_busy() -> None:
    """Answers over HTTP make readers wait without any run that waits for its turn."""
    load = QueueLoad()
    for _ in range(60):
        load.record(0, 2 * BUSY_DELAY_SECONDS)
    assert load.is_busy
    for _ in range(60):
        load.record(0, 0.0)
    assert not load.is_busy


def test_the_delay_is_what_the_loop_was_held_up() -> None:
    load = QueueLoad()

    async def hold_up() -> None:
        sampling = asyncio.create_task(load.sample_forever(lambda: 0))
        await asyncio.sleep(0)
        time.sleep(0.3)
        while not load.delay_seconds:
            await asyncio.sleep(0)
        sampling.cancel()

    asyncio.run(hold_up())
    assert load.delay_seconds >= 0.05 * 0.2
