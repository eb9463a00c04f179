"""What the small chart of a card shows, per page: results in, marks with words out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from components.charts.palette import CONTEXT, OBSERVED, RANGE, SCENARIO
from components.context import Context
from components.evidence import observed
from components.model.commitments import commitment_years
from components.model.fundraising import raised_share_pct
from components.model.themes.breakout import YEARS as PAYBACK_YEARS
from components.model.themes.breakout import captured_usd_bn
from components.model.themes.buildout import YEARS as CAPEX_YEARS
from components.text import measure, money, percent, say
from components.web.requests import HOME

MONTHS_SHOWN = 84


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `start` to `end` over a label, its value written at the end."""

    label: str
    value: str
    start: float
    end: float
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, with a word at its end; `filled` shades what lies under it."""

    points: tuple[tuple[float, float], ...]
    colour: str
    label: str = ""
    filled: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot with a word beside it."""

    x: float
    y: float
    colour: str
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole."""

    label: str
    value: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A small chart: bars, or lines and dots within ranges, or parts of a whole."""

    caption: str
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    parts: tuple[Part, ...] = ()
    x_range: tuple[float, float] = (0, 1)
    y_range: tuple[float, float] = (0, 1)
    x_ticks: tuple[tuple[float, str], ...] = ()

    @property
    def text(self) -> str:
        """All that is written in it."""
        words = [self.caption, *(label for _, label in self.x_ticks)]
        words += [mark.label for marks in (self.lines, self.dots) for mark in marks]
        words += [word for bar in self.bars for word in (bar.label, bar.value)]
        words += [word for part in self.parts for word in (part.label, part.value)]
        return "".join(words)


def picture(page: str, context: Context) -> Picture:
    """Return the small chart of a page; pages without one borrow that of the overview."""
    return _PICTURES.get(page, _PICTURES[HOME])(context)


def _funding(context: Context) -> Picture:
    seen, language = observed(), context.language
    now, share = seen.months_since_launch, context.results.funding.share_of_target_pct
    ahead = np.linspace(0, MONTHS_SHOWN - now, 60)
    path = raised_share_pct(ahead, 1.0, context.scenario, seen)
    return Picture(
        caption=say(language, "card.path"),
        lines=(
            Line(
                ((0, 100), (MONTHS_SHOWN, 100)),
                CONTEXT,
                say(
                    language,
                    "funding.path.label_target",
                    target=_usd_bn(context, context.scenario.tgt),
                ),
                dashed=True,
            ),
            Line(
                tuple(zip((now + ahead).tolist(), path.tolist(), strict=True)),
                SCENARIO,
                filled=True,
            ),
            Line(((0, 0), (now, share)), OBSERVED, filled=True),
        ),
        dots=(Dot(now, share, OBSERVED, percent(share, language)),),
        x_range=(0, MONTHS_SHOWN),
        y_range=(0, 118),
        x_ticks=tuple(
            (12 * (year - seen.launch.year) - seen.launch.month + 1, str(year))
            for year in (2025, 2027, 2029, 2031)
        ),
    )


def _buildout(context: Context) -> Picture:
    annual = context.results.buildout.annual_usd_bn
    last = len(annual) - 1
    return Picture(
        caption=say(context.language, "card.annual"),
        bars=tuple(
            Bar(
                str(year),
                _usd_bn(context, value, 2) if place == last else "",
                0,
                value,
                SCENARIO if place else OBSERVED,
            )
            for place, (year, value) in enumerate(zip(CAPEX_YEARS, annual, strict=True))
        ),
    )


def _power(context: Context) -> Picture:
    power, language = context.results.power, context.language
    return Picture(
        caption=say(language, "result.power.gw_needed"),
        bars=tuple(
            Bar(say(language, f"card.{word}"), measure(value, "gw", language), 0, value, colour)
            for word, value, colour in (
                ("gw_needed", power.gw_needed, SCENARIO),
                ("gw_connectable", power.gw_connectable, RANGE),
            )
        ),
    )


