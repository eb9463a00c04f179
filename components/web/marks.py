"""What stands behind a marked number, for the note that opens on it."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from components.charts import note
from components.charts.inputs import inputs_of
from components.text import say
from components.web import asked
from components.web.api import OPEN, as_json, problem
from components.web.caching import answer


def mark(request: Request) -> Response:
    """Answer with the note to a marked number in the scenario of the query string."""
    wanted = asked.read(request)
    reference = request.path_params["reference"]
    inputs = inputs_of(wanted.scenario, wanted.language, wanted.results)
    found = note(reference, inputs)
    if found is None:
        return problem(404, "no_mark", say(wanted.language, "http.no_mark"))
    return answer(
        request,
        lambda: as_json(asdict(found)),
        "application/json",
        (wanted.scenario, wanted.language, reference, inputs.today),
        headers=OPEN,
    )
