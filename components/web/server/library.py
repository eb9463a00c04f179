"""Files that never change, compressed once and held in memory."""

import logging
import mimetypes
import os
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from types import MappingProxyType

from components.web.server.encodings import BEST, compress, is_text

FOR_GOOD = "public, max-age=31536000, immutable"
HELD_BYTES = 64 * 1024 * 1024
"""Compressed bytes that are held at most; what does not fit is compressed at each request."""

_LEAST_URGENT = 19
_LOG = logging.getLogger("buildout")


class Library:
    """Files by the path under which they are served; each name changes with its content.

    The first to ask for a file gets it compressed quickly. A thread of its own then makes the
    smallest form, for the files named to `start` before anybody asks.

    Parameters
    ----------
    files
        Where the file behind each path lies. What does not get smaller is left out.
    held_bytes
        How many compressed bytes are held at most.
    """

    def __init__(self, files: Mapping[str, Path], held_bytes: int = HELD_BYTES) -> None:
        self.files: Mapping[str, Path] = MappingProxyType(
            {path: file for path, file in files.items() if is_text(media_type(file))}
        )
        self._room = held_bytes
        self._lock = threading.Lock()
        self._held: dict[tuple[str, str], bytes] = {}
        self._wanted: SimpleQueue[tuple[str, str] | None] = SimpleQueue()
        self._asked: set[tuple[str, str]] = set()
        self._worker: threading.Thread | None = None

    @property
    def held_bytes(self) -> int:
        """How many bytes are held now."""
        with self._lock:
            return sum(map(len, self._held.values()))

    def start(self, first: Iterable[str] = ()) -> None:
        """Start to make the smallest form of some files, and then of each that is asked for."""
        for path in first:
            if path in self.files:
                self._want(path, "br")
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="library", daemon=True)
            self._worker.start()

    def stop(self) -> None:
        """End the thread once it is done with the file it is at."""
        with suppress(Exception):
            while True:
                self._wanted.get_nowait()
        self._wanted.put(None)

    def held(self, path: str, encoding: str) -> bytes | None:
        """Return a file in an encoding if it is there already."""
        return self._held.get((path, encoding))

    def read(self, path: str, encoding: str) -> bytes:
        """Return a file in an encoding, made now if need be; nothing for `encoding` is as it is."""
        data = self.files[path].read_bytes()
        if not encoding:
            return data
        held = self.held(path, encoding)
        if held is not None:
            return held
        quick = compress(data, encoding)
        self._hold(path, encoding, quick)
        self._want(path, encoding)
        return quick

    def _want(self, path: str, encoding: str) -> None:
        with self._lock:
            if (path, encoding) in self._asked:
                return
            self._asked.add((path, encoding))
        self._wanted.put((path, encoding))

    def _hold(self, path: str, encoding: str, data: bytes) -> None:
        with self._lock:
            before = len(self._held.get((path, encoding), b""))
            taken = sum(map(len, self._held.values())) - before
            if taken + len(data) <= self._room and (not before or len(data) < before):
                self._held[path, encoding] = data

    def _work(self) -> None:
        # Readers come first. Where a thread has no priority of its own, it just works on.
        with suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LEAST_URGENT)
        while (wanted := self._wanted.get()) is not None:
            path, encoding = wanted
            try:
                self._hold(path, encoding, compress(self.files[path].read_bytes(), encoding, BEST))
            except OSError:
                _LOG.warning("%s cannot be read any more", path)


def media_type(file: Path) -> str:
    """Return the media type of a file by its name."""
    return _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/binary"


# A machine may have another idea of these two, and a browser runs no script of another type.
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
