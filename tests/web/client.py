"""A client of the HTTP routes, without Streamlit behind them."""

from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.web.routes import ROUTES

client = TestClient(Starlette(routes=ROUTES))
