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
# Thresholds of the garbage collector. A move leaves little garbage, and with hundreds of readers a
# full collection takes longer than a move; Python's defaults would run one every few moves.
GC_THRESHOLDS = (50_000, 20, 20)
FRONT_END = Path(st.__file__).parent / "static"
sys.path.insert(0, str(ROOT))

from components.model.evaluate import PAGES  # noqa: E402 - the path must be known first
from components.ui import element  # noqa: E402
from components.ui.errors import show_calmly  # noqa: E402
from components.ui.render_lock import runs_waiting  # noqa: E402
from components.ui.router import in_session  # noqa: E402
from components.ui.run import run  # noqa: E402
from components.ui.runtime import leave_states_unwrapped, remember_theme  # noqa: E402
from components.web.live.load import QUEUE_LOAD  # noqa: E402
from components.web.pages import assets  # noqa: E402
from components.web.pages.front_end import FrontEnd  # noqa: E402
from components.web.pages.health import HEALTH  # noqa: E402
from components.web.routes import all_routes, has_pages  # noqa: E402
from components.web.server import process, settings  # noqa: E402
from components.web.server.limits import accept_long_links  # noqa: E402
from components.web.server.metrics import Metrics  # noqa: E402
from components.web.server.middleware import compressed_files, loaded_by, middleware  # noqa: E402


def warm_up() -> None:
    """Render every page once, and exclude start-up objects from garbage collection.

    The first reader would wait for the former, and health checks tell if it fails; the latter live
    as long as the process.
    """
    HEALTH.check()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)


def read_settings() -> settings.Settings:
    """Return the settings of the environment and of Streamlit's configuration.

    Streamlit's base path is reset: our outermost layer removes the path from each request, so that
    everything inside sees paths from the root.
    """
    host = settings.from_environment(
        base_path=config.get_option("server.baseUrlPath"),
        origins=(
            config.get_option("server.corsAllowedOrigins")
            if config.get_option("server.enableCORS")
            else ("*",)
        ),
    )
    config.set_option("server.baseUrlPath", "")
    return host


@asynccontextmanager
async def running(app: st.App) -> AsyncIterator[None]:
    """Sample the load, and precompress what pages load, the first files first."""
    process.limit_worker_threads()
    later = [path for page in PAGES for path in front_end.later_files(page)]
    files.start(
        [
            *front_end.first_files(),
            *later,
            own_assets.main,
            *own_assets.modules,
            *own_assets.styles,
            *filter(None, [own_assets.plotly]),
        ]
    )
    sampling = asyncio.create_task(QUEUE_LOAD.sample_forever(runs_waiting))
    yield
    sampling.cancel()
    files.stop()


if in_session():
    # A launcher that does not look for `app` runs this file as a script in every session.
    run()
else:
    host = read_settings()
    front_end = FrontEnd(FRONT_END)
    own_assets = assets.find()
    files = compressed_files(front_end, own_assets)
    accept_long_links()
    process.raise_descriptor_limit()
    process.give_memory_back()
    process.give_way_quickly()
    process.log_no_tracebacks_of_messages()
    remember_theme()
    leave_states_unwrapped()
    warm_up()
    routes = all_routes(
        front_end.index_html, front_end.names, lambda page: loaded_by(front_end, own_assets, page)
    )
    if has_pages(routes):
        element.serve()
    app = st.App(
        ROOT / "pages" / "main.py",
        lifespan=running,
        routes=routes,
        middleware=middleware(front_end, own_assets, files, host, Metrics()),
        on_script_error=show_calmly,
    )
    if __name__ == "__main__":
        # `python app.py`; many hosts set the port in this variable, which Streamlit does not read.
        app.run(config={"server.port": int(os.environ.get("PORT") or 8501)})
