"""The one number of a page that its card shows large: cut out of the page's own sentence."""

import re
from collections.abc import Iterator

from components.context import Context
from components.text import measure, money, number, percent
from components.text.pages import headline, page_words

DIGITS = (3, 2, 4, 1)


def card_number(page: str, context: Context) -> str:
    """Return the number of a page's card as the page's sentence has it, empty if it has none.

    Nothing is formatted for the card alone: what is shown is a part of the sentence. Only where
    the sentence says in words that something is taken away, the number stands alone with a minus.
    """
    sentence = headline(page, context)
    results = context.results.by_id()
    for result_id in page_words(page).CARD_RESULTS:
        value = results[result_id]
        if isinstance(value, int | float):
            for size in (value, abs(value)):
                for text in _written(result_id, size, context.language):
                    # Not the tail of a longer number: 5% in 12.5%.
                    if re.search(rf"(?<![\d.,−]){re.escape(text)}(?!\d)", sentence):
                        return text if size == value else f"−{text}"
    return ""


def split_figure(text: str) -> tuple[str, str]:
    """Return the digits of a figure with what leads them, and the unit behind.

    >>> split_figure("$5.6 trillion"), split_figure("5.6兆ドル"), split_figure("41.7%")
    (('$5.6', ' trillion'), ('5.6', '兆ドル'), ('41.7', '%'))
    """
    found = re.match(r"[^\d]*[\d.,]*\d", text)
    end = found.end() if found else len(text)
    return text[:end], text[end:]


def _written(result_id: str, value: float, language: str) -> Iterator[str]:
    """Return the ways in which a sentence may write a result."""
    for digits in DIGITS:
        if result_id.endswith("_usd_bn"):
            yield money(value, language, digits)
        elif result_id.endswith("_usd_tn"):
            yield money(1000 * value, language, digits)
        elif result_id.endswith("_pct"):
            yield percent(value, language, digits)
        elif result_id.endswith("_pp"):
            yield measure(value, "pp", language, digits)
        elif result_id.endswith(("_x", "tvpi")):
            yield measure(value, "x", language, digits)
        else:
            yield number(value, language, digits)
