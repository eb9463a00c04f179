"""Many readers at once: how long a move takes on the server, what it costs, what memory does.

``python -m tests.load.many --sessions 200 --every 3 --seconds 60`` starts a server of its own and
loads it; ``--replicas 2`` puts two behind nginx with the configuration of ``deploy/``;
``--moves 10000`` counts moves instead of seconds, with readers coming and going, and watches the
memory; ``--abuser png`` puts somebody beside them who asks for that without end. The readers run on
the same machine and take their share of it.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

import httpx2
import uvloop
from httpx2 import AsyncClient, HTTPError, Limits

from tests.browser.server import Server, wait_for_rest
from tests.deploy.nginx import Nginx
from tests.load.abusers import KINDS, abuser
from tests.load.client import LostError, Session
from tests.load.report import FIRST_MOVES, PATHS, Load, Processes, Report

MOVES_OF_A_VISIT = 25
ALONE_SECONDS = 5.0
"""As in ``components/browser/previews.js``."""
_JITTER = (0.5, 1.5)


class Frames:
    """What a page asks for beside every move, to draw it before the move is answered."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._busy_until: dict[Session, float] = {}

    async def seconds(self, session: Session, key: str, value: float) -> float | None:
        """Ask for the frame of a slider's move and return the seconds until it is there.

        None if the server has no time for frames; it is left alone for a while then.
        """
        start = time.perf_counter()
        if start < self._busy_until.get(session, start):
            return None
        lever = key.split(".")[1]
        address = f"{session.address}/frames{session.path}/{lever}/{value}?{session.query}"
        try:
            answer = await self._client.get(address)
            answer.raise_for_status()
        except HTTPError as error:
            raise LostError(str(error)) from error
        now = time.perf_counter()
        if answer.status_code == httpx2.codes.NO_CONTENT:
            self._busy_until[session] = now + ALONE_SECONDS
            return None
        return now - start


async def run(
    addresses: Sequence[str],
    load: Load,
    pids: Sequence[int] = (),
    beside: AbstractContextManager[object] | None = None,
) -> Report:
    """Put a load on servers, in turn if there are several addresses, and return what was seen.

    `beside` is entered when all readers have opened their page, and left at the end.
    """
    report = Report(load)
    processes = Processes(pids)
    await _warm_up(addresses, load, 2 * max(len(pids), 1))
    report.rss_before_mb = processes.rss_mb()
    openings = 8
    gate = asyncio.Semaphore(openings)

    async def opened(number: int) -> Session:
        async with gate:
            path = load.paths[number % len(load.paths)]
            return await _open(addresses[number % len(addresses)], path, report)

    sessions = await asyncio.gather(*(opened(number) for number in range(load.sessions)))
    report.rss_open_mb = processes.rss_mb()

    start, cpu = time.monotonic(), processes.cpu_seconds()

    def over() -> bool:
        enough = load.moves is not None and report.moves >= load.moves
        return enough or time.monotonic() - start >= load.seconds

    def sample() -> None:
        if report.moves % 100 == 0:
            report.samples.append((report.moves, processes.rss_mb()))

    limits = Limits(max_connections=load.sessions)
    with beside or nullcontext():
        async with AsyncClient(timeout=60, limits=limits) as client:
            frames = Frames(client)
            await asyncio.gather(
                *(_read(session, report, frames, over, sample) for session in sessions)
            )
    report.loaded_seconds = time.monotonic() - start
    report.cpu_seconds = processes.cpu_seconds() - cpu
    report.rss_after_mb = processes.rss_mb()
    return report


async def _warm_up(addresses: Sequence[str], load: Load, readers: int) -> None:
    """Let so many readers come and go, so that every process has had one."""
    first = [await Session.open(addresses[0], load.paths[0]) for _ in range(readers)]
    await asyncio.gather(*(session.close() for session in first))


