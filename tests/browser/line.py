"""The line between a reader and the server, which a test may cut, mend and slow down.

It works on bytes, below HTTP: what it does to a websocket is what a sleeping laptop or a bad
network does, which the browser's own emulation leaves out.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

from tests.browser.server import HOST

_CHUNK_BYTES = 65_536


class Line:
    """A port of its own, passed on to the server's."""

    def __init__(self, port: int) -> None:
        self._latency_seconds = 0.0
        self._turned = threading.Condition()
        self._to = port
        self._cut = False
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server((HOST, 0))
        self.address = f"http://{HOST}:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def latency_seconds(self) -> float:
        """How long what is sent stays on the way; lowered, what is on it arrives sooner too."""
        return self._latency_seconds

    @latency_seconds.setter
    def latency_seconds(self, seconds: float) -> None:
        with self._turned:
            self._latency_seconds = seconds
            self._turned.notify_all()

    def cut(self) -> None:
        """End every connection and refuse new ones until `mend`."""
        self._cut = True
        with self._lock:
            ends = list(self._ends)
        for end in ends:
            _shut(end)

    def mend(self) -> None:
        """Take connections again."""
        self._cut = False

    def close(self) -> None:
        """End everything."""
        self._listener.close()
        self.cut()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                reader, _ = self._listener.accept()
                if self._cut:
                    reader.close()
                else:
                    threading.Thread(target=self._join, args=(reader,), daemon=True).start()

    def _join(self, reader: socket.socket) -> None:
        with self._known(reader), socket.create_connection((HOST, self._to)) as server:
            reader.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._known(server):
                back = threading.Thread(target=self._pass_on, args=(server, reader), daemon=True)
                back.start()
                self._pass_on(reader, server)
                back.join()

    @contextlib.contextmanager
    def _known(self, end: socket.socket) -> Iterator[None]:
        with self._lock:
            self._ends.add(end)
        try:
            yield
        finally:
            with self._lock:
                self._ends.discard(end)
            end.close()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):  # cut
            while data := source.recv(_CHUNK_BYTES):
                sent = time.monotonic()
                with self._turned:
                    while (left := sent + self._latency_seconds - time.monotonic()) > 0:
                        self._turned.wait(left)
                target.sendall(data)
        _shut(target)
        _shut(source)


def _shut(end: socket.socket) -> None:
    with contextlib.suppress(OSError):  # shut already
        end.shutdown(socket.SHUT_RDWR)
