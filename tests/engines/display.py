"""A screen that nobody sees, for browsers that need one: without a window they have no focus."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = (1400, 1000)


def has_display() -> bool:
    """Whether there can be one on this machine."""
    return shutil.which("Xvfb") is not None


@contextmanager
def display() -> Iterator[str]:
    """Start a screen with a number that is free, and return its name for `DISPLAY`."""
    reading, writing = os.pipe()
    width, height = SIZE
    command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"]
    process = subprocess.Popen(
        [*command, "-screen", "0", f"{width}x{height}x24"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()
