"""How fast readers are back after the replica that they were on was killed.

``python -m tests.load.killed`` puts 50 readers on two replicas behind nginx, kills one, and prints
the seconds from there until each page was complete again, on the other replica.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.browser.server import Server
from tests.load.client import Session
from tests.load.many import own_servers

PAGE = "/funding?v=2&lang=en&pace="


async def seconds_until_back(address: str, victim: Server, readers: int) -> list[float]:
    """Open pages, kill a server, and return how long each reader of it was without the page.

    Raises `RuntimeError` if one comes back to something else than what they had left.
    """
    links = [f"{PAGE}{0.1 + 0.05 * number:.4g}" for number in range(readers)]
    sessions = [await Session.open(address, link) for link in links]
    paces = [session.value("slider.pace.en") for session in sessions]
    killed = time.monotonic()

    async def back(session: Session) -> float:
        await session.lost()
        await session.reconnect()
        return time.monotonic() - killed

    waiting = [asyncio.create_task(back(session)) for session in sessions]
    victim.kill()
    done, others = await asyncio.wait(waiting, timeout=20)
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    shown = [session.value("slider.pace.en") for session in sessions]
    problems = [problem for session in sessions for problem in session.problems]
    held = all(session.connected for session in sessions)
    await asyncio.gather(*(session.close() for session in sessions))
    if shown != paces or problems or not held:
        raise RuntimeError(f"not what they had left: {problems or (paces, shown)}")
    return [each.result() for each in done]


def main() -> None:
    """Start the servers, kill one and print the seconds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sessions", type=int, default=50)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        own_servers(2, Path(folder)) as (address, servers),
    ):
        seconds = asyncio.run(seconds_until_back(address, servers[0], asked.sessions))
    sys.stdout.write(
        f"{len(seconds)} of {asked.sessions} readers had to come back: median "
        f"{np.median(seconds):.1f} s, slowest {max(seconds):.1f} s\n"
    )


if __name__ == "__main__":
    main()
