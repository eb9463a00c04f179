"""Words of the catalogue as pieces of HTML."""

from collections.abc import Iterable
from html import escape

from components.link import Case, query_string
from components.text.markup import html


def page_link(slug: str, label: str, case: Case, css_class: str = "", fragment: str = "") -> str:
    """Return a link to a page that carries a case; `label` is HTML.

    The `fragment` says where on the page it leads; `arrive.js` knows which there are.
    """
    href = f"{page_href(slug, case)}{fragment}"
    return f'<a class="page-link {css_class}" href="{href}">{label}</a>'


def page_href(slug: str, case: Case) -> str:
    """Return the address of a page that carries a case, from any page, as an attribute of HTML.

    >>> from components.model import Scenario
    >>> page_href("funding", Case(Scenario.default(), "en"))
    './funding?v=2&amp;lang=en'
    """
    path = "./" if slug == "overview" else f"./{slug}"
    return escape(f"{path}?{query_string(case)}")


def paragraphs(css_class: str, texts: Iterable[str]) -> str:
    """Return catalogue texts as paragraphs of a class."""
    return "".join(paragraph(css_class, text) for text in texts)


def paragraph(css_class: str, text: str) -> str:
    """Return a catalogue text as a paragraph of a class.

    >>> paragraph("small", "Up to **5** trillion")
    '<p class="small">Up to <strong>5</strong> trillion</p>'
    """
    return f'<p class="{css_class}">{html(text)}</p>'


def items(labels: Iterable[str]) -> str:
    """Return HTML labels as items of a list."""
    return "".join(f"<li>{label}</li>" for label in labels)


def folded_table(
    css_class: str, name: str, columns: Iterable[str], rows: Iterable[Iterable[str]]
) -> str:
    """Return a table folded away behind its name; all of them are HTML."""
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<details class="{css_class}"><summary>{name}</summary>'
        f'<div class="scrolled" tabindex="0" role="region" aria-label="{name}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )
