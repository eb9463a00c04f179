"""Words of the page `digital`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact, observed
from components.model import LEVERS, Observed, Results, Scenario
from components.model.themes.digital import DAYS_A_YEAR, years_to_2030
from components.text import joined, lever_text, long_date, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.plausibility import Check, as_shown
from components.text.quotes import fact_text, tell, tell_marked
from components.text.sources import source_line

ICON = ":material/currency_exchange:"
MAIN_RESULT = "digital.float_needed_usd_bn"
CARD_RESULTS = ("digital.float_needed_usd_bn", "digital.supply_cover_x")
NEXT_PAGE = "breakout"
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({})

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "mkt": "lever:mkt",
        "mov": "lever:mov",
        "days": "lever:days",
        "float": "result:digital.float_needed_usd_bn",
        "pay": "lever:pay",
        "extra": "result:digital.extra_supply_usd_bn",
        "pool": "result:digital.fee_pool_usd_bn",
        "oldc": "lever:oldc",
        "cover": "result:digital.supply_cover_x",
        "cover_pct": "result:digital.supply_cover_x",
        "amount": "result:digital.fees_saved_usd_bn",
        "turn": "fact:payments.stablecoin_real_2025_usd_bn",
        "need": "fact:stablecoin.jpm_need_usd_bn",
        "fund_share": "fact:blackrock.aum_2026q2_usd_bn",
        "digital_share": "fact:blackrock.digital_assets_2025_usd_bn",
    }
)
"""What each number in the sentences is."""


def cover_kind(results: Results) -> str:
    """Return how supply and float compare, as they read once rounded.

    "nothing" where no payments move, else "short", "level" or "covered".
    """
    cover = results.digital.supply_cover_x
    if cover is None:
        return "nothing"
    if number(cover, "en") == "1":
        return "level"
    return "short" if cover < 1 else "covered"


def cost_kind(scenario: Scenario) -> str:
    """Return which way fees go: "saves", "costs" or "same"."""
    if scenario.oldc == scenario.newc:
        return "same"
    return "saves" if scenario.oldc > scenario.newc else "costs"


def cover_words(results: Results, language: str) -> dict[str, str]:
    """Return the cover as a multiple and as a share; empty where there is none."""
    cover = results.digital.supply_cover_x
    if cover is None:
        return {"cover": "", "cover_pct": ""}
    return {"cover": number(cover, language), "cover_pct": percent(100 * cover, language)}


def supply_words(scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the supply; one that the reader set is never passed off as today's."""
    kind = "observed" if scenario.sup == LEVERS["sup"].default().value else "set"
    return say_marked(
        language,
        f"digital.supply_words.{kind}",
        {"supply": "lever:sup"},
        supply=lever_text("sup", scenario.sup, language),
        as_of=long_date(observed.supply_as_of.isoformat(), language),
    )


def takeaway(context: Context) -> str:
    """Return whether payments need more coins than serve them."""
    return _need(context, f"takeaway.{cover_kind(context.results)}")


def details(context: Context) -> str:
    """Return how long coins are held, how many serve payments, and what fees change by."""
    kind = cover_kind(context.results)
    if kind == "nothing":
        return ""
    extra = _need(context, "details.extra") if kind == "short" else ""
    return joined(context.language, _need(context, "details.held"), extra, _fees(context))


def statement(context: Context) -> str:
    """Return the float needed, how far supply covers it, and what fees change by."""
    kind = cover_kind(context.results)
    fees = "" if kind == "nothing" else _fees(context)
    return joined(context.language, _need(context, f"statement.{kind}"), fees)


def _need(context: Context, name: str) -> str:
    results, scenario, language = context.results, context.scenario, context.language
    return say_marked(
        language,
        f"digital.{name}",
        MARKS,
        mkt=lever_text("mkt", scenario.mkt, language),
        mov=percent(scenario.mov, language),
        days=lever_text("days", scenario.days, language),
        float=money(results.digital.float_needed_usd_bn, language),
        supply=supply_words(scenario, context.observed, language),
        pay=percent(scenario.pay, language),
        extra=money(results.digital.extra_supply_usd_bn, language),
        **cover_words(results, language),
    )


def _fees(context: Context) -> str:
    """Return what fees change by."""
    results, scenario, language = context.results, context.scenario, context.language
    return say_marked(
        language,
        f"digital.fees.{cost_kind(scenario)}",
        MARKS,
        amount=money(abs(results.digital.fees_saved_usd_bn), language),
        pool=money(results.digital.fee_pool_usd_bn, language),
    )


def headline(context: Context) -> str:
    """Return the float and its cover in one line."""
    results, language = context.results, context.language
    return say_marked(
        language,
        f"digital.headline.{cover_kind(results)}",
        MARKS,
        float=money(results.digital.float_needed_usd_bn, language),
        **cover_words(results, language),
    )


