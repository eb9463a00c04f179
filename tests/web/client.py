"""Clients of the HTTP routes: alone, and with the pages of Streamlit's front end behind them."""

from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from components.web.routes import ROUTES, all_routes

FRONT_END = Path(streamlit.__file__).parent / "static"
INDEX_HTML = (FRONT_END / "index.html").read_text(encoding="utf-8")
FILES = [path.name for path in FRONT_END.iterdir() if path.is_file()]

client = TestClient(Starlette(routes=ROUTES))
site = TestClient(
    Starlette(
        routes=[
            *all_routes(INDEX_HTML, FILES),
            *create_streamlit_static_assets_routes(base_url=""),
        ]
    ),
    follow_redirects=False,
)
