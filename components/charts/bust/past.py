"""How far shares fell after earlier building booms, against the reader's fall."""

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    linked_names,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.palette import OBSERVED
from components.context import Context
from components.evidence.bust import PastBust, past_busts
from components.text import measure, percent, say

TICKS_PCT = (0, 25, 50, 75)
TOP_PCT = 95.0


def past_chart(context: Context) -> Chart:
    """Return the falls of shares after earlier booms, the reader's ticked on each."""
    language, busts = context.language, past_busts()
    falls = [one.fall_pct for one in busts]
    words = {
        "low": percent(min(falls), language),
        "high": percent(max(falls), language),
        "fall": percent(context.scenario.fall, language),
    }
    told = [_words(one, language) for one in busts]
    return Chart(
        key="bust.past",
        title=say(language, "bust.past.title", **words),
        subtitle=say(language, "bust.past.subtitle"),
        source=with_reading(
            "bust.past",
            say(
                language,
                "bust.past.source",
                sources=linked_names(((one.publisher, one.url) for one in busts), language),
            ),
            language,
        ),
        alt=say(
            language,
            "bust.past.alt",
            fall=words["fall"],
            list=say(language, "text.comma").join(
                say(language, "bust.past.item", **one) for one in told
            ),
        ),
        spec=row_chart(
            [
                Row(
                    label=say(
                        language,
                        f"bust.past.{'row_back' if one.years_to_recover else 'row'}",
                        **said,
                    ),
                    hover=say(language, "bust.past.hover", **said),
                    colour=OBSERVED,
                    bar=(0.0, one.fall_pct),
                    arrow=one.at_least,
                    tick=context.scenario.fall,
                )
                for one, said in zip(busts, told, strict=True)
            ],
            x={"range": [0, TOP_PCT], **percent_ticks(TICKS_PCT, language)},
        ),
        table=chart_table(
            "bust.past",
            ("name", "fall", "years", "publisher"),
            (
                (said["name"], one.fall_pct, one.years_to_recover, one.publisher)
                for one, said in zip(busts, told, strict=True)
            ),
            language,
        ),
    )


def _words(one: PastBust, language: str) -> dict[str, str]:
    fall = percent(one.fall_pct, language)
    return {
        "name": say(language, f"bust.boom.{one.bust_id}"),
        "amount": say(language, "bust.past.at_least", amount=fall) if one.at_least else fall,
        "years": measure(one.years_to_recover or 0, "years", language),
        "publisher": one.publisher,
    }
