"""Text on its way to Streamlit's Markdown."""

import re

_SPECIAL = re.compile(r"([$~])")


def markdown(text: str) -> str:
    r"""Return catalogue text safe for Markdown: a dollar sign is money, not the start of a formula.

    >>> print(markdown("$5 trillion to $8 trillion"))
    \$5 trillion to \$8 trillion
    """
    return _SPECIAL.sub(r"\\\1", text)


def plain(text: str) -> str:
    """Return catalogue text without its Markdown, for places that show text as it is.

    >>> plain("**Share** of `target`")
    'Share of target'
    """
    return re.sub(r"[*`]", "", text)
