"""What a page shows at other values of one input, so that it follows a slider before it is asked.

Streamlit hears of a slider when it is let go, and then has the whole page to look after. The page
itself asks here: for the whole range when a drag begins, for the one value when a key moved it.
While readers wait for each other there is nothing here: the script draws the same, only later.
"""

import math
from collections.abc import Sequence

import numpy as np
import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts.pages import charts_of
from components.context import Context, context_of
from components.link import query_string
from components.model import LEVERS, Lever
from components.model.evaluate import THEMES
from components.text import say
from components.text.markup import html, plain
from components.text.pages import marked_takeaway
from components.web.api.responses import OPEN, problem
from components.web.caching import answer
from components.web.live.load import QUEUE_LOAD
from components.web.requests import read_link

FRAMES = 17


async def frame(request: Request) -> Response:
    """Answer with what a page shows at one value of an input.

    A reader waits for it while their move is on its way to the script. It takes a few milliseconds,
    so it is made at once: a thread of its own would share the processor with that of the script.
    """
    context = context_of(read_link(request).case)
    lever = _number_lever(request)
    place = _finite(request.path_params["value"])
    if lever is None or place is None:
        return _no_frames(context)
    return _answer(request, lever, [lever.set_to(place)], context)


def frames(request: Request) -> Response:
    """Answer with what a page shows at points of an input's range."""
    context = context_of(read_link(request).case)
    lever = _number_lever(request)
    return _answer(request, lever, points(lever), context) if lever else _no_frames(context)


def _answer(request: Request, lever: Lever, places: Sequence[float], context: Context) -> Response:
    if QUEUE_LOAD.is_busy:
        return Response(status_code=204, headers={"Cache-Control": "no-store"})

    def build() -> bytes:
        page = request.path_params["page"]
        scenarios = (context.scenario.replace(**{lever.key: place}) for place in places)
        drawn = [_frame(page, context.with_scenario(scenario)) for scenario in scenarios]
        return orjson.dumps({"at": places, "frames": drawn})

    return answer(request, build, "application/json", (context.case, context.today), headers=OPEN)


def _frame(page: str, context: Context) -> dict[str, object]:
    return {
        "query": query_string(context.case),
        "takeaway": html(marked_takeaway(page, context)),
        "charts": {
            chart.key: {
                "title": html(chart.title),
                "alt": plain(chart.alt),
                "spec": chart.spec,
                "narrow": chart.narrow,
            }
            for chart in charts_of(context, page)
        },
    }


def _number_lever(request: Request) -> Lever | None:
    """Return the lever that frames are asked for, if it is a number and the page shows results."""
    lever = LEVERS.get(request.path_params["lever"])
    is_number = lever is not None and not lever.choices
    return lever if is_number and request.path_params["page"] in THEMES else None


def _finite(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _no_frames(context: Context) -> Response:
    return problem(404, "no_frames", say(context.language, "http.no_frames"))


def points(lever: Lever) -> list[float]:
    """Return the values of a lever at which frames are computed: its ends and steps between."""
    spread = np.linspace(lever.low, lever.high, FRAMES)
    steps = (lever.low + lever.step * round((at - lever.low) / lever.step) for at in spread)
    return sorted({lever.nearest(round(min(step, lever.high), 6)) for step in steps})


FRAME_ROUTES = [
    Route("/frames/{page}/{lever}", frames),
    Route("/frames/{page}/{lever}/{value}", frame),
]
