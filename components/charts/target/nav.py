"""What the holdings are worth year by year, and what may still be called."""

from components.charts.kit import (
    Chart,
    Spec,
    amount_ticks,
    chart_table,
    label,
    layout,
    reference_line,
    with_reading,
)
from components.charts.palette import CONTEXT, SCENARIO
from components.charts.placing import Name, Named, along, named
from components.charts.target.years import (
    LEVERS_OF_YEARS,
    YEAR_AXIS,
    amount_text,
    uncalled_usd_bn,
    year_axis,
    year_line,
)
from components.context import Context
from components.text import lever_text, money, say
from components.text.sources import scenario_source_line

TOP_BN = 60.0


def nav_chart(context: Context) -> Chart:
    """Return what the holdings are worth year by year, and what may still be called."""
    language, scenario = context.language, context.scenario
    nav, uncalled = context.results.target.nav_usd_bn, uncalled_usd_bn(context)
    peak = max(nav)
    year = 1 + nav.index(peak)
    words = {
        "first": str(context.observed.as_of.year),
        "year": str(year),
        "nav": money(peak, language),
        "target": lever_text("tgt", scenario.tgt, language),
        "uncalled": amount_text(uncalled[year - 1], language),
    }
    years = enumerate(zip(nav, uncalled, strict=True), 1)
    return Chart(
        key="target.nav",
        title=say(language, "target.nav.title", **words),
        subtitle=say(language, "target.nav.subtitle", **words),
        source=with_reading(
            "target.nav", scenario_source_line(context, LEVERS_OF_YEARS), language, **words
        ),
        alt=say(language, "target.nav.alt", **words),
        table=chart_table(
            "target.nav",
            ("year", "nav", "uncalled"),
            ((str(at), round(worth, 2), round(rest, 2)) for at, (worth, rest) in years),
            language,
        ),
        **_named(context, words),
    )


def _named(context: Context, words: dict[str, str]) -> Named:
    language, promised = context.language, context.scenario.tgt
    nav, uncalled = context.results.target.nav_usd_bn, uncalled_usd_bn(context)
    data = [
        _line([promised, *uncalled], CONTEXT, "dot", "uncalled", language),
        _line([0.0, *nav], SCENARIO, "solid", "nav", language),
    ]
    drawn = layout(
        height=330,
        margin=(44, 44),
        x=year_axis(context),
        y={"range": [0, TOP_BN], **amount_ticks([0, 20, 40, 60], language)},
        shapes=[reference_line("y", promised)],
    )
    names: list[Name] = [
        _peak_label(max(nav), 1 + nav.index(max(nav)), words, language),
        along(
            YEAR_AXIS, [promised] * 2, say(language, "target.nav.label_promised", **words), drawn
        ),
        along(
            data[0]["x"], data[0]["y"], say(language, "target.nav.label_uncalled", **words), drawn
        ),
    ]
    return named(data, drawn, names)


def _line(values: list[float], colour: str, dash: str, name: str, language: str) -> Spec:
    texts = [amount_text(value, language) for value in values]
    return year_line(values, colour, dash, say(language, f"target.nav.hover_{name}"), texts)


def _peak_label(peak: float, year: int, words: dict[str, str], language: str) -> Spec:
    """Return the name of the highest value over it, away from the edges; at the top if beyond."""
    beyond = peak > TOP_BN
    text = say(language, f"target.nav.label_{'above' if beyond else 'nav'}", **words)
    return label(
        min(max(year, 6.2 if beyond else 4.5), 14),
        min(peak, TOP_BN),
        f"<b>{text}</b>",
        yanchor="top" if beyond else "bottom",
        yshift=0 if beyond else 4,
    )
