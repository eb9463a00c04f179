"""Clients of the HTTP routes: alone, and with the pages of Streamlit's front end behind them."""

from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from components.web.pages import assets
from components.web.pages.front_end import FrontEnd
from components.web.routes import ROUTES, all_routes
from components.web.server.compressed_files import CompressedFiles
from components.web.server.metrics import Metrics
from components.web.server.middleware import compressed_files, loaded_by, middleware
from components.web.server.settings import Settings

FRONT_END = FrontEnd(Path(streamlit.__file__).parent / "static")
INDEX_HTML = FRONT_END.index_html
FILES = FRONT_END.names
ASSETS = assets.find()


def new_site(
    settings: Settings,
    *more: Route,
    files: CompressedFiles | None = None,
    client: tuple[str, int] = ("testclient", 50000),
    raises: bool = True,
) -> TestClient:
    """Return a client of the whole site, without what runs Streamlit's scripts."""
    routes = [
        *more,
        *all_routes(INDEX_HTML, FILES, lambda page: loaded_by(FRONT_END, ASSETS, page)),
        *create_streamlit_static_assets_routes(base_url=""),
    ]
    files = files or compressed_files(FRONT_END, ASSETS)
    layers = middleware(FRONT_END, ASSETS, files, settings, Metrics())
    return TestClient(
        Starlette(routes=routes, middleware=layers),
        follow_redirects=False,
        client=client,
        raise_server_exceptions=raises,
    )


client = TestClient(Starlette(routes=ROUTES))
site = new_site(Settings())
