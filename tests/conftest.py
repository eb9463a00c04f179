"""Settings for all tests."""

import os
from collections import Counter

import pytest
from hypothesis import settings

# A slow machine is not a failing test: timings are measured by benches, not here.
# The same code gets the same verdict: examples follow from the test itself, not from a fresh seed.
settings.register_profile("fixed", derandomize=True, print_blob=True, deadline=None)
# Fresh examples every time, to look for what the fixed ones miss: `make explore`.
settings.register_profile(
    "explore", derandomize=False, max_examples=1000, print_blob=True, deadline=None
)
settings.load_profile(os.environ.get("PROPERTIES", "fixed"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse tests that share a name: when tests are shared out, only one of them would run."""
    names = Counter(item.nodeid for item in items)
    if shared := [name for name, times in names.items() if times > 1]:
        raise pytest.UsageError(f"tests share a name and would not all run: {shared}")
