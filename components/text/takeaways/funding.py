"""Sentences of the page `funding`."""

from components.model import Observed, Results, Scenario
from components.text.catalogue import say
from components.text.numbers import chance, lever_text, long_date, money, month, number, percent
from components.text.takeaways.shared import target_words


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return how far the fund is, when the target is met, and how sure that is."""
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


def headline(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the same in one line."""
    del observed
    funding = results.funding
    return say(
        language,
        f"funding.headline.{funding.reasons.get('target_date') or 'dated'}",
        share=percent(funding.share_of_target_pct, language),
        target=target_words(scenario, language),
        date=month(funding.target_date, language) if funding.target_date else "",
    )
