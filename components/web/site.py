"""Answers about the site itself."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response


async def healthz(request: Request) -> Response:
    """Answer that this process is up."""
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


async def overview(request: Request) -> Response:
    """Lead the permanent slug of the overview to where it is served."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", status_code=307)