def formulas(context: Context) -> list[str]:
    """Return the equations with the reader's numbers."""
    scenario, digital, language = context.scenario, context.results.digital, context.language
    some = cover_kind(context.results) != "nothing"
    words = {
        "mkt": money(1000 * scenario.mkt, language),
        "mov": percent(scenario.mov, language),
        "days": lever_text("days", scenario.days, language),
        "moved": money(digital.moved_usd_bn, language),
        "float": money(digital.float_needed_usd_bn, language),
        "supply": lever_text("sup", scenario.sup, language),
        "pay": percent(scenario.pay, language),
        "extra": money(digital.extra_supply_usd_bn, language),
        "pool": money(digital.fee_pool_usd_bn, language),
        "earned": money(fact("payments.cross_border_revenue_usd_bn").value, language),
        "days_covered": measure(round(digital.days_covered or 0, 1), "days", language),
        "oldc": lever_text("oldc", scenario.oldc, language),
        "newc": lever_text("newc", scenario.newc, language),
        "saved": money(digital.fees_saved_usd_bn, language),
        "sg": percent(abs(scenario.sg), language),
        "tb": percent(scenario.tb, language),
        "years": number(years_to_2030(observed().supply_as_of), language),
        "as_of": long_date(observed().supply_as_of.isoformat(), language),
        "supply_2030": money(digital.supply_2030_usd_bn, language),
        "bills": money(digital.tbill_demand_2030_usd_bn, language),
        **cover_words(context.results, language),
    }
    path = "supply_up" if scenario.sg >= 0 else "supply_down"
    names = ("float", "cover" if some else "no_cover", "fees", "pool", path, "bills")
    return [say(language, f"digital.formula.{name}", **words) for name in names]


def frame_words(language: str) -> dict[str, str]:
    """Return what BlackRock manages, and the partnership and digital assets as shares of it."""
    managed = fact("blackrock.aum_2026q2_usd_bn").value
    shares = {
        "fund_share": fact("aip.equity_raised_usd_bn").value,
        "digital_share": fact("blackrock.digital_assets_2025_usd_bn").value,
    }
    words = {name: percent(100 * value / managed, language, 2) for name, value in shares.items()}
    return {"aum": money(managed, language), **words}


def note(context: Context) -> str:
    """Return what the page is about, and what it has to do with the AI fund."""
    need = fact("stablecoin.jpm_need_usd_bn")
    return tell_marked(
        context.language,
        "digital.note",
        MARKS,
        need=money(need.value, context.language),
        published=long_date(need.published, context.language),
        **frame_words(context.language),
    )


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    supply = fact("stablecoin.supply_usd_bn").value
    real = fact("payments.stablecoin_real_2025_usd_bn").value
    words = {"turn": measure(round(DAYS_A_YEAR * supply / real), "days", context.language)}
    names = ("demand", "days", "transfers", "ramps", "bills", "law")
    return [
        tell_marked(context.language, f"digital.wrong.{name}", MARKS, **words) for name in names
    ]


def bill_figures(context: Context) -> list[tuple[str, str]]:
    """Return what the reader's supply of 2030 means for Treasury bills, with a yardstick."""
    digital, language = context.results.digital, context.language
    return [
        (say(language, "digital.bills.supply"), money(digital.supply_2030_usd_bn, language)),
        (say(language, "digital.bills.bills"), money(digital.tbill_demand_2030_usd_bn, language)),
        (say(language, "digital.bills.funds"), fact_text("money_funds.us_usd_bn", language)),
    ]


def supply_note(context: Context) -> str | None:
    """Return a sentence if supply is to grow faster for years than in the best of recent years."""
    best = fact("stablecoin.growth_2024_pct")
    if as_shown(context.scenario.sg) <= best.value:
        return None
    language = context.language
    return tell(
        language,
        "plausible.supply",
        growth=percent(context.scenario.sg, language),
        source=source_line([best.id], language, context.today),
    )


def fees_note(context: Context) -> str | None:
    """Return a sentence if the market's payments cost more than the industry earns on them."""
    earned = fact("payments.cross_border_revenue_usd_bn")
    digital, language = context.results.digital, context.language
    if as_shown(digital.fee_pool_usd_bn) <= earned.value:
        return None
    kind = "saved" if as_shown(digital.fees_saved_usd_bn) > earned.value else "pool"
    return tell(
        language,
        f"plausible.fees_{kind}",
        pool=money(digital.fee_pool_usd_bn, language),
        saved=money(digital.fees_saved_usd_bn, language),
        source=source_line([earned.id], language, context.today),
    )


def next_reason(context: Context) -> str:
    """Return why to go on to the payback: fees saved do not pay for data centres."""
    return say(context.language, "digital.next")


CHECKS: tuple[Check, ...] = (supply_note, fees_note)
METRICS = Metrics(
    "digital.bills.title",
    bill_figures,
    levers=("sup", "sg", "tb"),
    facts=("money_funds.us_usd_bn",),
)
