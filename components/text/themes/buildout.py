"""Words of the page `buildout`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.context import Context
from components.evidence import fact
from components.model import Scenario
from components.model.themes.buildout import annual_capex_usd_bn, world_ai_factor
from components.text import joined, lever_text, long_date, money, money_ends, number, percent, say
from components.text.marks import say_marked
from components.text.metrics import Metrics
from components.text.plausibility import Check, spending_note
from components.text.quotes import tell_marked

ICON = ":material/stacked_line_chart:"
MAIN_RESULT = "buildout.total_usd_tn"
CARD_RESULTS = ("buildout.total_usd_tn",)
NEXT_PAGE = "power"
CHECKS: tuple[Check, ...] = (spending_note,)
METRICS: Metrics | None = None
TAKEN_OVER: Mapping[str, Callable[[Context], str]] = MappingProxyType({})

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "c26": "lever:c26",
        "g": "lever:g",
        "ai": "lever:ai",
        "rest": "lever:rest",
        "bust": "lever:bust",
        "total": "result:buildout.total_usd_tn",
        "world": "result:buildout.world_ai_total_usd_tn",
        "low": "fact:bii.ai_capex_low_usd_tn",
        "high": "fact:bii.ai_capex_high_usd_tn",
        "g5": "result:buildout.growth_needed_5tn_pct",
        "g8": "result:buildout.growth_needed_8tn_pct",
        "plan_low": "fact:capex.guidance_2026.four_low_usd_bn",
        "plan_high": "fact:capex.guidance_2026.four_high_usd_bn",
        "msft": "fact:capex.guidance_2026.msft_usd_bn",
        "msft_old": "fact:capex.guidance_2026.msft_old_basis_usd_bn",
        "half": "fact:capex.half_2026.four_usd_bn",
        "prices": "fact:capex.msft_component_prices_2026_usd_bn",
    }
)
"""What each number in the sentences is."""

ALIKE = 0.03
"""How far AI spending worldwide may lie from the total, as a part of it, to be called the same."""


def takeaway(context: Context) -> str:
    """Return AI spending worldwide, and the growth that 5 and 8 take."""
    scenario, language = context.scenario, context.language
    buildout = context.results.buildout
    needed = (buildout.growth_needed_5tn_pct, buildout.growth_needed_8tn_pct)
    words = {
        "who": say(language, f"who.{scenario.base}"),
        "g": percent(abs(scenario.g), language),
        "bust": percent(scenario.bust, language),
        "world": money(1000 * buildout.world_ai_total_usd_tn, language),
        "g5": "" if needed[0] is None else percent(needed[0], language),
        "g8": "" if needed[1] is None else percent(needed[1], language),
    }
    names = (
        "bust" if scenario.bust else _direction(scenario),
        *(() if None in needed else ("needed",)),
    )
    told = (say_marked(language, f"buildout.takeaway.{name}", MARKS, **words) for name in names)
    return joined(language, *told)


def details(context: Context) -> str:
    """Return what the counted path adds up to, worldwide too, and what it is compared with."""
    language = context.language
    outlook = say_marked(
        language,
        "buildout.details",
        MARKS,
        low=money(5000, language),
        high=money(8000, language),
    )
    return joined(language, _spending(context), outlook)


def _spending(context: Context) -> str:
    return joined(context.language, _path(context), _worldwide(context))


def statement(context: Context) -> str:
    """Return what the path adds up to, counted and worldwide, and the growth that 5 and 8 take."""
    scenario, language = context.scenario, context.language
    buildout = context.results.buildout
    needed = (buildout.growth_needed_5tn_pct, buildout.growth_needed_8tn_pct)
    if None in needed:
        return _spending(context)
    five, eight = (percent(value, language) for value in needed if value is not None)
    answer = say_marked(
        language,
        f"buildout.statement.{'bust_' * bool(scenario.bust)}needed",
        MARKS,
        low=money(5000, language),
        high=money(8000, language),
        g5=five,
        g8=eight,
    )
    return joined(language, _spending(context), answer)


def _direction(scenario: Scenario) -> str:
    """Return whether spending is "growing", "shrinking" or "flat" after 2026."""
    return "flat" if scenario.g == 0 else "growing" if scenario.g > 0 else "shrinking"


def _path(context: Context) -> str:
    """Return what the counted spending adds up to."""
    scenario, language = context.scenario, context.language
    return say_marked(
        language,
        f"buildout.statement.{'bust_' * bool(scenario.bust)}{_direction(scenario)}",
        MARKS,
        who=say(language, f"who.{scenario.base}"),
        c26=lever_text("c26", scenario.c26, language),
        g=percent(abs(scenario.g), language),
        bust=percent(scenario.bust, language),
        total=money(1000 * context.results.buildout.total_usd_tn, language),
    )


def _worldwide(context: Context) -> str:
    """Return what the total is as AI spending worldwide."""
    scenario, language = context.scenario, context.language
    factor = world_ai_factor(scenario.ai, scenario.rest)
    kind = "alike" if abs(factor - 1) <= ALIKE else "differs"
    return say_marked(
        language,
        f"buildout.statement.world_{'whole' if _counts_the_world(scenario) else kind}",
        MARKS,
        world=money(1000 * context.results.buildout.world_ai_total_usd_tn, language),
        ai=percent(scenario.ai, language),
        rest=percent(scenario.rest, language),
    )


def _counts_the_world(scenario: Scenario) -> bool:
    """Tell whether what is counted is AI spending worldwide as it stands."""
    return scenario.ai == 100 and scenario.rest == 0


def headline(context: Context) -> str:
    """Return the total in one line, and what it is worldwide, its numbers marked."""
    results, scenario, language = context.results, context.scenario, context.language
    return say_marked(
        language,
        f"buildout.headline{'_world' * (not _counts_the_world(scenario))}",
        MARKS,
        who=say(language, f"who.{scenario.base}"),
        total=money(1000 * results.buildout.total_usd_tn, language),
        world=money(1000 * results.buildout.world_ai_total_usd_tn, language),
    )


def formulas(context: Context) -> list[str]:
    """Return the build-out equations with the reader's numbers."""
    scenario, buildout, language = context.scenario, context.results.buildout, context.language
    gdp, newer = fact("us_gdp.2026_usd_bn"), fact("us_gdp.2026_april_usd_bn")
    null = say(language, "ui.null")

    def growth(value: float | None) -> str:
        return null if value is None else percent(value, language)

    words = {
        "g": percent(scenario.g, language),
        "bust": percent(scenario.bust, language),
        "c25": lever_text("c25", scenario.c25, language),
        "c26": lever_text("c26", scenario.c26, language),
        "factor": number(sum(annual_capex_usd_bn(0, 1, scenario.g, scenario.bust)), language, 4),
        "total": money(1000 * buildout.total_usd_tn, language),
        "ai": percent(scenario.ai, language),
        "rest": percent(scenario.rest, language),
        "world": money(1000 * buildout.world_ai_total_usd_tn, language),
        "flat": money(1000 * buildout.flat_total_usd_tn, language),
        "low": money(1000 * fact("bii.ai_capex_low_usd_tn").value, language),
        "high": money(1000 * fact("bii.ai_capex_high_usd_tn").value, language),
        "g5": growth(buildout.growth_needed_5tn_pct),
        "g8": growth(buildout.growth_needed_8tn_pct),
        "assets": money(context.results.funding.total_assets_usd_bn, language),
        "share": percent(buildout.partnership_share_pct, language),
        "gdp": money(gdp.value, language),
        "gdp_share": percent(buildout.share_of_us_gdp_2026_pct, language),
        "gdp_date": long_date(gdp.as_of, language),
        "newer": money(newer.value, language),
        "newer_date": long_date(newer.as_of, language),
        "newer_share": percent(100 * scenario.c26 / newer.value, language),
    }
    names = ["total", *["bust"] * (scenario.bust > 0), "flat", "world", "needed", "share", "gdp"]
    return [say(language, f"buildout.formula.{name}", **words) for name in names]


