"""Which Chromium is driven, and how it is started."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages of one context share a process, which keeps the scripts that it has compiled.
    "--process-per-site",
    # Nothing but this machine exists for the browser.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
NO_BROWSER = (
    "no Chromium found. Install one (Debian: apt install chromium-headless-shell; anywhere: "
    "playwright install chromium), or name it in BUILDOUT_CHROMIUM=/path/to/chromium"
)


def chromium(playwright: Playwright, *more: str) -> Browser | None:
    """Start a Chromium with some more switches, if there is one on this machine."""
    executable = _executable(playwright)
    if executable is None:
        return None
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # then Chromium has no sandbox
    arguments = [*_ARGUMENTS, *more, *(["--no-sandbox"] if is_root else [])]
    return playwright.chromium.launch(executable_path=executable, args=arguments)


def _executable(playwright: Playwright) -> str | None:
    """Return the browser to use: the one asked for, one on the path, or Playwright's own."""
    asked = os.environ.get("BUILDOUT_CHROMIUM")
    if asked:
        return asked
    # The first draws pages just so, without windows around them that nobody sees.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    own = Path(playwright.chromium.executable_path)
    found = [path for path in map(shutil.which, names) if path]
    return next(iter(found), str(own) if own.exists() else None)
