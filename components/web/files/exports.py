"""Charts as files: SVG and PNG, for the scenario of the query string."""

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts import CHARTS
from components.charts.pages import chart_of
from components.charts.picture import picture
from components.context import Context, context_of
from components.link import query_string
from components.text import say
from components.text.comparison import pinned_difference
from components.web.address import redirect
from components.web.api.responses import OPEN, problem
from components.web.caching import answer
from components.web.files.raster import can_letter, png
from components.web.requests import HOME, base_url, read_link


def page_link(request: Request, page: str, context: Context) -> str:
    """Return the address of a page with the case of a request."""
    path = "" if page == HOME else page
    return f"{base_url(request)}/{path}?{query_string(context.case)}"


def chart_svg(request: Request) -> Response:
    """Answer with a chart as SVG."""
    return _answer(request, "svg", "image/svg+xml", lambda svg, _: svg.encode())


def chart_png(request: Request) -> Response:
    """Answer with a chart as PNG; redirect to the SVG if this host has no font for the language."""
    if not can_letter(read_link(request).case.language):
        return redirect(request, f"/api/charts/{quote(request.path_params['key'])}.svg")
    return _answer(request, "png", "image/png", png)


def _answer(
    request: Request, ending: str, media_type: str, made: Callable[[str, str], bytes]
) -> Response:
    page, _, name = request.path_params["key"].partition(".")
    link = read_link(request)
    context = context_of(link.case)
    language = context.language
    if name not in CHARTS.get(page, {}):
        return problem(404, "no_figure", say(language, "http.no_figure"))
    address = page_link(request, page, context)

    def build_file() -> bytes:
        chart = chart_of(context, f"{page}.{name}")
        # The charts of the lab say themselves what is compared.
        note = "" if page == "lab" else pinned_difference(page, context)
        words = {key: say(language, f"app.{key}") for key in ("name", "disclaimer")}
        closing = say(language, "figure.ending", app=words["name"], disclaimer=words["disclaimer"])
        svg = picture(chart, language, link=address, ending=closing, note=note)
        return made(svg, language)

    filename = f'inline; filename="{page}-{name}-{language}.{ending}"'
    return answer(
        request,
        build_file,
        media_type,
        (link, address, context.today),
        headers={**OPEN, "Content-Disposition": filename},
    )


EXPORT_ROUTES = [
    Route("/api/charts/{key}.svg", chart_svg),
    Route("/api/charts/{key}.png", chart_png),
]
