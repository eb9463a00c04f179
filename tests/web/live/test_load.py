"""How many readers wait for each other, and what is left out while they do."""

import asyncio

import pytest

from components.web.live.load import MOST_WAITING, PULSE, Pulse
from components.web.server.metrics import Metrics
from tests.web.client import client


@pytest.mark.parametrize("beats", [1, 5, 50])
def test_what_is_felt_is_a_mean_that_forgets_a_twentieth_at_each_beat(beats: int) -> None:
    pulse = Pulse()
    for _ in range(beats):
        pulse.feel(1)
    assert pulse.waiting == pytest.approx(1 - 0.95**beats)
    assert pulse.is_racing == (beats > 4)  # 1 - 0.95 ** 5 is the first beyond a fifth
    while pulse.is_racing:
        pulse.feel(0)
    assert 0 < pulse.waiting <= MOST_WAITING


def test_it_beats_until_it_is_cancelled() -> None:
    pulse = Pulse()
    felt = iter([0, 3])

    async def beat_twice() -> None:
        beating = asyncio.create_task(pulse.beat(lambda: next(felt)))
        while not pulse.waiting:
            await asyncio.sleep(0)
        beating.cancel()

    asyncio.run(beat_twice())
    assert pulse.waiting == pytest.approx(0.15)


@pytest.mark.parametrize("path", ["/frames/funding/tgt/31", "/frames/funding/tgt"])
def test_nothing_is_drawn_ahead_while_readers_wait(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PULSE, "waiting", 2 * MOST_WAITING)
    answer = client.get(f"{path}?v=1&lang=en&pace=1.3")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["cache-control"] == "no-store"
    monkeypatch.setattr(PULSE, "waiting", 0.5 * MOST_WAITING)
    assert client.get(f"{path}?v=1&lang=en&pace=1.3").json()["updates"]


def test_operators_see_the_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PULSE, "waiting", 0.125)
    assert b"buildout_runs_waiting 0.125" in Metrics().text()
