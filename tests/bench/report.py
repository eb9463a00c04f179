"""What was measured, as a page of tables."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tests.bench.apps import APPS
from tests.bench.load import Cost
from tests.bench.mover import Load, Move
from tests.bench.sweep import Sweep

OURS, PLAIN, DASH = (APPS[name].title for name in ("ours", "plain", "dash"))
NONE = "–"
MEGABYTE = 1e6
_HOW = """\
Written by `make bench`. Ratios compare apps on one machine in one run; times alone say little, and
the less the higher the load average is that other work causes.

- **Move to paint**: from the key press on the slider to the paint of the last change of the
  sentence and the main chart; *whole page* is the same for all charts. The apps take turns, one
  step a round, always upwards, each in a browser context of its own. Every picture is checked to
  say what it must.
- **Rebuilt**: moves after which the main chart is another node. **Blank**: frames without a chart,
  per move.
- **Messages, kB**: socket messages and HTTP answers per move, as the browser unpacked them.
- **First load**: from the start of the navigation to the paint of the first sentence, of the first
  picture, of the first chart that answers, and to a slider that can be seen; *cold* with an empty
  cache, *again* in the same context. **Shift** is how far what is seen moves by itself, as browsers
  count it. MB over the wire by HTTP, and by socket (before compression by the socket).
- The reference apps draw the takeaway and the charts of our page from the same specs, and nothing
  else: no sidebar, sources, tables or links. The static page has every picture computed beforehand.
"""


@dataclass(frozen=True, slots=True)
class OnPhone:
    """What readers on a phone get of one app: first looks, moves, redraws a second of a drag."""

    loads: Sequence[Load]
    moves: Sequence[Move]
    redraws: float | None


@dataclass(slots=True)
class Report:
    """Everything measured, by page and then by the title of the app."""

    environment: Sequence[tuple[str, str]]
    sweeps: dict[str, Sweep] = field(default_factory=dict)
    moves: dict[str, dict[str, list[Move]]] = field(default_factory=dict)
    drags: dict[str, dict[str, float]] = field(default_factory=dict)
    loads: dict[str, dict[str, tuple[list[Load], list[Load]]]] = field(default_factory=dict)
    phone: dict[str, dict[str, OnPhone]] = field(default_factory=dict)
    costs: dict[str, dict[str, Cost]] = field(default_factory=dict)
    own: dict[str, tuple[float, float]] = field(default_factory=dict)
    load_averages: list[str] = field(default_factory=list)
    readers: int = 0
    problems: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """Return the report as Markdown."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from ("# Measured speed", "", _HOW)
        others = ("load average after each page", ", ".join(self.load_averages))
        yield from _table(("what", "which"), [*self.environment, others])
        yield from ("## A move on every theme page, ms", "")
        yield from _table(_THEME_HEADS, [self._theme(page) for page in self.moves])
        for page, by_app in self.moves.items():
            if len(by_app) > 3:
                lever = self.sweeps[page].lever.key
                yield from (
                    f"## A move on `{page}` (`{lever}`), beside every reference app, ms",
                    "",
                )
                yield from _table(_MOVE_HEADS, _move_rows(by_app))
        if self.drags:
            yield from self._beyond_moves()
        yield from ("## What went wrong", "")
        yield from [f"- {problem}" for problem in self.problems] or ["Nothing."]
        yield ""

    def _beyond_moves(self) -> Iterator[str]:
        yield from ("## The slider dragged out and back in a second: redraws of the main chart", "")
        yield from _table(("app", *(f"`{page}`" for page in self.drags)), self._drag_rows())
        yield from ("## First load", "")
        yield from _table(_LOAD_HEADS, self._load_rows())
        yield from ("## On a phone", "")
        yield from _table(_PHONE_HEADS, self._phone_rows())
        yield from ("## On the server, without a browser", "")
        yield (
            "One reader at a time for answer and processor time; the rate is that of "
            f"{self.readers} readers who each move as soon as they are answered."
        )
        yield ""
        yield from _table(_COST_HEADS, self._cost_rows())
        yield from ("The model and the charts alone, ms of processor time per move (medians):", "")
        own = [(f"`{page}`", *(f"{ms:.1f}" for ms in both)) for page, both in self.own.items()]
        yield from _table(("page", "model", "charts"), own)

    def _theme(self, page: str) -> tuple[str, ...]:
        by_app = self.moves[page]
        ours, plain, dash = (_paints(by_app.get(title, [])) for title in (OURS, PLAIN, DASH))
        rebuilt = sum(move.rebuilt for move in by_app.get(OURS, []))
        return (
            f"`{page}`",
            f"`{self.sweeps[page].lever.key}`",
            *_median_and_p95(ours),
            *_median_and_p95(plain)[:1],
            *_median_and_p95(dash)[:1],
            _ratio(ours, plain),
            _ratio(ours, dash),
            _ratio_of_fastest(ours, plain),
            _ratio_of_fastest(ours, dash),
            f"{rebuilt} of {len(ours)}",
        )

    def _drag_rows(self) -> Iterator[tuple[str, ...]]:
        for title in _titles(self.drags):
            yield (
                title,
                *(
                    f"{by_app[title]:.1f}" if title in by_app else NONE
                    for by_app in self.drags.values()
                ),
            )

    def _load_rows(self) -> Iterator[tuple[str, ...]]:
        for page, by_app in self.loads.items():
            plain = _middle(one.chart_ms for one in by_app.get(PLAIN, self._any_plain())[0])
            for title, (cold, again) in by_app.items():
                sentence = _middle(one.sentence_ms for one in cold)
                yield (
                    f"`{page}`",
                    title,
                    _ms(sentence),
                    *_looks(cold),
                    f"{sentence / plain:.2f}" if sentence and plain else NONE,
                    *_megabytes(cold),
                    _ms(_middle(one.sentence_ms for one in again)),
                    _ms(_middle(one.chart_ms for one in again)),
                    *_megabytes(again),
                )

    def _phone_rows(self) -> Iterator[tuple[str, ...]]:
        for page, by_app in self.phone.items():
            for title, one in by_app.items():
                yield (
                    f"`{page}`",
                    title,
                    *_looks(one.loads),
                    *_median_and_p95(_paints(one.moves)),
                    NONE if one.redraws is None else f"{one.redraws:.1f}",
                )

    def _any_plain(self) -> tuple[list[Load], list[Load]]:
        """Return loads of plain Streamlit, for a page that it does not draw."""
        found = (by_app[PLAIN] for by_app in self.loads.values() if PLAIN in by_app)
        return next(found, ([], []))

    def _cost_rows(self) -> Iterator[tuple[str, ...]]:
        for page, by_app in self.costs.items():
            for title, cost in by_app.items():
                yield (
                    f"`{page}`",
                    title,
                    *_median_and_p95(cost.answer_ms),
                    f"{cost.cpu_ms:.1f}",
                    f"{cost.moves_per_second:.1f}",
                    f"{cost.received_bytes / 1000:.0f}",
                )


