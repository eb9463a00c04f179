"""The one number of a page that its card shows large: cut out of the page's own sentence."""

import re

from components.context import Context
from components.model.evaluate import result_unit
from components.text.numbers import amount_text
from components.text.pages import headline, page_words

DIGITS = (3, 2, 4, 1)


def card_number(page: str, context: Context) -> str:
    """Return the number of a page's card as the page's sentence has it, empty if it has none.

    Nothing is formatted for the card alone: what is shown is a part of the sentence. Only where
    the sentence says in words that something is taken away, the number stands alone with a minus.
    """
    sentence = headline(page, context)
    for result_id in page_words(page).CARD_RESULTS:
        value = context.results.value(result_id)
        if isinstance(value, int | float):
            for size in (value, abs(value)):
                for digits in DIGITS:
                    text = amount_text(size, result_unit(result_id), context.language, digits)
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
