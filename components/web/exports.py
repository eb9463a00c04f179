"""Charts that leave the app: each as SVG and as PNG, for the scenario of the query string."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from components.charts import CHARTS, Chart, ghosted
from components.charts.inputs import Inputs
from components.charts.picture import picture
from components.evidence import observed
from components.link import Link, decode, encode
from components.model import Scenario, evaluate
from components.text import LANGUAGES, say
from components.text.comparison import difference
from components.web.raster import can_letter, png

CACHE = {"Cache-Control": "public, max-age=300"}
_HOST = re.compile(r"([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")


def read(request: Request) -> tuple[Link, str]:
    """Return the link of a request and the language to answer in."""
    link = decode(request.query_params.multi_items(), LANGUAGES)
    return link, link.language or LANGUAGES[0]


def inputs_of(scenario: Scenario, language: str) -> Inputs:
    """Return what charts of a scenario are drawn from."""
    return Inputs(scenario, evaluate(scenario, observed()), observed(), language, date.today())


def page_link(request: Request, page: str, link: Link, language: str) -> str:
    """Return the whole address of a page with the scenario of a link.

    A host that is none cannot stand in an address; then it starts at the root.
    """
    known = _HOST.fullmatch(request.headers.get("host", ""))
    base = str(request.base_url).rstrip("/") if known else ""
    path = "" if page == "overview" else page
    return f"{base}/{path}?{urlencode(encode(link.scenario, language, link.compared))}"


def chart_svg(request: Request) -> Response:
    """Answer with a chart as SVG."""
    return _answer(request, "svg", "image/svg+xml", lambda svg, _: svg.encode())


def chart_png(request: Request) -> Response:
    """Answer with a chart as PNG; where this host cannot write the language, lead to the SVG."""
    _, language = read(request)
    if not can_letter(language):
        address = request.url.path.removesuffix(".png") + ".svg"
        return RedirectResponse(f"{address}?{request.url.query}", status_code=307)
    return _answer(request, "png", "image/png", png)


def _answer(
    request: Request, ending: str, media_type: str, made: Callable[[str, str], bytes]
) -> Response:
    page, _, name = request.path_params["key"].partition(".")
    link, language = read(request)
    build = CHARTS.get(page, {}).get(name)
    if build is None:
        return PlainTextResponse(say(language, "http.no_figure"), status_code=404)
    chart, note = drawn(build, page, link, language)
    words = {key: say(language, f"app.{key}") for key in ("name", "disclaimer")}
    svg = picture(
        chart,
        language,
        link=page_link(request, page, link, language),
        ending=say(language, "figure.ending", app=words["name"], disclaimer=words["disclaimer"]),
        note=note,
    )
    filename = f'inline; filename="{page}-{name}-{language}.{ending}"'
    headers = {"Content-Disposition": filename, **CACHE}
    return Response(made(svg, language), media_type=media_type, headers=headers)


def drawn(
    build: Callable[[Inputs], Chart], page: str, link: Link, language: str
) -> tuple[Chart, str]:
    """Return the chart as the page shows it, and what sets it apart from a pinned scenario."""
    inputs = inputs_of(link.scenario, language)
    if link.compared is None:
        return build(inputs), ""
    pinned = inputs_of(link.compared, language)
    ghost = say(language, "compare.ghost")
    note = difference(page, inputs.results, pinned.results, language)
    return ghosted(build(inputs), build(pinned), ghost), note


EXPORT_ROUTES = [
    Route("/api/charts/{key}.svg", chart_svg),
    Route("/api/charts/{key}.png", chart_png),
]
