"""The one computed sentence, or two, that opens each page."""

from collections.abc import Callable, Mapping

from components.model import LEVERS, Observed, Results, Scenario
from components.text.catalogue import say
from components.text.numbers import (
    chance,
    lever_text,
    long_date,
    money,
    month,
    number,
    percent,
)


def takeaway(
    page: str, results: Results, scenario: Scenario, observed: Observed, language: str
) -> str:
    """Return the takeaway of a page. True at every corner of the levers."""
    return _TAKEAWAYS[page](results, scenario, observed, language)


def takeaways(
    results: Results, scenario: Scenario, observed: Observed, language: str
) -> Mapping[str, str]:
    """Return the takeaways of all pages by slug."""
    return {page: takeaway(page, results, scenario, observed, language) for page in _TAKEAWAYS}


def target_words(scenario: Scenario, language: str) -> str:
    """Return the target; one that the reader set is never passed off as the partnership's."""
    own = LEVERS["tgt"].default().value
    if scenario.tgt == own:
        return money(scenario.tgt, language)
    return say(
        language,
        "funding.target_set",
        target=money(scenario.tgt, language),
        own=money(float(own), language),
    )


def _overview(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    return say(
        language,
        "overview.takeaway",
        share=percent(results.funding.share_of_target_pct, language),
        target=target_words(scenario, language),
        as_of=long_date(observed.as_of.isoformat(), language),
        who=say(language, f"who.{scenario.base}"),
        total=money(1000 * results.buildout.total_usd_tn, language),
        partnership=percent(results.buildout.partnership_share_pct, language, 2),
        assets=money(results.funding.total_assets_usd_bn, language),
    )


def _funding(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    funding = results.funding
    reason = funding.reasons.get("target_date")
    dated = "dated" if scenario.mom == 0 else "dated_changing"
    straight = say(
        language,
        f"funding.takeaway.{reason or dated}",
        raised=money(observed.raised_usd_bn, language),
        target=target_words(scenario, language),
        share=percent(funding.share_of_target_pct, language),
        as_of=long_date(observed.as_of.isoformat(), language),
        pace=lever_text("pace", scenario.pace, language),
        date=month(funding.target_date, language) if funding.target_date else "",
        sooner=number(funding.peers_sooner, language),
        n=number(funding.peers_used, language),
    )
    like_peers = say(
        language,
        "funding.takeaway.peers",
        chance_2027=chance(funding.chance_by_2027_pct, language),
        chance_2030=chance(funding.chance_by_2030_pct, language),
    )
    return say(language, "text.two_sentences", first=straight, second=like_peers)


def _buildout(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    del observed  # every takeaway has the same arguments
    buildout = results.buildout
    direction = "flat" if scenario.g == 0 else "growing" if scenario.g > 0 else "shrinking"
    path = say(
        language,
        f"buildout.takeaway.{direction}",
        who=say(language, f"who.{scenario.base}"),
        c26=money(scenario.c26, language),
        g=percent(abs(scenario.g), language),
        total=money(1000 * buildout.total_usd_tn, language),
    )
    needed = (buildout.growth_needed_5tn_pct, buildout.growth_needed_8tn_pct)
    if None in needed:
        return path
    five, eight = (percent(value, language) for value in needed if value is not None)
    answer = say(
        language,
        "buildout.takeaway.needed",
        low=money(5000, language),
        high=money(8000, language),
        g5=five,
        g8=eight,
    )
    return say(language, "text.two_sentences", first=path, second=answer)


_TAKEAWAYS: Mapping[str, Callable[[Results, Scenario, Observed, str], str]] = {
    "overview": _overview,
    "funding": _funding,
    "buildout": _buildout,
}