def note(context: Context) -> str:
    """Return that the count of the world is older than the plans of the four largest builders."""
    world = context.scenario.base == "world_ai"
    return tell_marked(context.language, "buildout.note.world") if world else ""


def caveats(context: Context) -> list[str]:
    """Return what could be wrong with the build-out results."""
    language = context.language
    low, high = (fact(f"capex.guidance_2026.four_{end}_usd_bn") for end in ("low", "high"))
    plan_low, plan_high = money_ends(low.value, high.value, language)
    words = {
        "plan_low": plan_low,
        "plan_high": plan_high,
        "as_of": long_date(low.as_of, language),
        "searched": long_date(low.published, language),
        "half": money(fact("capex.half_2026.four_usd_bn").value, language),
        "msft": money(fact("capex.guidance_2026.msft_usd_bn").value, language),
        "msft_old": money(fact("capex.guidance_2026.msft_old_basis_usd_bn").value, language),
        "prices": money(fact("capex.msft_component_prices_2026_usd_bn").value, language),
    }
    note = say(language, f"definition_note.{context.scenario.base}")
    names = ("scope", "guidance", "bases", "prices", "smooth", "forecasts")
    told = (tell_marked(language, f"buildout.wrong.{name}", MARKS, **words) for name in names)
    return [note, *told]


def named_total(context: Context) -> str:
    """Return the spending from 2025 to 2030 with its name, for pages that start from it."""
    return say(
        context.language,
        "shared.value",
        name=say(context.language, "shared.total"),
        value=money(1000 * context.results.buildout.total_usd_tn, context.language),
    )


def next_reason(context: Context) -> str:
    """Return why to go on to power: what is bought has to be plugged in."""
    return say(
        context.language,
        "buildout.next",
        total=money(1000 * context.results.buildout.total_usd_tn, context.language),
    )
