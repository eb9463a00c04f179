"""The caches of the app: all functions that keep a limited number of their answers."""

import sys
from collections.abc import Mapping
from functools import _lru_cache_wrapper
from typing import Any

from tests.web import client as _everything_is_imported  # noqa: F401


def caches() -> "Mapping[str, _lru_cache_wrapper[Any]]":
    """Return the functions by their names. Those without a limit keep words and evidence."""
    modules = [module for name, module in sys.modules.items() if name.startswith("components")]
    return {
        f"{kept.__module__}.{kept.__qualname__}": kept
        for module in modules
        for kept in vars(module).values()
        if isinstance(kept, _lru_cache_wrapper) and kept.cache_parameters()["maxsize"]
    }


def forget() -> None:
    """Empty them all."""
    for kept in caches().values():
        kept.cache_clear()
