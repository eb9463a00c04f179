"""These tests run the pages without ``app.py``, yet look at what our own server would show."""

from collections.abc import Iterator

import pytest

from components.ui import element


@pytest.fixture(autouse=True)
def our_server() -> Iterator[None]:
    """Say that our own server serves the pages; a test may take it back."""
    before = element.served()
    element.serve()
    yield
    element.serve(own=before)
