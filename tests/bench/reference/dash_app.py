"""The picture in Dash: one callback for sentence and charts, on the server or in the browser."""

from typing import Any

from dash import Dash, Input, Output, State, dcc, html

from tests.bench.reference.picture import CONFIG, Asked, Picture, asked

HOST = "127.0.0.1"


def outputs(shown: Picture) -> list[Any]:
    """Return sentence and charts in the order of the callback's outputs."""
    return [shown.takeaway, *shown.specs]


def application(now: Asked) -> Dash:
    """Return the app."""
    app = Dash(__name__)
    first = now.at(now.start)
    app.layout = html.Div(
        [
            dcc.Slider(
                now.lever.low,
                now.lever.high,
                now.lever.step,
                value=now.start,
                marks=None,
                updatemode="drag",
                id="lever",
            ),
            html.P(first.takeaway, id="takeaway"),
            *(
                dcc.Graph(id=f"chart{place}", figure=spec, config=CONFIG)
                for place, spec in enumerate(first.specs)
            ),
        ],
        style={"maxWidth": 736, "margin": "auto"},
    )
    shows = [
        Output("takeaway", "children"),
        *(Output(f"chart{place}", "figure") for place in range(len(first.specs))),
    ]
    moved = Input("lever", "value")
    if now.clientside:
        frames = [outputs(now.at(value)) for value in now.values]
        store = {"start": now.start, "step": now.lever.step, "frames": frames}
        app.layout.children.append(dcc.Store(id="frames", data=store))
        app.clientside_callback(
            "(value, s) => s.frames[Math.round((value - s.start) / s.step)]",
            shows,
            moved,
            State("frames", "data"),
            prevent_initial_call=True,
        )
    else:
        on_move = app.callback(shows, moved, prevent_initial_call=True)
        on_move(lambda value: outputs(now.at(value)))
    return app


if __name__ == "__main__":
    present = asked()
    application(present).run(host=HOST, port=present.port, debug=False)
