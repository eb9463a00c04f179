"""The journeys in WebKit."""

from collections.abc import Iterator

import pytest

from tests.engines.conftest import need
from tests.engines.display import display
from tests.engines.engine import Engine
from tests.engines.journeys import Journeys
from tests.engines.webkit import PACKAGES, WebKit, is_installed

pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    need("WebKit", is_installed=is_installed(), packages=PACKAGES)
    with display() as screen:
        started = WebKit(tmp_path_factory.mktemp("webkit"), screen)
        yield started
        started.close()


class TestWebKit(Journeys):
    pass
