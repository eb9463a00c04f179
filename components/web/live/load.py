"""How busy this process is: how many script runs wait, and how late the event loop is."""

import asyncio
from collections.abc import Callable

SAMPLE_SECONDS = 0.05

BUSY_WAITING = 0.2
"""Mean number of waiting runs from which readers slow each other down.

A process that renders half of the time has about as many.
"""

BUSY_DELAY_SECONDS = 0.05
"""Mean delay of the event loop from which answers over HTTP slow readers down."""

_SMOOTHING = 0.05
"""Weight of a new sample in the moving average: it remembers about a second."""


class QueueLoad:
    """Exponential moving averages of the queue of script runs and of the event loop's delay.

    Attributes
    ----------
    waiting
        How many runs wait for their turn.
    delay_seconds
        How much later than asked the event loop comes back to a task.
    """

    def __init__(self) -> None:
        self.waiting = 0.0
        self.delay_seconds = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether the process should leave out what it can do without."""
        return self.waiting > BUSY_WAITING or self.delay_seconds > BUSY_DELAY_SECONDS

    def record(self, waiting: int, delay_seconds: float = 0.0) -> None:
        """Add a sample of how many runs wait now, and of how late the event loop is.

        >>> load = QueueLoad()
        >>> load.record(2)
        >>> round(load.waiting, 3)
        0.1
        """
        self.waiting += _SMOOTHING * (waiting - self.waiting)
        self.delay_seconds += _SMOOTHING * (delay_seconds - self.delay_seconds)

    async def sample_forever(self, waiting: Callable[[], int]) -> None:
        """Record a sample every `SAMPLE_SECONDS`, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + SAMPLE_SECONDS
            await asyncio.sleep(SAMPLE_SECONDS)
            self.record(waiting(), max(0.0, loop.time() - due))


QUEUE_LOAD = QueueLoad()
"""Process-wide instance, sampled by `sample_forever` while the app runs."""
