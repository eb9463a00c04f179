import numpy as np
import pytest

from components.charts.palette import CONTEXT, OBSERVED
from components.evidence import observed
from components.model import LEVERS, Scenario
from components.model.observed import PeerPath
from components.text import LANGUAGES
from tests.charts.drawn import drawn

TARGETS = (LEVERS["tgt"].low, 30.0, LEVERS["tgt"].high)
ROUNDING = 0.0005  # places are drawn to three digits


def months_at(peer: PeerPath, share: float) -> float:
    """When a fund reached a share of its target, on straight lines from its launch."""
    return float(np.interp(share, [0, *peer.shares], [0, *peer.months]))


@pytest.mark.parametrize("tgt", TARGETS)
def test_each_row_runs_from_the_share_so_far_to_the_target_or_the_last_report(tgt: float) -> None:
    share = observed().raised_usd_bn / tgt
    chart = drawn("funding.peers", Scenario.from_changes({"tgt": tgt}))
    bars = chart.spec["data"][0]
    rows = {
        text.split(":")[0]: (start, start + length)
        for text, start, length in zip(bars["customdata"], bars["base"], bars["x"], strict=True)
    }
    peers = [p for p in observed().peers if min(p.shares) < 1 and max(p.shares) > share]
    assert set(rows) == {peer.fund for peer in peers}
    for peer in peers:
        ends = months_at(peer, share), months_at(peer, min(1.0, max(peer.shares)))
        assert rows[peer.fund] == pytest.approx(ends, abs=2 * ROUNDING)
    assert max(end for _, end in rows.values()) < chart.spec["layout"]["xaxis"]["range"][1]


@pytest.mark.parametrize("tgt", TARGETS)
def test_blue_rows_took_longer_for_the_rest_than_at_their_pace_and_are_counted(tgt: float) -> None:
    share = observed().raised_usd_bn / tgt
    chart = drawn("funding.peers", Scenario.from_changes({"tgt": tgt}))
    bars = chart.spec["data"][0]
    slower = 0
    for start, length, colour in zip(
        bars["base"], bars["x"], bars["marker"]["line"]["color"], strict=True
    ):
        slowness = length / start * share / (1 - share)
        if slowness != pytest.approx(1, abs=0.01):  # else rounding decides
            assert (colour == OBSERVED) == (slowness > 1)
        assert colour in {OBSERVED, CONTEXT}
        slower += colour == OBSERVED
    assert chart.title.startswith(f"{slower} of {len(bars['x'])} ")
    slownesses = [row[4] for row in chart.table.rows_in_files()]
    assert slownesses == sorted(slownesses, key=lambda cell: -float(cell or 0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_funds_that_fell_short_have_an_arrow_and_no_dot_at_the_end(language: str) -> None:
    chart = drawn("funding.peers", Scenario.default(), language)
    bars, points, *arrows = chart.spec["data"]
    short = [peer for peer in observed().peers if max(peer.shares) < 1]
    informing = [peer for peer in short if peer.fund in " ".join(bars["customdata"])]
    assert informing
    (arrow,) = arrows
    assert len(arrow["x"]) == len(informing)
    dots = [symbol for symbol in points["marker"]["symbol"] if not symbol.endswith("-open")]
    rings = [symbol for symbol in points["marker"]["symbol"] if symbol.endswith("-open")]
    assert len(rings) == len(bars["x"])
    assert len(dots) == len(bars["x"]) - len(informing)
