"""What memory one process takes when nobody asks twice for the same scenario.

``python -m tests.load.memory --scenarios 20000`` starts a server of its own, without a ration, and
asks it for that many scenarios over all routes; then readers come. It prints the memory on the way,
and fails where that was more than `MOST_MB`.
"""

import argparse
import asyncio
import http.client
import os
import sys
import tempfile
from itertools import islice
from pathlib import Path

import psutil

from tests.browser.server import HOST, Server
from tests.load.client import Session
from tests.load.links import all_kinds

MOST_MB = 400
READERS = 100


def rss_mb(server: Server) -> float:
    """Return the resident memory of a server."""
    return float(psutil.Process(server.pid).memory_info().rss) / 1024**2


def ask(server: Server, scenarios: int, seed: int) -> list[float]:
    """Ask for scenarios and return the memory after each thousand and at the end."""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=600)
    seen = []
    for number, request in enumerate(islice(all_kinds(seed), scenarios), start=1):
        connection.request("GET", request.target, headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        answer.read()
        if answer.status not in {200, 204}:
            raise RuntimeError(f"{answer.status}: {request.target}")
        if number % 1000 == 0 or number == scenarios:
            seen.append(rss_mb(server))
            sys.stdout.write(f"{number} scenarios: {seen[-1]:.0f} MB\n")
            sys.stdout.flush()
    return seen


async def read(server: Server, readers: int) -> float:
    """Have readers open a page each and return the memory while they are there."""
    sessions = [
        await Session.open(server.address, f"/funding?v=2&lang=en&pace=1.{number + 100}")
        for number in range(readers)
    ]
    memory = rss_mb(server)
    await asyncio.gather(*(session.close() for session in sessions))
    return memory


def main() -> int:
    """Start a server, ask it and tell what memory it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scenarios", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["BUILDOUT_RATE_LIMIT"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            sys.stdout.write(f"at first: {rss_mb(server):.0f} MB\n")
            most = max(ask(server, options.scenarios, options.seed))
            with_readers = asyncio.run(read(server, READERS))
            sys.stdout.write(f"with {READERS} readers: {with_readers:.0f} MB\n")
        finally:
            server.kill()
    return int(most > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
