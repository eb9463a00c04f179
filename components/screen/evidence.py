"""The article's claims as the page `evidence` lists them."""

from html import escape

from components.charts.squares import SIGNS, claim_anchor, claim_title
from components.context import Context
from components.evidence import Claim, claims
from components.screen.html import page_link, paragraph
from components.screen.messages import Words
from components.screen.words import words
from components.text import long_date, say
from components.text.claims import (
    claim_words,
    first_source,
    sources_sentence,
    work_words,
)
from components.text.markup import html
from components.text.quotes import say_html


def claim_list(_page: str, context: Context) -> Words:
    """Return the claims in the order of the article, each with its verdict in the same line."""
    return words("".join(_claim(claim, context) for claim in claims()))


def _claim(claim: Claim, context: Context) -> str:
    language = context.language
    verdict = say_html(language, f"evidence.verdict.{claim.verdict}")
    sign = f'<b aria-hidden="true">{SIGNS[claim.verdict]}</b>'
    why = say(language, "evidence.list.why", why=claim_words(claim, "why", language))
    return (
        f'<section class="claim" id="{claim_anchor(claim)}">'
        f"<h3><span>{html(claim_title(claim, language))}</span> "
        f'<span class="verdict {claim.verdict}">{sign} {verdict}</span></h3>'
        f"<p>{html(claim_words(claim, 'found', language))}</p>"
        f"<p>{html(why)}</p>"
        f'<div class="foot">{_sources(claim, context)}{_work_link(claim, context)}</div></section>'
    )


def _sources(claim: Claim, context: Context) -> str:
    """Return the sources folded behind the first of them, with the day of the check."""
    language = context.language
    sources = sources_sentence(claim.sources, language, context.today)
    checked = say(language, "evidence.list.checked", date=long_date(claim.checked, language))
    both = say(language, "text.two_sentences", first=sources, second=checked)
    summary = escape(first_source(claim.sources, language))
    return f"<details><summary>{summary}</summary>{paragraph('small', both)}</details>"


def _work_link(claim: Claim, context: Context) -> str:
    """Return the link to the input that works a claim; the reader's other inputs go along."""
    return page_link(
        claim.page,
        html(work_words(claim, context.language)),
        context.case.with_levers(**claim.changes),
        fragment=f"#lever={claim.lever}" if claim.lever else "",
    )
