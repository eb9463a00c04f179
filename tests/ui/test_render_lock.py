"""One run draws at a time, and how many wait is known."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Event

import pytest

from components.ui.render_lock import RenderLock


def test_runs_draw_one_after_the_other_and_those_that_wait_are_counted() -> None:
    lock, drawn = RenderLock(), []

    def draw(number: int) -> None:
        with lock, lock:  # a part inside a run takes it again
            drawn.append(number)
            drawn.append(number)

    with ThreadPoolExecutor(3) as runs, lock:
        assert lock.waiting() == 0
        waiting = [runs.submit(draw, number) for number in range(3)]
        while lock.waiting() < 3:
            assert not any(run.done() for run in waiting)
    assert lock.waiting() == 0
    assert sorted(drawn) == [0, 0, 1, 1, 2, 2]
    assert all(one == other for one, other in list(pairwise(drawn))[::2])


def test_a_run_that_fails_lets_the_next_one_draw() -> None:
    lock, drew = RenderLock(), Event()
    with pytest.raises(ZeroDivisionError), lock:
        raise ZeroDivisionError

    def draw() -> None:
        with lock:
            drew.set()

    with ThreadPoolExecutor(1) as runs:
        runs.submit(draw).result(timeout=10)
    assert drew.is_set()


def test_of_the_pages_that_wait_one_stands_in_the_way_of_moves() -> None:
    pages, moves = RenderLock(), RenderLock()
    drawn: list[str] = []

    def draw_page() -> None:
        with pages, moves:
            drawn.append("page")

    def draw_move() -> None:
        with moves:
            drawn.append("move")

    with ThreadPoolExecutor(4) as runs, pages:
        waiting = [runs.submit(draw_page) for _ in range(3)]
        while pages.waiting() < 3:
            assert not any(run.done() for run in waiting)
        assert moves.waiting() == 0
        runs.submit(draw_move).result(timeout=10)
    assert drawn == ["move", "page", "page", "page"]
