"""The ASGI app. ``streamlit run app.py`` finds `app` and serves pages and HTTP routes.

``python app.py`` does the same, on the port that the environment variable ``PORT`` names.
"""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from streamlit import config

ROOT = Path(__file__).parent
# When Python collects garbage. A move leaves little behind, and with hundreds of readers a look at
# all that is held takes longer than a move; Python's own thresholds make it look every few moves.
GARBAGE = (50_000, 20, 20)
FRONT_END = Path(st.__file__).parent / "static"
sys.path.insert(0, str(ROOT))

from components.evidence import observed  # noqa: E402 - the path must be known first
from components.model import Scenario, evaluate  # noqa: E402
from components.model.evaluate import PAGES  # noqa: E402
from components.ui import element  # noqa: E402
from components.ui.errors import show_calmly  # noqa: E402
from components.ui.render_lock import RENDER_LOCK  # noqa: E402
from components.ui.router import in_session  # noqa: E402
from components.ui.run import run  # noqa: E402
from components.ui.runtime import leave_states_unwrapped, remember_theme  # noqa: E402
from components.web.live.load import PULSE  # noqa: E402
from components.web.pages import assets  # noqa: E402
from components.web.pages.front_end import FrontEnd  # noqa: E402
from components.web.routes import all_routes, has_pages  # noqa: E402
from components.web.server import settings  # noqa: E402
from components.web.server.limits import accept_long_links  # noqa: E402
from components.web.server.metrics import Metrics  # noqa: E402
from components.web.server.middleware import compressed_files, loaded_by, middleware  # noqa: E402


def warm_up() -> None:
    """Do once what the first reader would wait for, and spare what stays from being searched.

    What start-up has made lives as long as the process; frozen, it is not looked through whenever
    Python collects garbage.
    """
    evaluate(Scenario.default(), observed())
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def read_settings() -> settings.Settings:
    """Return what the host has set, in the environment and in Streamlit's own configuration.

    Streamlit itself is told of no base path: our outermost layer takes it off each request, so that
    everything inside sees paths from the root.
    """
    found = settings.from_environment(
        base_path=config.get_option("server.baseUrlPath"),
        origins=(
            config.get_option("server.corsAllowedOrigins")
            if config.get_option("server.enableCORS")
            else ("*",)
        ),
    )
    config.set_option("server.baseUrlPath", "")
    return found


@asynccontextmanager
async def running(app: st.App) -> AsyncIterator[None]:
    """Take the pulse, and compress what pages load: first what the first reader waits for."""
    later = [path for page in PAGES for path in front_end.later_files(page)]
    files.start(
        [
            *front_end.first_files(),
            *later,
            found.main,
            *found.modules,
            *found.styles,
            *filter(None, [found.plotly]),
        ]
    )
    pulse = asyncio.create_task(PULSE.beat(RENDER_LOCK.waiting))
    yield
    pulse.cancel()
    files.stop()


if in_session():
    # A launcher that does not look for `app` runs this file as a script, for every session.
    run()
else:
    host = read_settings()
    front_end = FrontEnd(FRONT_END)
    found = assets.find()
    files = compressed_files(front_end, found)
    accept_long_links()
    remember_theme()
    leave_states_unwrapped()
    warm_up()
    routes = all_routes(
        front_end.index_html, front_end.names, lambda page: loaded_by(front_end, found, page)
    )
    if has_pages(routes):
        element.serve()
    app = st.App(
        ROOT / "pages" / "main.py",
        lifespan=running,
        routes=routes,
        middleware=middleware(front_end, found, files, host, Metrics()),
        on_script_error=show_calmly,
    )
    if __name__ == "__main__":
        # `python app.py`; many hosts name the port by this variable, which Streamlit does not read.
        app.run(config={"server.port": int(os.environ.get("PORT") or 8501)})
