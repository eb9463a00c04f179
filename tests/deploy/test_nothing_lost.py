"""A replica that dies, comes back, or is replaced costs no reader their scenario."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack

import pytest

from tests.browser.reader import expected_takeaway
from tests.browser.server import Server
from tests.deploy.conftest import Site, fetch
from tests.load.client import LostError, Session

pytestmark = pytest.mark.deploy
READERS = 50
BACK_WITHIN_SECONDS = 10.0
Happening = Callable[[Site, AsyncExitStack], Awaitable[None]]


@pytest.fixture(autouse=True)
def _both_run(site: Site) -> None:
    """Start what the test before left dead."""
    for server in site.servers:
        if not server.running:
            server.start()


def test_a_replica_killed_under_its_readers_loses_none_of_them(site: Site) -> None:
    asyncio.run(_leaving_afterwards(_killed, site))
    assert "Traceback" not in site.logs()


def test_replacing_one_replica_after_the_other_loses_nothing(site: Site) -> None:
    asyncio.run(_leaving_afterwards(_replaced, site))
    assert "Traceback" not in site.logs()


async def _leaving_afterwards(happening: Happening, site: Site) -> None:
    async with AsyncExitStack() as leaving:
        await happening(site, leaving)


async def _killed(site: Site, leaving: AsyncExitStack) -> None:
    sessions = await _open(site, _paces(), leaving)
    first, second = (_connections(server) for server in site.servers)
    assert first + second == READERS
    assert min(first, second) > READERS // 4, "the proxy did not share the readers out"

    # Some are in the middle of a move, which counts or does not, but leaves nobody in between.
    moving = [asyncio.create_task(_try_to_move(session)) for session in sessions[:10]]
    site.servers[0].kill()
    async with asyncio.timeout(BACK_WITHIN_SECONDS):
        await _come_back(sessions, first)
    await asyncio.gather(*moving)
    _expect_own_scenarios(sessions)
    _expect_paces(sessions[10:], _paces()[10:])

    # Pages and files come from the one that is left.
    for path in 3 * ("/funding?v=2&lang=ja", "/api/scenario?v=2&pace=1.3", "/healthz"):
        assert fetch(site.address, path)[0] == 200

    # All readers hang on it; what they do next counts.
    assert _connections(site.servers[1]) == READERS
    await asyncio.gather(*(session.move("slider.pace.en", 2000.0) for session in sessions[:5]))
    _expect_paces(sessions[:5], [2.0] * 5)

    # The dead one returns and takes readers again, without anyone's help.
    await asyncio.to_thread(site.servers[0].start)
    later = await _open(site, [0.5] * 10, leaving)
    assert _connections(site.servers[0]) > 0
    _expect_paces(later, [0.5] * 10)


async def _replaced(site: Site, leaving: AsyncExitStack) -> None:
    sessions = await _open(site, _paces()[:20], leaving)
    for server in site.servers:
        readers = _connections(server)
        await asyncio.to_thread(server.stop)
        await _come_back(sessions, readers)
        await asyncio.to_thread(server.start)
    _expect_paces(sessions, _paces()[:20])
    await asyncio.gather(*(session.move("slider.pace.en", 2000.0) for session in sessions))
    _expect_paces(sessions, [2.0] * len(sessions))


def _paces() -> list[float]:
    """Return a scenario for each reader, all different."""
    return [round(0.1 + 0.05 * number, 3) for number in range(READERS)]


async def _open(site: Site, paces: Iterable[float], leaving: AsyncExitStack) -> list[Session]:
    """Let readers come, each with a scenario of their own, some of them with a move made."""
    gate = asyncio.Semaphore(4)

    async def come(number: int, pace: float) -> Session:
        async with gate:
            session = await Session.open(site.address, f"/funding?v=2&lang=en&pace={pace:g}")
            leaving.push_async_callback(session.close)
            if number % 5 == 0:
                await session.move("slider.mult", 2.0)
            return session

    return list(await asyncio.gather(*(come(*each) for each in enumerate(paces))))


async def _try_to_move(session: Session) -> None:
    try:
        await session.move("slider.mom", random.choice([-20.0, 20.0]))  # noqa: S311
    except LostError:
        return


async def _come_back(sessions: Sequence[Session], expected: int) -> None:
    """Let those who lost their connection come back; wait until so many have."""

    async def come_back(session: Session) -> None:
        await session.lost()
        await session.reconnect()

    waiting = {asyncio.create_task(come_back(session)) for session in sessions}
    back = 0
    while back < expected:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for each in done:
            each.result()
        back += len(done)
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert all(session.connected for session in sessions)


def _expect_own_scenarios(sessions: Sequence[Session]) -> None:
    """Check that inputs, sentence and address bar of each reader tell the same, and no error."""
    for session in sessions:
        link = dict(session.query_pairs())
        changes = {key: float(link[key]) for key in ("mult", "pace", "mom") if key in link}
        assert "pace" in changes
        assert session.value("slider.pace.en") == pytest.approx(1000 * changes["pace"])
        for key in changes.keys() - {"pace"}:
            assert session.value(f"slider.{key}") == pytest.approx(changes[key])
        assert session.shows(expected_takeaway("funding", "en", **changes)), changes
        assert session.problems == []


def _expect_paces(sessions: Sequence[Session], paces: Sequence[float]) -> None:
    _expect_own_scenarios(sessions)
    shown = [session.value("slider.pace.en") for session in sessions]
    assert shown == pytest.approx([1000 * pace for pace in paces])


def _connections(server: Server) -> int:
    """Return how many readers hang on a server, as it says itself."""
    status, text = server.get("/_stcore/metrics")
    assert status == 200
    found = re.search(r"^active_sessions (\d+)", text, re.MULTILINE)
    assert found is not None, text
    return int(found[1])
