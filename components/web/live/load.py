"""How busy this process is: the mean length of the queue of script runs."""

import asyncio
from collections.abc import Callable

SAMPLE_SECONDS = 0.05

BUSY_WAITING = 0.2
"""Mean number of waiting runs from which readers slow each other down.

A process that renders half of the time has about as many.
"""

_SMOOTHING = 0.05
"""Weight of a new sample in the moving average: it remembers about a second."""


class QueueLoad:
    """Exponential moving average of how many script runs wait for their turn.

    Attributes
    ----------
    waiting
        The average, in runs.
    """

    def __init__(self) -> None:
        self.waiting = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether the process should leave out what it can do without."""
        return self.waiting > BUSY_WAITING

    def record(self, waiting: int) -> None:
        """Add a sample of how many runs wait now.

        >>> load = QueueLoad()
        >>> load.record(2)
        >>> round(load.waiting, 3)
        0.1
        """
        self.waiting = (1 - _SMOOTHING) * self.waiting + _SMOOTHING * waiting

    async def sample_forever(self, waiting: Callable[[], int]) -> None:
        """Record a sample every `SAMPLE_SECONDS`, until cancelled."""
        while True:
            await asyncio.sleep(SAMPLE_SECONDS)
            self.record(waiting())


QUEUE_LOAD = QueueLoad()
"""Process-wide instance, sampled by `sample_forever` while the app runs."""
