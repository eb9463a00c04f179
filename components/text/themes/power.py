"""Words of the page `power`."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from components.context import Context
from components.evidence import fact
from components.model.themes.power import YEARS, yearly_cost_usd_bn_per_gw
from components.text import joined, lever_text, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.plausibility import Check, spending_note
from components.text.quotes import fact_text, tell_marked
from components.text.themes.buildout import named_total

ICON = ":material/electrical_services:"
MAIN_RESULT = "power.gw_short"
CARD_RESULTS = ("power.gw_short", "power.gw_needed")
NEXT_PAGE = "macro"
CHECKS: tuple[Check, ...] = (spending_note,)
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({"buildout": named_total})

JAPAN_PEAK = "power.japan_dc_peak_2034_gw"
JAPAN_USE = "power.japan_dc_twh_2034"
JAPAN_TOTAL = "power.japan_total_2034_twh"

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "needed": "result:power.gw_needed",
        "can": "result:power.gw_connectable",
        "short": "result:power.gw_short",
        "waiting": "result:power.waiting_usd_bn",
        "delay": "result:power.delay_years",
        "conn": "lever:conn",
        "ceiling": "result:power.capex_ceiling_usd_tn",
        "total": "result:buildout.total_usd_tn",
        "bill": "result:power.bill_usd_bn",
        "bill_share": "result:power.bill_share_of_cost_pct",
    }
)
"""What each number in the sentences is."""

_SCALES = {"en": (), "ja": ((1000.0, "trillion"), (0.1, "hundred_million"))}
"""In what a language counts kilowatt-hours: how many terawatt-hours one of it is, and its word."""


def energy(twh: float, language: str) -> str:
    """Return an amount of electricity as the language writes it.

    >>> energy(388.3, "en"), energy(388.3, "ja"), energy(5500, "ja")
    ('388 terawatt-hours', '3883億キロワット時', '5.5兆キロワット時')
    """
    scaled = (
        say(language, f"scale.{name}", amount=number(twh / size, language))
        for size, name in _SCALES[language]
        if twh >= size
    )
    return say(language, "power.energy", amount=next(scaled, number(twh, language)))


def case(context: Context) -> str:
    """Return whether the US is "short" of connections, or has "enough"."""
    return "short" if context.results.power.gw_short > 0 else "enough"


def takeaway(context: Context) -> str:
    """Return what is needed, what can be connected, and what would have to wait."""
    return _told(context, f"takeaway.{case(context)}")


def details(context: Context) -> str:
    """Return what waits, the spending that the grid carries, and the bill."""
    return _told(
        context,
        f"details.{case(context)}",
        f"statement.ceiling_{case(context)}",
        "statement.bill",
    )


def statement(context: Context) -> str:
    """Return what is needed and what can be connected, the spending it carries, and the bill."""
    return _told(
        context,
        f"statement.{case(context)}",
        f"statement.ceiling_{case(context)}",
        "statement.bill",
    )


def _told(context: Context, *names: str) -> str:
    words, language = _words(context), context.language
    return joined(
        language, *(say_marked(language, f"power.{name}", MARKS, **words) for name in names)
    )


def headline(context: Context) -> str:
    """Return what is needed and what of it waits in one line."""
    return say_marked(context.language, f"power.headline.{case(context)}", MARKS, **_words(context))


def _words(context: Context) -> dict[str, str]:
    scenario, power, language = context.scenario, context.results.power, context.language
    return {
        "who": say(language, f"who.{scenario.base}"),
        "needed": measure(power.gw_needed, "gw", language),
        "can": measure(power.gw_connectable, "gw", language),
        "short": measure(power.gw_short, "gw", language),
        "waiting": money(power.waiting_usd_bn, language),
        "delay": measure(power.delay_years, "years", language),
        "conn": lever_text("conn", scenario.conn, language),
        "ceiling": money(1000 * power.capex_ceiling_usd_tn, language),
        "total": money(1000 * context.results.buildout.total_usd_tn, language),
        "bill": money(power.bill_usd_bn, language),
        "bill_share": percent(power.bill_share_of_cost_pct, language),
    }


def formulas(context: Context) -> list[str]:
    """Return the equations of power with the reader's numbers."""
    scenario, power, language = context.scenario, context.results.power, context.language
    chips, buildings, electricity = yearly_cost_usd_bn_per_gw(scenario)
    words = {
        **_words(context),
        "fast": percent(scenario.short, language),
        "life": lever_text("ls", scenario.ls, language),
        "us": percent(scenario.us, language),
        "ai": percent(scenario.ai, language),
        "gwc": lever_text("gwc", scenario.gwc, language),
        "years": " + ".join(number(gw, language) for gw in power.needed_by_year),
        "n": number(len(YEARS), language),
        "load": percent(scenario.load, language),
        "mwh": lever_text("mwh", scenario.mwh, language),
        "twh": energy(power.twh_2030, language),
        "share": percent(power.share_of_us_power_pct, language),
        "us_twh": energy(context.observed.us_power_2030_twh, language),
        "chips": money(chips, language),
        "buildings": money(buildings, language),
        "electricity": money(electricity, language),
        "cost": money(chips + buildings + electricity, language),
    }
    wait = "wait" if case(context) == "short" else "no_wait"
    names = ("needed", "can", wait, "energy", "bill", "cost", "ceiling")
    return [say(language, f"power.formula.{name}", **words) for name in names]


def note(context: Context) -> str:
    """Return that the US share was stated for large firms where the world is counted."""
    world = context.scenario.base == "world_ai"
    return say(context.language, "power.note.world") if world else ""


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results on power."""
    names = ("rate", "around", "price", "place", "replaced", "load", "japan")
    return [tell_marked(context.language, f"power.wrong.{name}") for name in names]


def _japan(context: Context) -> Sequence[tuple[str, str]]:
    """Return what data centres add in Japan, and how much more the scenario asks of the US."""
    language = context.language
    share = 100 * fact(JAPAN_USE).value / fact(JAPAN_TOTAL).value
    times = context.results.power.gw_needed / fact(JAPAN_PEAK).value
    figures = {
        "peak": fact_text(JAPAN_PEAK, language),
        "use": energy(fact(JAPAN_USE).value, language),
        "share": percent(share, language, 2),
        "against": measure(times, "x", language, 2),
    }
    return [(say(language, f"power.japan.{name}"), text) for name, text in figures.items()]


METRICS: Metrics | None = Metrics(
    "power.japan.title",
    _japan,
    (),
    (JAPAN_PEAK, JAPAN_USE, JAPAN_TOTAL),
)


def next_reason(context: Context) -> str:
    """Return why to go on to the economy: a few firms spend the total."""
    total = money(1000 * context.results.buildout.total_usd_tn, context.language)
    return say(context.language, "power.next", total=total)
