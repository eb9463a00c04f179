"""One script run renders at a time."""

import threading
from types import TracebackType


class RenderLock:
    """Held by the run that renders; the others wait.

    Runs are threads of Python, of which only one gets on at a time: several at once hinder each
    other, and the event loop that would answer. A run that holds it may take it again.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._waiting: set[int] = set()

    def waiting(self) -> int:
        """Return how many runs wait."""
        return len(self._waiting)

    def __enter__(self) -> None:
        """Wait until no other run renders."""
        if self._lock.acquire(blocking=False):
            return
        self._waiting.add(threading.get_ident())
        try:
            self._lock.acquire()
        finally:
            self._waiting.discard(threading.get_ident())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the next one render."""
        self._lock.release()


RENDER_LOCK = RenderLock()
"""Process-wide lock."""

PAGE_LOCK = RenderLock()
"""Held by the run of a whole page while it waits for `RENDER_LOCK` and renders.

So of all those runs, ten times as long as a move, one at a time stands in the way of moves.
"""


def runs_waiting() -> int:
    """Return how many runs wait in this process, of pages and of moves."""
    return RENDER_LOCK.waiting() + PAGE_LOCK.waiting()
