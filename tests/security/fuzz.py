"""Send hostile requests to a real server: ``python -m tests.security.fuzz --requests 100000``.

Fails on any answer of the 500s, on markup that comes back unescaped, on a request without an
answer, on memory that keeps growing, and on a server that does not serve any more.
"""

import argparse
import http.client
import os
import random
import socket
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

from tests.browser.server import HOST, Server
from tests.security.hostile import Hostile, faults, hostile

CONNECTIONS = 4
SECONDS = 60.0
ROUNDS = 5
FLAT_MB = 24.0
"""Growth in the last rounds that still counts as flat: what an allocator keeps for itself."""
SHOWN = 20


class Attack:
    """Several connections that send requests until enough are sent; counts what comes back."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.statuses: Counter[str] = Counter()
        self.found: list[str] = []
        self._lock = threading.Lock()

    def send(self, seed: int, requests: int) -> None:
        """Send a number of requests over all connections."""
        share = -(-requests // CONNECTIONS)
        threads = [
            threading.Thread(target=self._send, args=(seed * 1000 + number, share))
            for number in range(CONNECTIONS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _send(self, seed: int, requests: int) -> None:
        drawn = hostile(seed)
        chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
        connection: socket.socket | None = None
        for _ in range(requests):
            request = next(drawn)
            try:
                connection = connection or socket.create_connection((HOST, self.port), SECONDS)
                connection.sendall(_bytes(request, chance, self.port))
                status, stays = self._read(connection, request)
            except (OSError, http.client.HTTPException) as error:
                # A server may hang up on what is no HTTP; whether it still lives is asked later.
                status, stays = type(error).__name__, False
            with self._lock:
                self.statuses[status] += 1
                if status == "TimeoutError":
                    self.found.append(f"no answer: {request.method} {request.target[:300]}")
            if not stays and connection is not None:
                connection.close()
                connection = None
        if connection is not None:
            connection.close()

    def _read(self, connection: socket.socket, request: Hostile) -> tuple[str, bool]:
        answer = http.client.HTTPResponse(connection, method=request.method)
        answer.begin()
        body = answer.read().decode("utf-8", "replace")
        kind = answer.headers.get("content-type", "")
        wrong = faults(request, answer.status, kind, str(answer.headers), body)
        if wrong:
            with self._lock:
                shown = f"{request.method} {request.target[:300]} {request.headers}"
                self.found.append(f"{wrong}: {shown}")
        stays = not answer.will_close
        answer.close()
        return str(answer.status), stays


def _bytes(request: Hostile, chance: random.Random, port: int) -> bytes:
    """Return the request as it goes over the wire, one in fifty spoilt."""
    names = {name.lower() for name, _ in request.headers}
    headers = list(request.headers)
    if "host" not in names:
        headers.append(("Host", f"{HOST}:{port}"))
    if request.method in {"POST", "PUT", "PATCH"}:
        headers.append(("Content-Length", "0"))
    lines = [f"{request.method} {request.target} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers]
    data = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
    if chance.random() < 0.02:
        data = chance.choice(_SPOILS)(data)
    return data


_SPOILS = (
    lambda data: data.replace(b" HTTP/1.1", b"\0 HTTP/1.1", 1),
    lambda data: data.replace(b" HTTP/1.1", b" HTTP/9.9", 1),
    lambda data: data.replace(b"\r\n", b"\n"),
    lambda data: data.replace(b" /", b" http://evil.example/", 1),
    lambda data: data.replace(b"\r\n", b"\r\nX: a\r\n\tb\r\n", 1),
    lambda data: data.replace(b"\r\n", b"\r\nContent-Length: 0\r\nContent-Length: 1\r\n", 1),
    lambda data: data.replace(b"\r\n", b"\r\nTransfer-Encoding: hit\r\n", 1),
    lambda data: data.replace(b"\r\n", b"\r\n" + b"X: y\r\n" * 3000, 1),
    lambda data: b"\x16\x03\x01\x02\x00\x01\x00" + data,
)


def memory_mb(pid: int) -> float:
    """Return the memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> int:
    """Attack a server of our own and tell what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--requests", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    say = sys.stdout.write
    # Else most requests would be refused before anything reads them.
    os.environ["BUILDOUT_RATE_LIMIT"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            attack = Attack(server.port)
            memory = [memory_mb(server.pid)]
            for number in range(ROUNDS):
                attack.send(options.seed * ROUNDS + number, options.requests // ROUNDS)
                memory.append(memory_mb(server.pid))
                say(f"round {number + 1} of {ROUNDS}: {memory[-1]:.0f} MB\n")
            page = server.get("/funding?v=2&lang=ja&pace=1.2")
            if server.get("/healthz") != (200, "ok") or page[0] != 200:
                attack.found.append("it does not serve any more")
            if "Traceback" in (log := server.log.read_text(errors="replace")):
                attack.found.append(
                    f"the log holds a traceback: {log[log.index('Traceback') :][:9000]}"
                )
        finally:
            server.kill()
    growth = memory[-1] - memory[ROUNDS // 2 + 1]
    if growth > FLAT_MB:
        attack.found.append(f"memory grew by {growth:.0f} MB in the last rounds")
    say(f"requests: {sum(attack.statuses.values())}\n")
    say(f"answers: {dict(attack.statuses.most_common())}\n")
    say(f"memory: {', '.join(f'{mb:.0f}' for mb in memory)} MB\n")
    say(f"faults: {len(attack.found)}\n")
    for fault in attack.found[:SHOWN]:
        say(f"  {fault}\n")
    return 1 if attack.found else 0


if __name__ == "__main__":
    sys.exit(main())
