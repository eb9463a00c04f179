"""What the caches would hold, all of them full of answers about extreme scenarios."""

import gc
import random
import tracemalloc
from collections.abc import Iterator
from itertools import islice

import pytest

from components.web.server.settings import Settings
from tests.load.links import KINDS, all_kinds, asked, extreme_case
from tests.web.caches import caches, forget
from tests.web.client import new_site

MOST_MB = 100
OF_EACH_KIND = 3
SITE = new_site(Settings())


@pytest.fixture
def traced() -> Iterator[None]:
    """Trace memory from when all is loaded that stays."""
    chance = random.Random(0)  # noqa: S311 - repeatable on purpose
    for kind in KINDS:
        SITE.get(asked(kind, extreme_case(chance), chance).target)
    forget()
    tracemalloc.start()
    yield
    tracemalloc.stop()


def held_mb() -> float:
    gc.collect()
    return tracemalloc.get_traced_memory()[0] / 1024**2


@pytest.mark.usefixtures("traced")
def test_full_caches_stay_below_what_the_documents_say() -> None:
    for request in islice(all_kinds(seed=2), OF_EACH_KIND * len(KINDS)):
        SITE.get(request.target)
    full = {}
    for name, kept in caches().items():
        size, most = kept.cache_info().currsize, kept.cache_parameters()["maxsize"]
        before = held_mb()
        kept.cache_clear()
        if size:
            full[name] = (before - held_mb()) / size * most
    dearest = sorted(full.items(), key=lambda item: -item[1])[:5]
    assert sum(full.values()) < MOST_MB, dearest
    assert dearest[0][1] > 0.1  # else nothing was traced
