"""The middleware stack: what every request and every answer passes."""

from starlette.middleware import Middleware

from components.web.pages.assets import Assets, from_page
from components.web.pages.front_end import FrontEnd, script_hash
from components.web.pages.head import Loaded
from components.web.routes import ROUTES
from components.web.server.base_path import BasePath
from components.web.server.compressed_files import CompressedFiles
from components.web.server.compression import Compression
from components.web.server.failures import Failures
from components.web.server.headers import SecurityHeaders
from components.web.server.limits import PROBES, Hosts, NoShell, Origins, ReadOnlyGuard
from components.web.server.metrics import Metrics, RequestMetrics
from components.web.server.rations import RateLimit
from components.web.server.settings import Settings
from components.web.server.sockets import SocketLimit


def compressed_files(front_end: FrontEnd, assets: Assets) -> CompressedFiles:
    """Return the store of all immutable files: Streamlit's and ours."""
    return CompressedFiles({**front_end.static_files(), **assets.files})


def loaded_by(front_end: FrontEnd, assets: Assets, page: str) -> Loaded:
    """Return the tags by which a page loads our assets and preloads its lazy chunks."""
    early = [
        f'<link rel="modulepreload" crossorigin href="{from_page(path)}">'
        for path in front_end.later_files(page)
    ]
    bundles = [
        f'<link rel="preload" as="script" href="{from_page(path)}">'
        for path in assets.preloaded(page)
    ]
    return Loaded(assets.tags(), "".join(f"  {tag}\n  " for tag in (*early, *bundles)))


def middleware(
    front_end: FrontEnd,
    assets: Assets,
    files: CompressedFiles,
    settings: Settings,
    metrics: Metrics,
) -> list[Middleware]:
    """Return the layers around the app, the outermost first.

    An answer of a layer passes the layers before it, so refusals and failures are counted, carry
    the headers, and are compressed.
    """
    return [
        Middleware(
            BasePath,
            base=settings.base_path,
            public_url=settings.public_url,
            probes=PROBES,
        ),
        Middleware(Origins, allowed=settings.origins),
        Middleware(
            SecurityHeaders,
            inline_scripts=[*front_end.inline_script_hashes(), script_hash(assets.inline)],
            frame_ancestors=settings.frame_ancestors,
        ),
        Middleware(RequestMetrics, metrics=metrics, routes=ROUTES, is_open=settings.open_metrics),
        Middleware(Hosts, allowed=settings.allowed_hosts),
        Middleware(Compression, files=files),
        Middleware(Failures),
        Middleware(ReadOnlyGuard),
        Middleware(NoShell),
        Middleware(RateLimit, rate=settings.rate),
        Middleware(SocketLimit, limited=settings.rate is not None),
    ]
