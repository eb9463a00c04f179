"""Text on its way to Streamlit's Markdown."""

import re

from components.text.marks import replace_marks, without_marks

_SPECIAL = re.compile(r"([$~])")


def markdown(text: str) -> str:
    r"""Return catalogue text safe for Markdown: a dollar sign is money, not the start of a formula.

    >>> print(markdown("$5 trillion to $8 trillion"))
    \$5 trillion to \$8 trillion
    """
    return replace_marks(_SPECIAL.sub(r"\\\1", text), _mark_link)


def plain(text: str) -> str:
    """Return catalogue text without its Markdown, for places that show text as it is.

    >>> plain("**Share** of `target`")
    'Share of target'
    """
    return re.sub(r"[*`]", "", without_marks(text))


def _mark_link(reference: str, number: str) -> str:
    """Return a marked number as a link that the page's script answers with a note."""
    return f"[{number}](#{reference})"
