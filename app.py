"""The ASGI app. ``streamlit run app.py`` finds `app` and serves pages and HTTP routes."""

import gc
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parent
FRONT_END = Path(st.__file__).parent / "static"
sys.path.insert(0, str(ROOT))

from components.evidence import observed  # noqa: E402 - the path must be known first
from components.model import Scenario, evaluate  # noqa: E402
from components.ui.errors import show_calmly  # noqa: E402
from components.web.limits import accept_long_links  # noqa: E402
from components.web.routes import all_routes  # noqa: E402


def warm_up() -> None:
    """Do once what the first reader would wait for, and spare what stays from being searched.

    Streamlit collects garbage after every run of a script. What start-up has made lives as long
    as the process; frozen, it is not looked through at every move of a slider.
    """
    evaluate(Scenario.default(), observed())
    gc.collect()
    gc.freeze()


accept_long_links()
warm_up()
app = st.App(
    ROOT / "pages" / "main.py",
    routes=all_routes(
        (FRONT_END / "index.html").read_text(encoding="utf-8"),
        [path.name for path in FRONT_END.iterdir() if path.is_file()],
    ),
    on_script_error=show_calmly,
)
