"""Words of the page `bust`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.model.themes.buildout import YEARS, annual_capex_usd_bn
from components.model.themes.bust import FOREIGN_SHARE, HALT_YEAR
from components.model.themes.macro import foreign_value_pct, left_at_home
from components.model.themes.reallocation import external_by_year_usd_bn
from components.text import joined, lever_text, measure, money, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.numbers import signed
from components.text.plausibility import Check
from components.text.quotes import tell_marked
from components.text.themes.buildout import named_total

ICON = ":material/trending_down:"
MAIN_RESULT = "bust.growth_hit_pp"
CARD_RESULTS = ("bust.growth_hit_pp", "bust.world_fund_yen_pct")
NEXT_PAGE = "overview"
CHECKS: tuple[Check, ...] = ()
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({"buildout": named_total})

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "fall": "lever:fall",
        "halt": "lever:halt",
        "yen": "lever:yen",
        "loss": "result:bust.household_loss_usd_tn",
        "spent": "lever:mpc",
        "consumption": "result:bust.consumption_pp",
        "building": "result:bust.building_pp",
        "hit": "result:bust.growth_hit_pp",
        "lender": "result:bust.lender_loss_usd_bn",
        "dollars": "result:bust.world_fund_pct",
        "yens": "result:bust.world_fund_yen_pct",
        "foreign": "result:bust.world_fund_yen_pct",
    }
)
"""What each number in the sentences is."""

SHOWN = 1e-6
"""Percents, points and billions smaller than this are nothing in every sentence."""
_HALT = YEARS.index(HALT_YEAR)


def takeaway(context: Context) -> str:
    """Return what households, growth, lenders and the holder of a world fund lose."""
    language, bust = context.language, context.results.bust
    words = {
        **loss_words(context),
        "start": say(language, f"bust.start_answer.{_what_falls(context)}"),
        "yens": fund_words(context)["yens"],
    }
    growth = say_marked(
        language, f"bust.growth_answer.{course(bust.growth_hit_pp)}", MARKS, **words
    )
    marks = {name: MARKS[name] for name in ("loss", "lender")}
    return joined(
        language,
        say_marked(
            language, f"bust.takeaway.{_households(context)}", marks, growth=growth, **words
        ),
        say_marked(language, f"bust.takeaway.lenders_{_lenders(context)}", marks, **words),
    )


def details(context: Context) -> str:
    """Return what households spend less, what building takes off growth, and the fund in full."""
    words, language = loss_words(context), context.language
    return joined(
        language,
        say_marked(language, f"bust.details.{_households(context)}", MARKS, **words),
        _building(context),
        say(language, "bust.fund.both", **fund_words(context)),
    )


def statement(context: Context) -> str:
    """Return what households, growth, lenders and the holder of a world fund lose, in full."""
    words, language = loss_words(context), context.language
    return joined(
        language,
        say_marked(language, f"bust.households.{_households(context)}", MARKS, **words),
        _building(context),
        say_marked(language, f"bust.lenders.{_lenders(context)}", MARKS, **words),
        say(language, "bust.fund.both", **fund_words(context)),
    )


def _households(context: Context) -> str:
    return "lose" if context.results.bust.household_loss_usd_tn >= SHOWN else "keep"


def _lenders(context: Context) -> str:
    return "lose" if context.results.bust.lender_loss_usd_bn >= SHOWN else "keep"


def _building(context: Context) -> str:
    """Return what less building takes off growth."""
    kind = course(context.results.bust.building_pp)
    return say_marked(context.language, f"bust.building.{kind}", MARKS, **loss_words(context))


def _what_falls(context: Context) -> str:
    """Return whether spending, shares, "both" or "none" of them fall in 2028."""
    falls = bool(context.scenario.halt), bool(context.scenario.fall)
    names = {(True, True): "both", (True, False): "spending", (False, True): "shares"}
    return names.get(falls, "none")


def headline(context: Context) -> str:
    """Return what falls, what it takes off US growth and off a world fund in yen, in one line."""
    bust, language = context.results.bust, context.language
    return say_marked(
        language,
        f"bust.headline.{course(bust.growth_hit_pp)}",
        {"hit": MARKS["hit"]},
        start=say_marked(
            language, f"bust.start.{_what_falls(context)}", MARKS, **loss_words(context)
        ),
        hit=_points(bust.growth_hit_pp, language),
        yens=fund_words(context)["yens"],
    )


def course(hit_pp: float) -> str:
    """Return whether a loss of growth "takes" from it, "adds" to it, or leaves it the "same"."""
    if abs(hit_pp) < SHOWN:
        return "same"
    return "takes" if hit_pp > 0 else "adds"


def fund_words(context: Context) -> dict[str, str]:
    """Return in words what a world fund does in dollars and in yen, and what the yen does."""
    language, bust, yen = context.language, context.results.bust, context.scenario.yen
    move = "up" if yen > 0 else "down" if yen < 0 else "unchanged"
    changes = {"dollars": bust.world_fund_pct, "yens": bust.world_fund_yen_pct}
    return {
        **{name: _change(name, change, language) for name, change in changes.items()},
        "move": say_marked(language, f"bust.fund.{move}", MARKS, yen=percent(abs(yen), language)),
    }


def _change(name: str, change_pct: float, language: str) -> str:
    kind = "keeps" if abs(change_pct) < SHOWN else "loses" if change_pct < 0 else "gains"
    amount = percent(abs(change_pct), language)
    return say_marked(language, f"bust.fund.{kind}", {"amount": MARKS[name]}, amount=amount)


def loss_words(context: Context) -> dict[str, str]:
    """Return the losses and the inputs behind them, as words for sentences."""
    scenario, bust, language = context.scenario, context.results.bust, context.language
    return {
        "fall": percent(scenario.fall, language),
        "halt": percent(scenario.halt, language),
        "who": say(language, f"who.{scenario.base}"),
        "course": say_marked(
            language,
            f"bust.course.{'stopped' if scenario.halt else 'on_path'}",
            MARKS,
            halt=percent(scenario.halt, language),
        ),
        "loss": money(1000 * bust.household_loss_usd_tn, language),
        "spent": money(spent_less_usd_bn(context), language),
        "consumption": _points(bust.consumption_pp, language),
        "building": _points(bust.building_pp, language),
        "hit": _points(bust.growth_hit_pp, language),
        "lender": money(bust.lender_loss_usd_bn, language),
    }


def spent_less_usd_bn(context: Context) -> float:
    """Return what households spend less in a year, USD bn."""
    return 10 * context.results.bust.household_loss_usd_tn * context.scenario.mpc


def stopped_annual_usd_bn(context: Context) -> tuple[float, ...]:
    """Return spending by year on the path that stops, USD bn."""
    scenario = context.scenario
    return annual_capex_usd_bn(scenario.c25, scenario.c26, scenario.g, scenario.halt)


def _points(value: float, language: str) -> str:
    return measure(abs(value), "pp", language)


def formulas(context: Context) -> list[str]:
    """Return the equations with the reader's numbers."""
    scenario, observed, language = context.scenario, context.observed, context.language
    bust = context.results.bust
    annual = stopped_annual_usd_bn(context)
    external = external_by_year_usd_bn(annual, scenario, observed)
    kept = left_at_home(scenario.us, foreign_value_pct(scenario.imp, scenario.usva), scenario.crowd)
    percents = ("fall", "aiw", "wfund", "yen", "pdc", "rec")
    words = {
        **loss_words(context),
        **{key: lever_text(key, getattr(scenario, key), language) for key in percents},
        "shares": money(1000 * observed.us_household_shares_usd_tn, language),
        "mpc": number(scenario.mpc, language),
        "gdp": money(observed.us_gdp_usd_bn[HALT_YEAR - 1], language),
        "before": money(annual[_HALT - 1], language),
        "after": money(annual[_HALT], language),
        "kept": percent(100 * kept, language),
        "consumption": measure(bust.consumption_pp, "pp", language),
        "building": measure(bust.building_pp, "pp", language),
        "hit": measure(bust.growth_hit_pp, "pp", language),
        "debt": money(sum(external[: _HALT + 1]) * scenario.dsh / 100, language),
        "foreign": percent(100 * FOREIGN_SHARE, language),
        "dollars": percent(bust.world_fund_pct, language),
        "yens": percent(bust.world_fund_yen_pct, language),
    }
    names = ("households", "consumption", "building", "growth", "lenders", "fund")
    return [say(language, f"bust.formula.{name}", **words) for name in names]


def note(context: Context) -> str:
    """Return nothing: the answer needs no note."""
    del context
    return ""


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the results."""
    language = context.language
    foreign = percent(100 * FOREIGN_SHARE, language)
    names = ("chance", "sum", "spending", "debt", "yen", "past", "japan")
    return [tell_marked(language, f"bust.wrong.{name}", MARKS, foreign=foreign) for name in names]


def next_reason(context: Context) -> str:
    """Return why to go back to the overview: the losses rest on every page before."""
    bust, language = context.results.bust, context.language
    kind = "next" if course(bust.growth_hit_pp) == "takes" else "next_none"
    return say(language, f"bust.{kind}", hit=_points(bust.growth_hit_pp, language))


def signed_percent(value: float, language: str) -> str:
    """Return a change in percent with its sign.

    >>> signed_percent(-7.4, "en"), signed_percent(3.0, "ja")
    ('−7.4%', '+3%')
    """
    return say(language, "unit.pct", amount=signed(value, language))
