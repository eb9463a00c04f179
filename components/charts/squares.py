"""A count as squares, a row for each kind: what there is of each, one square per thing.

A row's head is its legend: sign, name, count and meaning. So neither colour nor a key elsewhere is
needed to read it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from components.context import Context
from components.evidence import Claim, Verdict, claims
from components.model import LEVERS, Grade
from components.text import joined, number, say
from components.text.claims import claim_words
from components.text.markup import plain
from components.text.pages import statement, takeaway

SIGNS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.CONFIRMED: "✓",
        Verdict.IMPRECISE: "≈",
        Verdict.WRONG: "×",
        Verdict.CANNOT_BE_CHECKED: "?",
    }
)
"""A sign for each verdict, to be told apart without colour."""


@dataclass(frozen=True, slots=True)
class Square:
    """One thing that is counted.

    Attributes
    ----------
    name
        What it is, for whoever points at it or listens.
    text
        What stands in the square beside the sign, empty for a small square without words.
    href
        Where the square leads, empty if nowhere.
    """

    name: str
    text: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """The squares of one kind.

    Attributes
    ----------
    code
        Language-neutral name, for the style sheet.
    sign
        One character that tells it from the others without colour.
    name, count, meaning
        What it is called, how many there are as the reader's language writes it, what it means.
    """

    code: str
    sign: str
    name: str
    count: str
    meaning: str
    squares: tuple[Square, ...]


def verdict_squares(context: Context) -> str:
    """Return the article's claims by verdict; each square leads to its claim on the page."""
    language = context.language

    def kind(verdict: Verdict) -> Kind:
        found = [claim for claim in claims() if claim.verdict is verdict]
        squares = (
            Square(claim_title(claim, language), str(claim.order), f"#{claim_anchor(claim)}")
            for claim in found
        )
        return Kind(
            str(verdict),
            SIGNS[verdict],
            say(language, f"evidence.verdict.{verdict}"),
            number(len(found), language),
            say(language, f"evidence.meaning.{verdict}"),
            tuple(squares),
        )

    return squares_figure(
        [kind(verdict) for verdict in Verdict], plain(statement("evidence", context))
    )


def grade_squares(context: Context) -> str:
    """Return the inputs by the evidence behind their values; a square is one input."""
    language = context.language
    graded = {key: context.scenario.origin_of(key).grade for key in LEVERS}

    def kind(grade: Grade) -> Kind:
        keys = [key for key in LEVERS if graded[key] is grade]
        names = (say(language, f"lever.{key}.label") for key in keys)
        return Kind(
            f"grade-{grade.lower()}",
            str(grade),
            say(language, f"grade.{grade}"),
            number(len(keys), language),
            "",
            tuple(Square(name) for name in names),
        )

    kinds = [kind(grade) for grade in Grade]
    counts = (
        say(language, "lab.grades.alt_item", grade=one.sign, share=one.count) for one in kinds
    )
    return squares_figure(kinds, joined(language, plain(takeaway("method", context)), *counts))


def claim_title(claim: Claim, language: str) -> str:
    """Return a claim with its number in the order of the article."""
    words = claim_words(claim, "claim", language)
    return say(language, "evidence.list.number", order=str(claim.order), claim=words)


def claim_anchor(claim: Claim) -> str:
    """Return the name of the place on the page at which a claim stands.

    >>> claim_anchor(claims()[0])
    'claim-raised'
    """
    return f"claim-{claim.id}"


def squares_figure(kinds: Sequence[Kind], alt: str) -> str:
    """Return kinds as rows of squares in HTML, the head of each before its squares.

    Where the squares lead nowhere, all of it is one picture with a name.
    """
    linked = any(square.href for kind in kinds for square in kind.squares)
    role = "group" if linked else "img"
    rows = "".join(_row(kind) for kind in kinds)
    return f'<figure class="squares" role="{role}" aria-label="{escape(alt)}">{rows}</figure>'


def _row(kind: Kind) -> str:
    sign = f'<b aria-hidden="true">{escape(kind.sign)}</b>'
    head = (
        f'<p>{sign} <strong>{escape(kind.name)}</strong> <span class="count">{kind.count}</span>'
        + (f" <small>{escape(kind.meaning)}</small></p>" if kind.meaning else "</p>")
    )
    drawn = "".join(f"<li>{_square(square, kind)}</li>" for square in kind.squares)
    return f'<div class="{kind.code}">{head}<ul>{drawn}</ul></div>'


def _square(square: Square, kind: Kind) -> str:
    name = escape(square.name)
    inside = f'<b aria-hidden="true">{escape(kind.sign)}</b>{escape(square.text)}'
    if not square.href:
        return f'<i title="{name}">{inside}</i>'
    return f'<a href="{escape(square.href)}" title="{name}" aria-label="{name}">{inside}</a>'
