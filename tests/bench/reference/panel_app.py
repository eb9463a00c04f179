"""The picture in Panel: a slider whose changes set the sentence and the charts."""

from typing import Any

import panel as pn

from tests.bench.reference.picture import CONFIG, Asked, asked

HOST = "127.0.0.1"


def session(now: Asked) -> Any:
    """Return what one reader gets."""
    lever = now.lever
    shown = now.at(now.start)
    slider = pn.widgets.FloatSlider(
        name=now.label, start=lever.low, end=lever.high, step=lever.step, value=now.start
    )
    sentence = pn.pane.HTML(f"<p>{shown.takeaway}</p>", css_classes=["takeaway"])
    drawn = [
        pn.pane.Plotly(spec, config=CONFIG, height=spec["layout"]["height"], width=736)
        for spec in shown.specs
    ]

    def moved(event: Any) -> None:
        after = now.at(event.new)
        sentence.object = f"<p>{after.takeaway}</p>"
        for pane, spec in zip(drawn, after.specs, strict=True):
            pane.object = spec

    slider.param.watch(moved, "value")
    return pn.Column(slider, sentence, *drawn, width=736)


if __name__ == "__main__":
    present = asked()
    pn.extension("plotly")
    pn.serve(
        {"/": lambda: session(present)},
        address=HOST,
        port=present.port,
        show=False,
        websocket_origin=f"{HOST}:{present.port}",
    )
