"""Whether this process has time for what it could do without."""

import asyncio
from collections.abc import Callable

BEAT_SECONDS = 0.05
MOST_WAITING = 0.2
"""How many runs wait for their turn where readers get in each other's way: about what a process
sees that draws half of the time.
"""
_MEMORY = 0.95


class Pulse:
    """How many runs wait for their turn, as a mean of the last second or so."""

    def __init__(self) -> None:
        self.waiting = 0.0

    @property
    def is_racing(self) -> bool:
        """Whether readers wait for each other."""
        return self.waiting > MOST_WAITING

    def feel(self, waiting: int) -> None:
        """Take how many wait at one beat into the mean, of which it is a twentieth.

        >>> pulse = Pulse()
        >>> pulse.feel(2)
        >>> round(pulse.waiting, 3)
        0.1
        """
        self.waiting = _MEMORY * self.waiting + (1 - _MEMORY) * waiting

    async def beat(self, waiting: Callable[[], int]) -> None:
        """Feel every twentieth of a second how many wait, until cancelled."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            self.feel(waiting())


PULSE = Pulse()
"""That of this process; it beats while the app runs."""
