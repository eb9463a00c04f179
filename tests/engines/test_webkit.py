"""The journeys in WebKit."""

import pytest

from tests.engines.journeys import Journeys
from tests.engines.webkit import WebKit

pytestmark = pytest.mark.engines


class TestWebKit(Journeys):
    kind = WebKit
