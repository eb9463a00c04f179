"""Sentences that quote facts: ``{fact[aip.equity_target_usd_bn]}`` in the catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from components.evidence import fact
from components.model.lever import IN_USD_BN
from components.text import long_date, money_ends, say
from components.text.marks import mark, say_marked
from components.text.markup import html, markdown
from components.text.numbers import amount_text

NO_MARKS: Mapping[str, str] = MappingProxyType({})


def tell_marked(
    language: str, key: str, references: Mapping[str, str] = NO_MARKS, **values: object
) -> str:
    """Return the same sentence as `tell` for prose on the page, its numbers marked.

    Quoted facts are marked as themselves, `values` as `references` says (see `say_marked`).
    """
    return say_marked(language, key, references, **_quotes(language, marked=True), **values)


def tell(language: str, key: str, **values: object) -> str:
    """Return the sentence under `key`; it may quote facts beside the `values` given.

    ``{fact[id]}`` is the figure with its unit, ``{from[id]}`` the figure as the lower end of a
    range, ``{dated[id]}`` the date to which it refers and ``{publisher[id]}`` who published it.

    >>> tell("en", "lever.mult.help").split(", of up to ")[1]
    '$100 billion in all.'
    """
    return say(language, key, **_quotes(language, marked=False), **values)


def say_markdown(language: str, key: str, **values: object) -> str:
    """Return the sentence under `key` with its numbers marked, ready for Streamlit's Markdown."""
    return markdown(tell_marked(language, key, NO_MARKS, **values))


def say_html(language: str, key: str, **values: object) -> str:
    """Return the sentence under `key` with its numbers marked, as HTML."""
    return html(tell_marked(language, key, NO_MARKS, **values))


@cache
def fact_text(fact_id: str, language: str) -> str:
    """Return the figure of a fact with its unit, to three significant figures.

    >>> fact_text("us_gdp.2025_usd_bn", "en"), fact_text("capex.us_share_mid_pct", "ja")
    ('$30.8 trillion', '72.5%')
    """
    found = fact(fact_id)
    if found.unit == "date":
        return long_date(found.text, language)
    return amount_text(found.value, "number" if found.unit == "count" else found.unit, language)


@cache
def range_start(fact_id: str, language: str) -> str:
    """Return an amount as the lower end of a range whose upper end is not negative.

    >>> range_start("bii.ai_capex_low_usd_tn", "en"), range_start("bii.ai_capex_low_usd_tn", "ja")
    ('$5 trillion', '5兆')
    """
    found = fact(fact_id)
    amount_usd_bn = IN_USD_BN[found.unit] * found.value
    return money_ends(amount_usd_bn, amount_usd_bn, language)[0]


@cache
def fact_date(fact_id: str, language: str) -> str:
    """Return the date to which a fact refers.

    >>> fact_date("aip.equity_raised_usd_bn", "en")
    '15 January 2026'
    """
    return long_date(fact(fact_id).as_of, language)


def _publisher(fact_id: str, language: str) -> str:
    del language  # proper names stay as their owners write them
    return fact(fact_id).publisher


_QUOTES: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {"fact": fact_text, "from": range_start, "dated": fact_date, "publisher": _publisher}
)


def _marked(quote: Callable[[str, str], str]) -> Callable[[str, str], str]:
    return lambda fact_id, language: mark(quote(fact_id, language), f"fact:{fact_id}")


@dataclass(frozen=True, slots=True)
class Quotes:
    """What a sentence looks facts up in; only those that it names are read."""

    quote: Callable[[str, str], str]
    language: str

    def __getitem__(self, fact_id: str) -> str:
        """Return what the sentence quotes of a fact."""
        return self.quote(fact_id, self.language)


@cache
def _quotes(language: str, *, marked: bool) -> Mapping[str, Quotes]:
    """Return what sentences can quote, by the names of their placeholders."""
    return {
        name: Quotes(_marked(quote) if marked else quote, language)
        for name, quote in _QUOTES.items()
    }
