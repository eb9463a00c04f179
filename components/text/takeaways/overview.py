"""Sentences of the page `overview`."""

from components.model import Observed, Results, Scenario
from components.text.catalogue import say
from components.text.numbers import long_date, money, percent
from components.text.takeaways.shared import target_words


def takeaway(results: Results, scenario: Scenario, observed: Observed, language: str) -> str:
    """Return the reader's scenario in one paragraph."""
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