def _macro(context: Context) -> Picture:
    macro, language = context.results.macro, context.language

    def pp(value: float) -> str:
        return measure(value, "pp", language, 2).split(" ")[0].removesuffix("ポイント")

    level = macro.gross_contribution_pp
    bars = [Bar(say(language, "card.gross"), pp(level), 0, level, RANGE)]
    for word, step in (
        ("abroad", macro.abroad_pp),
        ("imports", macro.imports_pp),
        ("crowding", macro.crowding_out_pp),
    ):
        if step or word != "crowding":
            bars.append(Bar(say(language, f"card.{word}"), pp(step), level, level + step, CONTEXT))
        level += step
    net = macro.net_contribution_pp
    bars.append(Bar(say(language, "card.net"), pp(net), 0, net, SCENARIO))
    return Picture(caption=say(language, "unit_result.pp"), bars=tuple(bars))


def _coinvest(context: Context) -> Picture:
    coinvest, language = context.results.coinvest, context.language
    returns = (
        ("unlevered", coinvest.unlevered_irr_pct, CONTEXT),
        ("levered", coinvest.equity_irr_pct, SCENARIO),
    )
    return Picture(
        caption=say(language, "result.coinvest.equity_irr_pct"),
        bars=tuple(
            Bar(
                say(language, f"card.{word}"),
                say(language, "ui.null") if value is None else percent(value, language),
                0,
                value or 0,
                colour,
            )
            for word, value, colour in returns
        ),
    )


def _target(context: Context) -> Picture:
    balance = commitment_years(context.scenario.tgt, context.scenario).balance
    points = ((0.0, 0.0), *((float(year), value) for year, value in enumerate(balance, 1)))
    deepest = min(points, key=lambda point: point[1])
    low, high = min(0.0, *balance), max(0.0, *balance)
    room = (high - low) * 0.16
    life = len(balance)
    return Picture(
        caption=say(context.language, "card.paid_in"),
        lines=(
            Line(((0, 0), (life, 0)), CONTEXT),
            Line(points, SCENARIO, filled=True),
        ),
        dots=(Dot(*deepest, SCENARIO, _usd_bn(context, deepest[1])),),
        x_range=(0, life),
        y_range=(low - 2.2 * room, high + room),
        x_ticks=tuple((year, str(year)) for year in range(0, life + 1, 4)),
    )


def _reallocation(context: Context) -> Picture:
    paid, language = context.results.reallocation, context.language
    return Picture(
        caption=say(language, "result.buildout.total_usd_tn"),
        parts=tuple(
            Part(say(language, f"card.{word}"), _usd_bn(context, 1000 * value), value, colour)
            for word, value, colour in (
                ("own_cash", paid.own_cash_usd_tn, CONTEXT),
                ("debt", paid.debt_usd_tn, OBSERVED),
                ("equity", paid.equity_usd_tn, SCENARIO),
            )
            if value
        ),
    )


def _digital(context: Context) -> Picture:
    digital, language = context.results.digital, context.language
    return Picture(
        caption=say(language, "card.stablecoins"),
        bars=tuple(
            Bar(say(language, f"card.{word}"), _usd_bn(context, value), 0, value, colour)
            for word, value, colour in (
                ("float_needed", digital.float_needed_usd_bn, SCENARIO),
                ("supply", context.scenario.sup, OBSERVED),
            )
        ),
    )


def _breakout(context: Context) -> Picture:
    language = context.language
    required = context.results.breakout.required_gross_profit_usd_bn
    captured = captured_usd_bn(context.scenario, observed())
    top = 1.6 * required
    shown = zip(map(float, PAYBACK_YEARS), captured, strict=True)
    return Picture(
        caption=say(language, "card.payback"),
        lines=(
            Line(
                ((PAYBACK_YEARS[0], required), (PAYBACK_YEARS[-1], required)),
                CONTEXT,
                f"{say(language, 'card.required')} {_usd_bn(context, required)}",
                dashed=True,
            ),
            Line(tuple(shown), SCENARIO, say(language, "card.captured"), filled=True),
        ),
        x_range=(PAYBACK_YEARS[0], PAYBACK_YEARS[-1]),
        y_range=(0, top),
        x_ticks=tuple((year, str(year)) for year in (2030, 2040, 2050)),
    )


def _usd_bn(context: Context, value: float, digits: int = 3) -> str:
    return money(value, context.language, digits)


_PICTURES: Mapping[str, Callable[[Context], Picture]] = MappingProxyType(
    {
        HOME: _breakout,
        "funding": _funding,
        "buildout": _buildout,
        "power": _power,
        "macro": _macro,
        "coinvest": _coinvest,
        "target": _target,
        "reallocation": _reallocation,
        "digital": _digital,
        "breakout": _breakout,
    }
)
