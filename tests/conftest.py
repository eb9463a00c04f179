"""Settings for all tests."""

from collections import Counter

import pytest
from hypothesis import settings

# A slow machine is not a failing test: timings are measured by benches, not here.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse tests that share a name: when tests are shared out, only one of them would run."""
    names = Counter(item.nodeid for item in items)
    if shared := [name for name, times in names.items() if times > 1]:
        raise pytest.UsageError(f"tests share a name and would not all run: {shared}")
