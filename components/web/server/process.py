"""Settings of the process itself: descriptors, memory, threads, what Streamlit may log."""

import ctypes
import logging
import sys
from contextlib import suppress

from anyio.to_thread import current_default_thread_limiter

WORKER_THREADS = 4
"""Requests that are worked on at a time.

Python runs one thread at a time, so more of them would only make the event loop wait longer.
"""

SWITCH_SECONDS = 0.001
"""After how long a thread of Python gives way to one that waits: a fifth of the usual time.

The event loop and the runs of readers stand behind each worker thread at every step.
"""

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""Names of settings of glibc's `mallopt`."""

ARENAS = 2
"""Pools from which threads get memory; usual are eight for each processor.

What is freed stays in its pool, and pictures, tables and scripts are made in many threads.
"""

MMAP_BYTES = 1024 * 1024
"""From which size a block of memory goes back to the system as soon as it is freed."""

_WEBSOCKET_LOG = "streamlit.web.server.starlette.starlette_websocket"


def raise_descriptor_limit() -> None:
    """Allow as many open files and connections as the system lets this process have.

    A websocket takes four; the usual limit of 1,024 would let 250 readers in.
    """
    with suppress(ImportError, OSError, ValueError):  # not on Windows
        import resource  # noqa: PLC0415

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def give_memory_back() -> None:
    """Have what is freed go back to the system, or to the next thread; only glibc is told."""
    with suppress(AttributeError, OSError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_ARENA_MAX, ARENAS)
        mallopt(_MMAP_THRESHOLD, MMAP_BYTES)


def give_way_quickly() -> None:
    """Have threads give way to one another sooner."""
    sys.setswitchinterval(SWITCH_SECONDS)


def limit_worker_threads() -> None:
    """Limit the threads that work on requests; to be called in the event loop."""
    current_default_thread_limiter().total_tokens = WORKER_THREADS


def log_no_tracebacks_of_messages() -> None:
    """Have Streamlit log in one line that a message cannot be read: any stranger can send such."""
    logging.getLogger(_WEBSOCKET_LOG).addFilter(_without_traceback)


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = record.exc_text = None
    return True
