"""The journeys in Firefox."""

from collections.abc import Iterator

import pytest

from tests.engines.conftest import need
from tests.engines.display import display
from tests.engines.engine import Engine
from tests.engines.firefox import PACKAGES, Firefox, is_installed
from tests.engines.journeys import Journeys

pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    need("Firefox", is_installed=is_installed(), packages=PACKAGES)
    with display() as screen:
        started = Firefox(tmp_path_factory.mktemp("firefox"), screen)
        yield started
        started.close()


class TestFirefox(Journeys):
    pass
