"""What is seen of a load on servers: seconds of moves, processor time, memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import psutil

PATHS = ("/funding?v=2&lang=en", "/buildout?v=2&lang=ja")
MEGABYTE = 1024 * 1024
FIRST_MOVES = 2
"""So many of each reader count apart: all readers make theirs in the first seconds of the load, and
the first redraws more, for the scenario is no longer the default.
"""


@dataclass(slots=True)
class Load:
    """What to do: how many readers, a move of each every so many seconds, for how long.

    It ends after `seconds`, and after `moves` of all readers together if that is given; then each
    reader leaves after 25 moves and another comes.
    """

    sessions: int = 200
    every_seconds: float = 3.0
    seconds: float = 60.0
    moves: int | None = None
    paths: Sequence[str] = PATHS


@dataclass(slots=True)
class Report:
    """What was seen. Memory and CPU are those of the server processes together."""

    load: Load
    opened_seconds: list[float] = field(default_factory=list)
    first_seconds: list[float] = field(default_factory=list)
    move_seconds: list[float] = field(default_factory=list)
    frame_seconds: list[float] = field(default_factory=list)
    received_bytes: int = 0
    lost: int = 0
    unanswered: int = 0
    problems: list[str] = field(default_factory=list)
    loaded_seconds: float = 0.0
    cpu_seconds: float = 0.0
    rss_before_mb: float = 0.0
    rss_open_mb: float = 0.0
    rss_after_mb: float = 0.0
    samples: list[tuple[int, float]] = field(default_factory=list)

    @property
    def moves(self) -> int:
        """How many moves were answered."""
        return len(self.first_seconds) + len(self.move_seconds)

    @property
    def moves_per_second(self) -> float:
        """How many moves were answered a second."""
        return self.moves / self.loaded_seconds

    @property
    def cpu_ms_per_move(self) -> float:
        """CPU milliseconds of the server for a move."""
        return 1000 * self.cpu_seconds / max(self.moves, 1)

    @property
    def mb_per_session(self) -> float:
        """Megabytes that the server holds for a reader, as measured when all had opened."""
        return (self.rss_open_mb - self.rss_before_mb) / self.load.sessions

    @property
    def mb_per_thousand_moves(self) -> float | None:
        """By how many megabytes memory grows over 1,000 moves: the slope of the later half."""
        later = self.samples[len(self.samples) // 2 :]
        if len(later) < 3:
            return None
        moves, megabytes = zip(*later, strict=True)
        return float(np.polyfit(moves, megabytes, 1)[0] * 1000)

    def lines(self) -> Iterator[str]:
        """Yield the report as text."""
        load = self.load
        yield f"{load.sessions} readers, a move of each every {load.every_seconds:g} s"
        opened = np.percentile(self.opened_seconds, [50, 95])
        yield f"open: p50 {opened[0]:.2f} s, p95 {opened[1]:.2f} s"
        yield (
            f"the server used {self.cpu_seconds:.1f} s of CPU in {self.loaded_seconds:.1f} s, "
            f"{self.moves} moves"
        )
        if self.moves:
            yield f"first {FIRST_MOVES} moves of each reader: {_percentiles(self.first_seconds)}"
            yield f"later moves: {_percentiles(self.move_seconds)}"
            frames = len(self.frame_seconds)
            yield f"{frames} frames drawn ahead of moves: {_percentiles(self.frame_seconds)}"
            yield f"{self.moves_per_second:.1f} moves a second"
            yield f"{self.received_bytes / self.moves / 1000:.1f} kB received for a move"
            yield f"{self.cpu_ms_per_move:.1f} ms of the server's CPU for a move"
        yield (
            f"memory: {self.rss_before_mb:.0f} MB before, {self.rss_open_mb:.0f} MB with all open "
            f"({self.mb_per_session:.2f} MB a reader), {self.rss_after_mb:.0f} MB after"
        )
        growth = self.mb_per_thousand_moves
        if growth is not None:
            yield f"memory grows by {growth:.2f} MB over 1,000 moves (later half)"
        yield f"unanswered within a minute: {self.unanswered}; connections lost: {self.lost}"
        yield f"problems: {sorted(set(self.problems)) or 'none'}"


def _percentiles(seconds: Sequence[float]) -> str:
    found = 1000 * np.percentile(seconds or [np.nan], [50, 95, 100])
    return "p50 {:.0f} ms, p95 {:.0f} ms, max {:.0f} ms".format(*found)


class Processes:
    """The server processes whose CPU and memory count, none if they run elsewhere."""

    def __init__(self, pids: Sequence[int]) -> None:
        self._processes = [psutil.Process(pid) for pid in pids]

    def cpu_seconds(self) -> float:
        """Return the CPU seconds used so far."""
        times = [process.cpu_times() for process in self._processes]
        return sum(each.user + each.system for each in times)

    def rss_mb(self) -> float:
        """Return the resident memory in megabytes."""
        return sum(process.memory_info().rss for process in self._processes) / MEGABYTE
