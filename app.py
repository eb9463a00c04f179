"""The ASGI app. ``streamlit run app.py`` finds `app` and serves pages and HTTP routes."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from components.ui.errors import show_calmly  # noqa: E402 - the path must be known first
from components.web.limits import accept_long_links  # noqa: E402
from components.web.routes import ROUTES  # noqa: E402

accept_long_links()
app = st.App(ROOT / "pages" / "main.py", routes=ROUTES, on_script_error=show_calmly)
