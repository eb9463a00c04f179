"""What a page shows along the range of one input, for the picture that follows a dragged slider."""

import json
from datetime import date

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts import charts
from components.charts.inputs import inputs_of
from components.evidence import observed
from components.model import LEVERS, Lever, evaluate
from components.model.evaluate import THEMES
from components.text import say, takeaway
from components.web import asked
from components.web.api import OPEN, problem
from components.web.asked import Asked
from components.web.caching import answer

FRAMES = 17


def frames(request: Request) -> Response:
    """Answer with the sentence and the charts of a page at points of an input's range."""
    page, key = request.path_params["page"], request.path_params["lever"]
    wanted = asked.read(request)
    lever = LEVERS.get(key)
    if page not in THEMES or lever is None or lever.choices:
        return problem(404, "no_frames", say(wanted.language, "http.no_frames"))
    made_of = (wanted.link, wanted.language, date.today())
    return answer(
        request,
        lambda: json.dumps(_frames(page, lever, wanted), ensure_ascii=False).encode(),
        "application/json",
        made_of,
        headers=OPEN,
    )


def _frames(page: str, lever: Lever, wanted: Asked) -> dict[str, object]:
    places = points(lever)
    compared = wanted.link.compared
    behind = charts(page, inputs_of(compared, wanted.language)) if compared else ()
    shown = []
    for place in places:
        scenario = wanted.scenario.replace(**{lever.key: place})
        results = evaluate(scenario, observed())
        drawn = charts(page, inputs_of(scenario, wanted.language, results), behind)
        shown.append(
            {
                "takeaway": takeaway(page, results, scenario, observed(), wanted.language),
                "charts": {
                    chart.key: {"title": chart.title, "spec": chart.spec, "narrow": chart.narrow}
                    for chart in drawn
                },
            }
        )
    return {"at": places, "frames": shown}


def points(lever: Lever) -> list[float]:
    """Return the values of a lever at which frames are computed: its ends and steps between."""
    spread = np.linspace(lever.low, lever.high, FRAMES)
    steps = (lever.low + lever.step * round((at - lever.low) / lever.step) for at in spread)
    return sorted({lever.nearest(round(min(step, lever.high), 6)) for step in steps})


FRAME_ROUTES = [Route("/frames/{page}/{lever}", frames)]
