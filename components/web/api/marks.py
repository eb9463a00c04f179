"""The note to a marked number: what it is, where it comes from, where to read on."""

from starlette.requests import Request
from starlette.responses import Response

from components.context import context_of
from components.text import say
from components.text.notes import note
from components.web.api import documents
from components.web.api.responses import OPEN, as_json, problem
from components.web.caching import answer
from components.web.requests import read_link


def mark(request: Request) -> Response:
    """Answer with the note to a marked number in the scenario of the query string."""
    context = context_of(read_link(request).case)
    reference = request.path_params["reference"]
    written = note(reference, context)
    if written is None:
        return problem(404, "no_mark", say(context.language, "http.no_mark"))
    document = documents.Mark(written.title, written.lines, written.url, written.link)
    return answer(
        request,
        lambda: as_json(document),
        "application/json",
        (context.scenario, context.language, reference, context.today),
        headers=OPEN,
    )
