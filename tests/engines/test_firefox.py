"""The journeys in Firefox."""

from collections.abc import Iterator

import pytest

from tests.engines.conftest import started
from tests.engines.engine import Engine
from tests.engines.firefox import PACKAGES, Firefox, is_installed
from tests.engines.journeys import Journeys

pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from started(
        Firefox,
        tmp_path_factory.mktemp("firefox"),
        name="Firefox",
        is_installed=is_installed(),
        packages=PACKAGES,
    )


class TestFirefox(Journeys):
    pass
