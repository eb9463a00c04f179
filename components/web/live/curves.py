"""How a page's main result answers to each of its inputs, for the small curves beside them.

The page asks in a free moment after it has drawn a move, so that no move waits for its curves.
"""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts.curves import curves
from components.context import context_of
from components.model.evaluate import THEMES
from components.text import say
from components.web.api.responses import OPEN, problem
from components.web.caching import answer
from components.web.requests import read_link


def page_curves(request: Request) -> Response:
    """Answer with the curves of all inputs of a page that move its main result."""
    context, page = context_of(read_link(request).case), request.path_params["page"]
    if page not in THEMES:
        return problem(404, "no_frames", say(context.language, "http.no_frames"))

    def build() -> bytes:
        return orjson.dumps(curves(page, context.scenario, context.language))

    depends_on = (context.scenario, context.language)
    return answer(request, build, "application/json", depends_on, headers=OPEN)


CURVE_ROUTES = [Route("/frames/curves/{page}", page_curves)]
