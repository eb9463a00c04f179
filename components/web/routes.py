"""All HTTP routes of the app, in the order of matching."""

from collections.abc import Callable, Collection

from starlette.routing import Route

from components.web.api.lab import LAB_ROUTES
from components.web.api.ledger import LEDGER_ROUTES
from components.web.api.marks import mark
from components.web.api.openapi import openapi
from components.web.api.scenario import chart_table, scenario, scenario_table
from components.web.files.card import card
from components.web.files.exports import EXPORT_ROUTES
from components.web.files.printout import PRINT_ROUTES
from components.web.files.workbook import workbook
from components.web.live.curves import CURVE_ROUTES
from components.web.live.previews import PREVIEW_ROUTES
from components.web.pages.head import PAGE_ROUTE, Loaded, nothing_more, page_routes
from components.web.pages.health import HEALTH_PATHS, healthz
from components.web.pages.site import Fallback, overview, robots, sitemap

ROUTES = [
    *(Route(path, healthz) for path in HEALTH_PATHS),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    Route("/og.png", card),
    Route("/overview", overview),
    Route("/api/scenario", scenario),
    Route("/api/scenario.csv", scenario_table),
    Route("/api/scenario.xlsx", workbook),
    Route("/api/openapi.json", openapi),
    Route("/api/tables/{key}.csv", chart_table),
    Route("/api/marks/{reference}", mark),
    *LEDGER_ROUTES,
    *LAB_ROUTES,
    *EXPORT_ROUTES,
    *CURVE_ROUTES,  # before the previews of a page, whose address looks alike
    *PREVIEW_ROUTES,
    *PRINT_ROUTES,
]


def has_pages(routes: Collection[Route]) -> bool:
    """Tell whether pages are served with the head that loads our scripts."""
    return any(route.name.startswith(PAGE_ROUTE) for route in routes)


def all_routes(
    index_html: str,
    files: Collection[str],
    loaded: Callable[[str], Loaded] = nothing_more,
) -> list[Route]:
    """Return our routes, the pages and the fallback.

    Parameters
    ----------
    index_html
        Streamlit's page.
    files
        Names of the files beside it.
    loaded
        What each page loads in addition.
    """
    return [*ROUTES, *page_routes(index_html, loaded), Fallback(ROUTES, files)]
