"""Charts that leave the app: each as SVG and as PNG, for the scenario of the query string."""

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts import CHARTS, Chart
from components.charts.inputs import Inputs, inputs_of
from components.charts.pages import with_ghost
from components.charts.picture import picture
from components.link import Link
from components.model.evaluate import THEMES
from components.text import say
from components.text.comparison import difference
from components.web import asked
from components.web.address import redirect
from components.web.api import OPEN, problem
from components.web.asked import HOME, Asked
from components.web.caching import answer
from components.web.raster import can_letter, png


def page_link(request: Request, page: str, wanted: Asked) -> str:
    """Return the whole address of a page with the scenario that a request asks for."""
    path = "" if page == HOME else page
    return f"{asked.base_url(request)}/{path}?{wanted.query}"


def chart_svg(request: Request) -> Response:
    """Answer with a chart as SVG."""
    return _answer(request, "svg", "image/svg+xml", lambda svg, _: svg.encode())


def chart_png(request: Request) -> Response:
    """Answer with a chart as PNG; where this host cannot write the language, lead to the SVG."""
    if not can_letter(asked.read(request).language):
        return redirect(request, f"/api/charts/{quote(request.path_params['key'])}.svg")
    return _answer(request, "png", "image/png", png)


def _answer(
    request: Request, ending: str, media_type: str, made: Callable[[str, str], bytes]
) -> Response:
    page, _, name = request.path_params["key"].partition(".")
    wanted = asked.read(request)
    language = wanted.language
    build = CHARTS.get(page, {}).get(name)
    if build is None:
        return problem(404, "no_figure", say(language, "http.no_figure"))
    address = page_link(request, page, wanted)

    def build_file() -> bytes:
        chart, note = drawn(build, page, wanted.link, language)
        words = {key: say(language, f"app.{key}") for key in ("name", "disclaimer")}
        closing = say(language, "figure.ending", app=words["name"], disclaimer=words["disclaimer"])
        svg = picture(chart, language, link=address, ending=closing, note=note)
        return made(svg, language)

    filename = f'inline; filename="{page}-{name}-{language}.{ending}"'
    return answer(
        request,
        build_file,
        media_type,
        (wanted.link, language, address, date.today()),
        headers={**OPEN, "Content-Disposition": filename},
    )


def drawn(
    build: Callable[[Inputs], Chart], page: str, link: Link, language: str
) -> tuple[Chart, str]:
    """Return the chart as the page shows it, and what sets it apart from a pinned scenario."""
    inputs = inputs_of(link.scenario, language, question=link.question, compared=link.compared)
    if link.compared is None or page not in THEMES:
        return build(inputs), ""
    pinned = inputs_of(link.compared, language)
    note = difference(page, inputs.results, pinned.results, language)
    return with_ghost(build(inputs), build(pinned), language), note


EXPORT_ROUTES = [
    Route("/api/charts/{key}.svg", chart_svg),
    Route("/api/charts/{key}.png", chart_png),
]