_THEME_HEADS = (
    "page",
    "lever",
    "ours, median",
    "p95",
    "plain Streamlit",
    "Dash",
    "ours to plain",
    "ours to Dash",
    "fastest to plain's",
    "fastest to Dash's",
    "rebuilt",
)
_MOVE_HEADS = (
    "app",
    "median",
    "p95",
    "fastest",
    "to plain",
    "to Dash",
    "whole page",
    "rebuilt",
    "blank",
    "messages",
    "kB",
    "server CPU",
)
_LOOKS = ("picture, ms", "chart, ms", "slider, ms", "shift")
_PHONE_HEADS = ("page", "app", *_LOOKS, "move, median ms", "p95", "redraws a second of a drag")
_LOAD_HEADS = (
    "page",
    "app",
    "cold: sentence, ms",
    *_LOOKS,
    "sentence to plain's chart",
    "MB HTTP",
    "MB socket",
    "again: sentence, ms",
    "chart, ms",
    "MB HTTP",
    "MB socket",
)
_COST_HEADS = ("page", "app", "answer, median ms", "p95", "CPU ms", "moves a second", "kB")


def _move_rows(by_app: Mapping[str, list[Move]]) -> Iterator[tuple[str, ...]]:
    for title, moves in by_app.items():
        if not moves:
            continue
        paints = _paints(moves)
        yield (
            title,
            *_median_and_p95(paints),
            f"{min(paints):.0f}",
            _ratio(paints, _paints(by_app.get(PLAIN, []))),
            _ratio(paints, _paints(by_app.get(DASH, []))),
            f"{statistics.median(move.all_ms for move in moves):.0f}",
            f"{sum(move.rebuilt for move in moves)} of {len(moves)}",
            f"{statistics.mean(move.blank for move in moves):.1f}",
            f"{statistics.median(move.messages for move in moves):.0f}",
            f"{statistics.median(move.received for move in moves) / 1000:.1f}",
            f"{statistics.mean(move.cpu_ms for move in moves):.1f}",
        )


def _paints(moves: Iterable[Move]) -> list[float]:
    return [move.paint_ms for move in moves]


def _median_and_p95(times: Sequence[float]) -> tuple[str, str]:
    if not times:
        return NONE, NONE
    return f"{statistics.median(times):.0f}", f"{np.percentile(times, 95):.0f}"


def _ratio(times: Sequence[float], others: Sequence[float]) -> str:
    if not times or not others:
        return NONE
    return f"{statistics.median(times) / statistics.median(others):.2f}"


def _ratio_of_fastest(times: Sequence[float], others: Sequence[float]) -> str:
    """Return the ratio of the fastest moves, which other work on the machine disturbs least."""
    return f"{min(times) / min(others):.2f}" if times and others else NONE


def _middle(times: Iterable[float | None]) -> float | None:
    known = [time for time in times if time is not None]
    return statistics.median(known) if known else None


def _looks(loads: Sequence[Load]) -> tuple[str, ...]:
    """Return first picture, first chart, usable slider in ms, and the shift of the layout."""
    times = (
        [getattr(one, f"{name}_ms") for one in loads] for name in ("picture", "chart", "slider")
    )
    shift = f"{statistics.median(one.shift for one in loads):.2f}" if loads else NONE
    return (*(_ms(_middle(each)) for each in times), shift)


def _ms(time: float | None) -> str:
    return NONE if time is None else f"{time:.0f}"


def _megabytes(loads: Sequence[Load]) -> tuple[str, str]:
    if not loads:
        return NONE, NONE
    wire = statistics.median(load.wire_bytes for load in loads)
    socket = statistics.median(load.socket_bytes for load in loads)
    return f"{wire / MEGABYTE:.2f}", f"{socket / MEGABYTE:.2f}"


def _titles(by_page: Mapping[str, Mapping[str, object]]) -> list[str]:
    return list(dict.fromkeys(title for by_app in by_page.values() for title in by_app))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
