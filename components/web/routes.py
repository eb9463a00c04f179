"""The HTTP routes beside the pages."""

from starlette.routing import Route

from components.web.api import chart_table, scenario, scenario_table
from components.web.site import healthz, overview
from components.web.workbook import workbook

ROUTES = [
    Route("/healthz", healthz),
    Route("/overview", overview),
    Route("/api/scenario", scenario),
    Route("/api/scenario.csv", scenario_table),
    Route("/api/scenario.xlsx", workbook),
    Route("/api/tables/{key}.csv", chart_table),
]
