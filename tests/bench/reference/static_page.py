"""The limit: a page whose every picture is computed beforehand, so that no move asks a server."""

from dataclasses import asdict
from pathlib import Path

import plotly
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from tests.bench.reference.picture import CONFIG, Asked, asked

HOST = "127.0.0.1"
PAGE = Path(__file__).parent / "static.html"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
CACHED = {"Cache-Control": "public, max-age=31536000, immutable"}


def application(now: Asked) -> Starlette:
    """Return the server of the page and its pictures."""
    lever = now.lever
    start = {"start": now.start, "low": lever.low, "high": lever.high, "step": lever.step}
    first = {**start, "config": CONFIG, **asdict(now.at(now.start))}
    frames = [asdict(now.at(value)) for value in now.values]

    async def page(_: Request) -> Response:
        return FileResponse(PAGE)

    async def library(_: Request) -> Response:
        return FileResponse(PLOTLY, headers=CACHED)

    async def first_frame(_: Request) -> Response:
        return JSONResponse(first, headers=CACHED)

    async def all_frames(_: Request) -> Response:
        return JSONResponse(frames, headers=CACHED)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/plotly.min.js", library),
            Route("/first.json", first_frame),
            Route("/frames.json", all_frames),
        ],
        middleware=[Middleware(GZipMiddleware, compresslevel=9)],
    )


if __name__ == "__main__":
    present = asked()
    uvicorn.run(application(present), host=HOST, port=present.port, log_level="warning")
