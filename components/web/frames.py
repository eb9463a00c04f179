"""What a page shows at other values of one input, so that it follows a slider before it is asked.

Streamlit hears of a slider when it is let go, and then has the whole page to look after. The page
itself asks here: for the whole range when a drag begins, for the one value when a key moved it.
While readers wait for each other there is nothing here: the script draws the same, only later.
"""

import math
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import numpy as np
import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts import theme_charts
from components.charts.inputs import results_of
from components.evidence import observed
from components.link import encode
from components.model import LEVERS, Lever, Scenario
from components.model.evaluate import THEMES
from components.text import marked_takeaway, say
from components.text.markup import html, plain
from components.web import asked
from components.web.api import OPEN, problem
from components.web.asked import Asked
from components.web.caching import answer
from components.web.pulse import PULSE

FRAMES = 17


async def frame(request: Request) -> Response:
    """Answer with what a page shows at one value of an input.

    A reader waits for it while their move is on its way to the script. It takes a few milliseconds,
    so it is made at once: a thread of its own would share the processor with that of the script.
    """
    wanted = asked.read(request)
    lever = _number_lever(request)
    place = _finite(request.path_params["value"])
    if lever is None or place is None:
        return _no_frames(wanted)
    return _answer(request, lever, [lever.set_to(place)], wanted)


def frames(request: Request) -> Response:
    """Answer with what a page shows at points of an input's range."""
    wanted = asked.read(request)
    lever = _number_lever(request)
    return _answer(request, lever, points(lever), wanted) if lever else _no_frames(wanted)


def _answer(request: Request, lever: Lever, places: Sequence[float], wanted: Asked) -> Response:
    if PULSE.is_racing:
        return Response(status_code=204, headers={"Cache-Control": "no-store"})

    def build() -> bytes:
        scenarios = (wanted.scenario.replace(**{lever.key: place}) for place in places)
        drawn = [_frame(request.path_params["page"], scenario, wanted) for scenario in scenarios]
        return orjson.dumps({"at": places, "frames": drawn})

    made_of = (wanted.link, wanted.language, date.today())
    return answer(request, build, "application/json", made_of, headers=OPEN)


def _frame(page: str, scenario: Scenario, wanted: Asked) -> dict[str, object]:
    language, link = wanted.language, wanted.link
    text = marked_takeaway(page, results_of(scenario), scenario, observed(), language)
    return {
        "query": urlencode(encode(scenario, language, link.compared, link.question, link.guesses)),
        "takeaway": html(text),
        "charts": {
            chart.key: {
                "title": html(chart.title),
                "alt": plain(chart.alt),
                "spec": chart.spec,
                "narrow": chart.narrow,
            }
            for chart in theme_charts(page, scenario, language, link.compared)
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


def _no_frames(wanted: Asked) -> Response:
    return problem(404, "no_frames", say(wanted.language, "http.no_frames"))


def points(lever: Lever) -> list[float]:
    """Return the values of a lever at which frames are computed: its ends and steps between."""
    spread = np.linspace(lever.low, lever.high, FRAMES)
    steps = (lever.low + lever.step * round((at - lever.low) / lever.step) for at in spread)
    return sorted({lever.nearest(round(min(step, lever.high), 6)) for step in steps})


FRAME_ROUTES = [
    Route("/frames/{page}/{lever}", frames),
    Route("/frames/{page}/{lever}/{value}", frame),
]
