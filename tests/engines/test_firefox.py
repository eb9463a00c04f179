"""The journeys in Firefox."""

import pytest

from tests.engines.firefox import Firefox
from tests.engines.journeys import Journeys

pytestmark = pytest.mark.engines


class TestFirefox(Journeys):
    kind = Firefox
