"""The overview's own parts: its picture, the stops of the argument, the article behind it."""

import streamlit as st

from components.context import Context
from components.evidence import fact
from components.model import LEVERS
from components.screen.parts import PRESETS, SCALE, STOPS
from components.text import days_old, long_date, money, money_ends, say
from components.text.markup import markdown
from components.text.pages.overview import SOURCED_LEVERS
from components.text.quotes import say_markdown
from components.text.sources import scenario_source_line, searched_sentence
from components.ui.element import mount
from components.ui.fold import fold


def picture() -> None:
    """Draw ready-made scenarios to choose from, and the sums of the article to one scale."""
    mount(PRESETS)
    mount(SCALE)


def stops() -> None:
    """Draw the stops of the argument, each with its question, picture and present answer."""
    mount(STOPS)


def sources(context: Context) -> None:
    """Draw where the figures of the takeaway come from."""
    drawer = fold(
        "sources", say_markdown(context.language, "overview.sources"), icon=":material/menu_book:"
    )
    if drawer.open:
        keys = [lever.key for lever in LEVERS.values() if lever.key in SOURCED_LEVERS]
        line = scenario_source_line(context, keys, ("aip.equity_raised_usd_bn",))
        drawer.caption(markdown(line))


def article(context: Context) -> None:
    """Draw what the article says, what is loose in it, and how old the figures are."""
    language = context.language
    raised = fact("aip.equity_raised_usd_bn")
    outlook = fact("bii.ai_capex_low_usd_tn")
    highest = fact("bii.ai_capex_high_usd_tn")
    low, high = money_ends(1000 * outlook.value, 1000 * highest.value, language)
    drawer = fold("article", say_markdown(language, "overview.article"), icon=":material/article:")
    if not drawer.open:
        return
    with drawer:
        st.markdown(
            say_markdown(
                context.language,
                "overview.article_body",
                raised=money(raised.value, language),
                target=money(fact("aip.equity_target_usd_bn").value, language),
                gip=money(fact("blackrock.gip_price_usd_bn").value, language),
                low=low,
                high=high,
                outlook=long_date(outlook.as_of, language),
            )
        )
        age = say(
            language,
            "overview.age",
            as_of=long_date(raised.as_of, language),
            age=days_old(raised.as_of, context.today, language),
            guidance=long_date(fact("capex.guidance_2026.four_mid_usd_bn").as_of, language),
        )
        searched = searched_sentence(language)
        st.caption(say_markdown(language, "text.two_sentences", first=age, second=searched))
