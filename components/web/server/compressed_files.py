"""Files that never change, each compressed once and stored in memory."""

import logging
import mimetypes
import os
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from types import MappingProxyType

from components.web.encodings import BEST, compress, is_text

IMMUTABLE = "public, max-age=31536000, immutable"
"""Cache-Control of a file whose name changes with its content: a year, without revalidation."""

MAX_STORED_BYTES = 64 * 1024 * 1024
"""Compressed bytes in memory at most; what does not fit is compressed at each request."""

LOWEST_PRIORITY = 19
"""The highest "nice" value of POSIX systems."""

_LOG = logging.getLogger("buildout")


class CompressedFiles:
    """Compressed forms of immutable files, by the path under which each is served.

    The first request for a file gets a quickly compressed form. A background thread then makes
    the smallest one; for the files named to `start` it does so before any request.

    Parameters
    ----------
    files
        The file behind each path. Files that compression does not make smaller are left out.
    max_bytes
        How many compressed bytes are stored at most.
    """

    def __init__(self, files: Mapping[str, Path], max_bytes: int = MAX_STORED_BYTES) -> None:
        self.paths: Mapping[str, Path] = MappingProxyType(
            {path: file for path, file in files.items() if is_text(media_type(file))}
        )
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._stored: dict[tuple[str, str], bytes] = {}
        self._jobs: SimpleQueue[tuple[str, str] | None] = SimpleQueue()
        self._queued: set[tuple[str, str]] = set()
        self._worker: threading.Thread | None = None

    @property
    def stored_bytes(self) -> int:
        """Number of compressed bytes in memory."""
        with self._lock:
            return sum(map(len, self._stored.values()))

    def start(self, first: Iterable[str] = ()) -> None:
        """Start the background thread; it begins with the paths in `first`, in Brotli."""
        for path in first:
            if path in self.paths:
                self._enqueue(path, "br")
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="compression", daemon=True)
            self._worker.start()

    def stop(self) -> None:
        """Drop the queue and end the thread after the file it is compressing."""
        with suppress(Exception):
            while True:
                self._jobs.get_nowait()
        self._jobs.put(None)

    def stored(self, path: str, encoding: str) -> bytes | None:
        """Return the stored form of a file in an encoding, None if there is none yet."""
        return self._stored.get((path, encoding))

    def read(self, path: str, encoding: str) -> bytes:
        """Return a file in an encoding, uncompressed if `encoding` is empty.

        Raises KeyError for a path that is not in `paths`, OSError if its file cannot be read.
        """
        data = self.paths[path].read_bytes()
        if not encoding:
            return data
        stored = self.stored(path, encoding)
        if stored is not None:
            return stored
        quick = compress(data, encoding)
        self._store(path, encoding, quick)
        self._enqueue(path, encoding)
        return quick

    def _enqueue(self, path: str, encoding: str) -> None:
        with self._lock:
            if (path, encoding) in self._queued:
                return
            self._queued.add((path, encoding))
        self._jobs.put((path, encoding))

    def _store(self, path: str, encoding: str, data: bytes) -> None:
        with self._lock:
            before = len(self._stored.get((path, encoding), b""))
            others = sum(map(len, self._stored.values())) - before
            if others + len(data) <= self._max_bytes and (not before or len(data) < before):
                self._stored[path, encoding] = data

    def _work(self) -> None:
        # Requests come first. Where a thread has no priority of its own, it keeps the process's.
        with suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST_PRIORITY)
        while (job := self._jobs.get()) is not None:
            path, encoding = job
            try:
                smallest = compress(self.paths[path].read_bytes(), encoding, BEST)
            except OSError:
                _LOG.warning("%s can no longer be read", path)
            else:
                self._store(path, encoding, smallest)


def media_type(file: Path) -> str:
    """Return the media type of a file by its name."""
    return _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/binary"


# A machine may map these two otherwise, and a browser runs no script of another type.
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
