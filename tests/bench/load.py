"""What a move costs the server, and how many it can answer, asked by readers without a browser."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from components.charts.pages import charts_of
from components.model import Scenario
from components.text.scale import Scale, lever_scale
from components.ui.fields import field_key
from tests.bench.apps import Running
from tests.bench.reference.picture import LANGUAGE
from tests.bench.sweep import Sweep
from tests.contexts import context
from tests.load.client import Answer, Session


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of the moves of one reader, and the most that one process answers for several.

    Times in ms: from the message until the script had finished, and the server's processor time.
    """

    answer_ms: tuple[float, ...]
    cpu_ms: float
    moves_per_second: float
    received_bytes: int


def cost_all(started: Sequence[Running], sweep: Sweep, moves: int, readers: int) -> dict[str, Cost]:
    """Measure Streamlit apps by their own protocol, one after the other."""
    # The browser's driver keeps an event loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        return {
            one.app.title: thread.submit(asyncio.run, _cost(one, sweep, moves, readers)).result()
            for one in started
        }


async def _cost(running: Running, sweep: Sweep, moves: int, readers: int) -> Cost:
    path = running.app.address(sweep)
    sessions = [await Session.open(running.base, path) for _ in range(readers)]
    first = sessions[0]
    await _move(first, sweep)  # what is compiled and read once belongs to no move
    cpu = running.cpu_seconds()
    answers = [await _move(first, sweep) for _ in range(moves)]
    cpu = running.cpu_seconds() - cpu
    began = time.perf_counter()
    await asyncio.gather(*(_moves(session, sweep, moves) for session in sessions))
    rate = moves * readers / (time.perf_counter() - began)
    for session in sessions:
        await session.close()
    return Cost(
        answer_ms=tuple(1000 * answer.whole for answer in answers),
        cpu_ms=1000 * cpu / moves,
        moves_per_second=rate,
        received_bytes=round(sum(answer.received_bytes for answer in answers) / moves),
    )


def own_ms(sweep: Sweep) -> tuple[float, float]:
    """Return what a move of a sweep takes of the model and of building the charts, medians, ms."""
    model, drawing = [], []
    for value in sweep.values:
        scenario = Scenario.from_changes({sweep.lever.key: value})
        began = time.process_time()
        given = context(scenario, LANGUAGE)
        evaluated = time.process_time()
        charts_of(given, sweep.page)
        model.append(1000 * (evaluated - began))
        drawing.append(1000 * (time.process_time() - evaluated))
    return statistics.median(model), statistics.median(drawing)


async def _moves(session: Session, sweep: Sweep, moves: int) -> None:
    for _ in range(moves):
        await _move(session, sweep)


async def _move(session: Session, sweep: Sweep) -> Answer:
    """Move the page's slider one step up, or back to the start of the sweep from its end."""
    keys = session.sliders()
    lever, scale = sweep.lever, lever_scale(sweep.lever.unit, LANGUAGE)
    key = field_key(f"slider.{lever.key}", scale, LANGUAGE)
    if key not in keys:  # the other apps count as the model does
        key, scale = keys[0], Scale(1, "")
    present = session.value(key)
    value = sweep.start
    if isinstance(present, float):
        value = round(scale.value(present) + lever.step, 6)
    return await session.move(key, scale.shown(value if value <= sweep.values[-1] else sweep.start))
