import re

import pytest

from components.evidence import facts
from components.text import LANGUAGES
from components.text.catalogue import sentences
from components.text.quotes import Quotes, fact_text, tell

QUOTE = re.compile(r"\{(?:fact|dated|publisher)\[([^\]]+)\]\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_that_a_sentence_quotes_is_in_the_ledger(language: str) -> None:
    quoted = {name for text in sentences(language).values() for name in QUOTE.findall(text)}
    assert quoted
    assert quoted <= set(facts())


def test_a_sentence_quotes_a_fact_in_its_own_language() -> None:
    assert "$100 billion" in tell("en", "lever.mult.help")
    assert "1000億ドル" in tell("ja", "lever.mult.help")


def test_an_unknown_fact_is_an_error_and_not_an_empty_place() -> None:
    quotes = Quotes(fact_text, "en")
    with pytest.raises(KeyError, match=r"no\.such\.fact"):
        "{fact[no.such.fact]}".format_map({"fact": quotes})
