"""The journeys in WebKit."""

from collections.abc import Iterator

import pytest

from tests.engines.conftest import started
from tests.engines.engine import Engine
from tests.engines.journeys import Journeys
from tests.engines.webkit import PACKAGES, WebKit, is_installed

pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from started(
        WebKit,
        tmp_path_factory.mktemp("webkit"),
        name="WebKit",
        is_installed=is_installed(),
        packages=PACKAGES,
    )


class TestWebKit(Journeys):
    pass
