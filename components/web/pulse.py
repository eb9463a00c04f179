"""Whether this process has time for what it could do without."""

import asyncio

BEAT_SECONDS = 0.05
LATE_SECONDS = 0.02
_MEMORY = 0.8


class Pulse:
    """How late the event loop comes back to what is due.

    Runs of scripts share the processor with the loop, so it is the later the more of them run.
    """

    def __init__(self) -> None:
        self.late_seconds = 0.0

    @property
    def is_racing(self) -> bool:
        """Whether readers wait for each other."""
        return self.late_seconds > LATE_SECONDS

    def feel(self, late_seconds: float) -> None:
        """Take the lateness of one beat into the mean, of which it is a fifth.

        >>> pulse = Pulse()
        >>> pulse.feel(0.5)
        >>> round(pulse.late_seconds, 3)
        0.1
        """
        self.late_seconds = _MEMORY * self.late_seconds + (1 - _MEMORY) * late_seconds

    async def beat(self) -> None:
        """Feel every twentieth of a second how late it is, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + BEAT_SECONDS
            await asyncio.sleep(BEAT_SECONDS)
            self.feel(loop.time() - due)


PULSE = Pulse()
"""That of this process; it beats while the app runs."""
