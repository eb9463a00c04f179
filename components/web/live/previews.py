"""What a page shows at other values of one input, so that it follows a slider before it is asked.

Streamlit hears of a slider when it is let go, and then has the whole page to look after. The page
itself asks here: for the whole range when a drag begins, for the one value when a key moved it.
While readers wait for each other there is nothing here: the script draws the same, only later.

Here alone values are asked for and told as the slider counts them, in the reader's scale.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.context import Context, context_of
from components.model import LEVERS, Lever
from components.model.evaluate import THEMES
from components.screen.parts import all_keys, moving_keys, update
from components.text import say
from components.text.scale import lever_scale
from components.web.api.responses import OPEN, left_out, problem
from components.web.caching import answer
from components.web.live.load import QUEUE_LOAD
from components.web.requests import read_link

POINTS = 9
"""At how many points of its range an input is previewed; the page draws between them.

Each takes up to 15 ms of processor time, and while a range is made no other answer is.
"""


async def preview(request: Request) -> Response:
    """Answer with all that a page shows at one value of an input.

    A reader waits for it while their move is on its way to the script. It takes a few milliseconds,
    so it is made at once: a thread of its own would share the processor with that of the script.
    """
    if QUEUE_LOAD.is_busy:
        return left_out()
    context = context_of(read_link(request).case)
    lever = _number_lever(request)
    value = _finite(request.path_params["value"])
    if lever is None or value is None:
        return _no_previews(context)
    value = lever_scale(lever.unit, context.language).value(value)
    return _answer(request, context, lever, [lever.set_to(value)], all_keys)


def previews(request: Request) -> Response:
    """Answer with what moves on a page at points of an input's range."""
    if QUEUE_LOAD.is_busy:
        return left_out()
    context = context_of(read_link(request).case)
    lever = _number_lever(request)
    if lever is None:
        return _no_previews(context)
    return _answer(request, context, lever, points(lever), moving_keys)


def _answer(
    request: Request,
    context: Context,
    lever: Lever,
    values: Sequence[float],
    keys: Callable[[str, Context], Sequence[str]],
) -> Response:
    def build() -> bytes:
        page = request.path_params["page"]
        scenarios = (context.scenario.replace(**{lever.key: value}) for value in values)
        shown = [context.with_scenario(scenario) for scenario in scenarios]
        updates = [update(page, keys(page, one), one) for one in shown]
        scale = lever_scale(lever.unit, context.language)
        return orjson.dumps({"at": [scale.shown(value) for value in values], "updates": updates})

    return answer(request, build, "application/json", (context.case, context.today), headers=OPEN)


def _number_lever(request: Request) -> Lever | None:
    """Return the lever to preview, if it is a number and the page shows results."""
    lever = LEVERS.get(request.path_params["lever"])
    is_number = lever is not None and not lever.choices
    return lever if is_number and request.path_params["page"] in THEMES else None


def _finite(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _no_previews(context: Context) -> Response:
    return problem(404, "no_frames", say(context.language, "http.no_frames"))


def points(lever: Lever) -> list[float]:
    """Return the values of a lever at which a page is previewed: its ends and steps between."""
    spread = np.linspace(lever.low, lever.high, POINTS)
    steps = (lever.low + lever.step * round((at - lever.low) / lever.step) for at in spread)
    return sorted({lever.nearest(round(min(step, lever.high), 6)) for step in steps})


PREVIEW_ROUTES = [
    Route("/frames/{page}/{lever}", previews),
    Route("/frames/{page}/{lever}/{value}", preview),
]
