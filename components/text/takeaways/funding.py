"""Sentences of the page `funding`."""

from collections.abc import Mapping
from types import MappingProxyType

from components.context import Context
from components.text.catalogue import say
from components.text.marks import say_marked
from components.text.numbers import chance, lever_text, long_date, money, month, number, percent
from components.text.takeaways.shared import target_words

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "raised": "fact:aip.equity_raised_usd_bn",
        "target": "lever:tgt",
        "share": "result:funding.share_of_target_pct",
        "pace": "lever:pace",
        "date": "result:funding.target_date",
        "sooner": "result:funding.peers_sooner",
        "n": "result:funding.peers_used",
        "chance_2027": "result:funding.chance_by_2027_pct",
        "chance_2030": "result:funding.chance_by_2030_pct",
    }
)


def takeaway(context: Context) -> str:
    """Return how far the fund is, when the target is met, and how sure that is."""
    results, scenario, observed, language = (
        context.results,
        context.scenario,
        context.observed,
        context.language,
    )
    funding = results.funding
    reason = funding.reasons.get("target_date")
    dated = "dated" if scenario.mom == 0 else "dated_changing"
    straight = say_marked(
        language,
        f"funding.takeaway.{reason or dated}",
        MARKS,
        raised=money(observed.raised_usd_bn, language),
        target=target_words(scenario, language),
        share=percent(funding.share_of_target_pct, language),
        as_of=long_date(observed.as_of.isoformat(), language),
        pace=lever_text("pace", scenario.pace, language),
        date=month(funding.target_date, language) if funding.target_date else "",
        sooner=number(funding.peers_sooner, language),
        n=number(funding.peers_used, language),
    )
    like_peers = say_marked(
        language,
        "funding.takeaway.peers",
        MARKS,
        chance_2027=chance(funding.chance_by_2027_pct, language),
        chance_2030=chance(funding.chance_by_2030_pct, language),
    )
    return say(language, "text.two_sentences", first=straight, second=like_peers)


def headline(context: Context) -> str:
    """Return the same in one line."""
    results, scenario, language = context.results, context.scenario, context.language
    funding = results.funding
    return say_marked(
        language,
        f"funding.headline.{funding.reasons.get('target_date') or 'dated'}",
        MARKS,
        share=percent(funding.share_of_target_pct, language),
        target=target_words(scenario, language),
        date=month(funding.target_date, language) if funding.target_date else "",
    )
