"""The ASGI app. ``streamlit run app.py`` finds `app` and serves pages and HTTP routes."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parent))

from components.ui.errors import show_calmly
from components.web.routes import ROUTES

app = st.App(
    Path(__file__).parent / "pages" / "main.py", routes=ROUTES, on_script_error=show_calmly
)
