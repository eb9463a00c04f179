"""The words that a chart shows at the point under the pointer, in lines that fit a phone."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from components.charts.kit.chart import Chart, Spec
from components.charts.lettering import phrases, width_of

HOVER_PX = 250
"""The widest line: with what plotly puts around it, it fits a chart on a phone of 320 pixels."""
FONT_PX = 13
"""The size of the letters that plotly uses for it."""

_TAG = re.compile(r"(<[^>]*>)")
_INSIDE = re.compile(r"[^：・、／]+[：・、／]*|[：・、／]+")
_PRIVATE = 0xE000
_FILLED_IN = re.compile(r"%\{[^}]*\}")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NUMBER = "0000.00"
"""As wide as any number that plotly fills in."""


def with_short_lines(chart: Chart) -> Chart:
    """Return a chart whose words under the pointer stand in lines of at most `HOVER_PX`."""
    spec, narrow = chart.spec, chart.narrow
    data = [_short(trace) for trace in spec["data"]]
    if narrow is not None:
        alike = narrow["data"] is spec["data"]
        narrow = {**narrow, "data": data if alike else [_short(one) for one in narrow["data"]]}
    return replace(chart, spec={**spec, "data": data}, narrow=narrow)


def _short(trace: Spec) -> Spec:
    """Return a trace with its words broken into lines: its own, or those of each point."""
    if trace.get("hoverinfo") == "text":
        return {**trace, "text": hover_lines(trace["text"])}
    template = trace.get("hovertemplate")
    if template is None or trace.get("hoverinfo") == "skip":
        return trace
    words, end, rest = template.partition("<extra>")
    if words == "%{customdata}":
        return {**trace, "customdata": [hover_lines(text) for text in trace["customdata"]]}
    widest = {name: _widest(trace.get(name, ())) for name in ("customdata", "text")}
    samples = tuple((f"%{{{name}}}", text) for name, text in widest.items())
    return {**trace, "hovertemplate": f"{hover_lines(words, samples)}{end}{rest}"}


def _widest(texts: str | Sequence[str]) -> str:
    found = [texts] if isinstance(texts, str) else [str(text) for text in texts]
    return max(found, key=lambda text: width_of(text, FONT_PX), default="")


@lru_cache(maxsize=4096)
def hover_lines(text: str, samples: tuple[tuple[str, str], ...] = ()) -> str:
    """Return words for plotly with their lines broken after phrases.

    `samples` say how wide what plotly fills in can be; numbers are known.

    >>> hover_lines("Growth 2027–2030 (grade D), <b>range 10.56% to 36.37%</b> a year")
    'Growth 2027–2030 (grade D), <b>range<br>10.56% to 36.37%</b> a year'
    """
    filled: dict[str, tuple[str, str]] = {}
    known = dict(samples)

    def kept(found: re.Match[str]) -> str:
        sign = chr(_PRIVATE + len(filled))  # a letter, for a line may begin with it
        filled[sign] = found[0], known.get(found[0], _NUMBER)
        return sign

    lines = (_broken(line, filled) for line in _FILLED_IN.sub(kept, text).split("<br>"))
    return "<br>".join(lines)


def _broken(line: str, filled: Mapping[str, tuple[str, str]]) -> str:
    """Return one line with its breaks; tags have no width and stay at the letters they stood at."""
    parts = _TAG.split(line)
    words = [html.unescape(part) for part in parts[::2]]
    breaks = set(_breaks("".join(words), {sign: wide for sign, (_, wide) in filled.items()}))
    if not breaks:
        return line.translate({ord(sign): source for sign, (source, _) in filled.items()})
    written = ""
    at = 0
    for word, tag in zip(words, [*parts[1::2], ""], strict=True):
        for letter in word:
            if at in breaks:
                written = f"{written.rstrip(' ')}<br>"
            written += filled[letter][0] if letter in filled else _ESCAPED.get(letter, letter)
            at += 1
        written += tag
    return written


def _breaks(plain: str, filled: Mapping[str, str]) -> Iterator[int]:
    """Yield where lines begin after the first."""
    if _width(plain.rstrip(), filled) <= HOVER_PX:
        return
    line_px, at = 0.0, 0
    for piece in _pieces(plain, filled):
        if line_px and line_px + _width(piece.rstrip(), filled) > HOVER_PX:
            yield at
            line_px = 0.0
        line_px += _width(piece, filled)
        at += len(piece)


def _pieces(plain: str, filled: Mapping[str, str]) -> Iterator[str]:
    """Yield the parts between which a line may end; a name too long for one also ends in itself."""
    for piece in phrases(plain):
        if _width(piece.rstrip(), filled) <= HOVER_PX:
            yield piece
        else:
            yield from _INSIDE.findall(piece)


def _width(text: str, filled: Mapping[str, str]) -> float:
    return width_of("".join(filled.get(letter, letter) for letter in text), FONT_PX, bold=True)
