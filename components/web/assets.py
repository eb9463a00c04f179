"""temporary"""

from pathlib import Path
import importlib.util
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

B = Path(__file__).parents[1] / "browser"
P = Path(importlib.util.find_spec("plotly").origin).parent / "package_data" / "plotly.min.js"
import glob

BASIC = Path("/tmp/basic/node_modules/plotly.js-basic-dist-min/plotly-basic.min.js")


def tags():
    return (
        '<meta name="plotly" content="/assets/plotly-basic.js"><meta name="plotly-full" content="/assets/plotly.js">'
        + "".join(
            f'<script type="module" src="/assets/{p.name}"></script>'
            for p in sorted(B.glob("*.js"))
        )
    )


def served(request: Request) -> Response:
    n = request.path_params["name"]
    p = P if n == "plotly.js" else BASIC if n == "plotly-basic.js" else B / n
    return Response(
        p.read_bytes(), media_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


ASSETS = [Route("/assets/{name}", served)]