async def _open(address: str, path: str, report: Report) -> Session:
    start = time.perf_counter()
    session = await Session.open(address, path)
    report.opened_seconds.append(time.perf_counter() - start)
    return session


async def _read(
    session: Session,
    report: Report,
    frames: Frames,
    over: Callable[[], bool],
    sample: Callable[[], None],
) -> None:
    """Be one reader, or in turn several if moves are counted, until the load is over."""
    load, page = report.load, f"{session.path}?{session.query}"
    await asyncio.sleep(random.uniform(0, load.every_seconds))  # noqa: S311 - no secret
    moves = 0
    while not over():
        due = time.monotonic() + load.every_seconds * random.uniform(*_JITTER)  # noqa: S311
        try:
            if load.moves is not None and moves and moves % MOVES_OF_A_VISIT == 0:
                await session.close()
                session = await _open(session.address, page, report)
            key, value = _some_move(session)
            answer, ahead = await asyncio.gather(
                session.move(key, value), frames.seconds(session, key, value)
            )
        except (LostError, TimeoutError) as error:
            report.lost += isinstance(error, LostError)
            report.unanswered += isinstance(error, TimeoutError)
            if over():
                break
            await session.reconnect()
            continue
        moves += 1
        seconds = report.move_seconds if moves > FIRST_MOVES else report.first_seconds
        seconds.append(answer.whole)
        if ahead is not None:
            report.frame_seconds.append(ahead)
        report.received_bytes += answer.received_bytes
        sample()
        await asyncio.sleep(max(0.0, due - time.monotonic()))
    report.problems.extend(session.problems)
    await session.close()


def _some_move(session: Session) -> tuple[str, float]:
    """Return a slider of the page and a value that it does not have."""
    key = random.choice(session.sliders())  # noqa: S311
    low, high, step = session.range(key)
    steps = round((high - low) / step)
    value = low + step * random.randint(0, steps)  # noqa: S311
    return key, value if value != session.value(key) else low


@contextmanager
def own_servers(replicas: int, folder: Path) -> Iterator[tuple[str, list[Server]]]:
    """Start servers, behind nginx if there are two; yield what readers open, and the servers."""
    with ExitStack() as stack:
        servers = [Server(folder) for _ in range(replicas)]
        for server in servers:
            stack.callback(server.kill)
            server.start()
        address = servers[0].address
        if replicas > 1:
            nginx = Nginx(folder, [server.port for server in servers])
            stack.callback(nginx.stop)
            nginx.start()
            address = nginx.address
        yield address, servers


def main() -> None:
    """Read the command line, load the servers and write the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--every", type=float, default=3.0, metavar="SECONDS")
    parser.add_argument("--seconds", type=float, help="60, or an hour if moves are counted")
    parser.add_argument("--moves", type=int, help="count moves instead of seconds; watch memory")
    parser.add_argument("--path", action="append", help="a page with its query string")
    parser.add_argument("--address", action="append", help="a server that runs already")
    parser.add_argument("--pid", action="append", type=int, default=[], help="its process")
    parser.add_argument(
        "--replicas", type=int, choices=(1, 2), default=1, help="how many to start if none runs"
    )
    parser.add_argument("--abuser", choices=KINDS, help="who asks for this beside the readers")
    asked = parser.parse_args()
    seconds = asked.seconds or (60.0 if asked.moves is None else 3600.0)
    load = Load(asked.sessions, asked.every, seconds, asked.moves, asked.path or PATHS)
    with ExitStack() as stack:
        addresses, pids = asked.address, asked.pid
        if not addresses:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            address, servers = stack.enter_context(own_servers(asked.replicas, folder))
            addresses, pids = [address], [server.pid for server in servers]
            for pid in pids:
                wait_for_rest(pid)
        beside = abuser(addresses[0], asked.abuser) if asked.abuser else None
        report = uvloop.run(run(addresses, load, pids, beside))
    sys.stdout.write("\n".join(report.lines()) + "\n")


if __name__ == "__main__":
    main()
