"""What stands behind a marked number, for the note that opens on it."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from components.context import context_of
from components.text import say
from components.text.notes import note
from components.web.api.scenario import OPEN, as_json, problem
from components.web.caching import answer
from components.web.requests import read_link


def mark(request: Request) -> Response:
    """Answer with the note to a marked number in the scenario of the query string."""
    context = context_of(read_link(request).case)
    reference = request.path_params["reference"]
    found = note(reference, context)
    if found is None:
        return problem(404, "no_mark", say(context.language, "http.no_mark"))
    return answer(
        request,
        lambda: as_json(asdict(found)),
        "application/json",
        (context.scenario, context.language, reference, context.today),
        headers=OPEN,
    )
