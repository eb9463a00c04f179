"""Text on its way to the screen: through Streamlit's Markdown, or as HTML of our own elements."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt

from components.text.marks import replace_marks, without_marks

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_REFERENCE = re.compile(r"\w+:[\w.]+")
_SPECIAL = re.compile(r"([$~])")
_BEFORE_UNIT = re.compile(r"(\d(?:</a>|\]\(#[^)]*\))?) (?=[A-Za-z])")
_LINKED = r"<a href=\"#[^\"]*\">"
_UNIT = r"(?:[兆億万]+(?:ドル|円)?|ドル|年[末代]?|カ月|月|日|倍|ポイント|[個本社件回人])"
_END = rf"(?:{_LINKED}[−+]?\d[\d.,]*(?:%|{_UNIT})?</a>|[−+]?\d[\d.,]*)(?:%|{_UNIT})?(?:超|未満)?"
"""An end of a range, linked or not."""
_WHOLE = re.compile(
    rf"{_END}～{_END}"
    rf"|(?:{_LINKED}[\d.,]+</a>|\d[\d.,]*){_UNIT}"
    # Long units may stand on the next line, as a figure of a card with them is wider than it.
    r"|ベーシスポイント|キロワット時|つなげ(?:る|ます)?"
)
_BARE_RANGE = re.compile(rf"(\d(?:</a>|\]\(#[^)]*\))?)[ \u00a0]to (?=(?:{_LINKED}|\[)?\d)")
_NO_BREAK_SPACE = "\u00a0"


def markdown(text: str) -> str:
    r"""Return catalogue text safe for Markdown: a dollar sign is money, not the start of a formula.

    No line ends between a number and its unit.

    >>> markdown("from $5 to 8 trillion")
    'from \\$5\xa0to\xa08\xa0trillion'
    """
    return with_units(replace_marks(_SPECIAL.sub(r"\\\1", text), _mark_link))


@lru_cache(maxsize=2048)
def html(text: str) -> str:
    r"""Return catalogue text as HTML without a paragraph around it; markup in it becomes text.

    No line ends between a number and its unit.

    >>> html("**Share** of <target>")
    '<strong>Share</strong> of &lt;target&gt;'
    >>> html("残る175億ドル")
    '残る<span class="whole">175億ドル</span>'
    >>> html("45%～78%で"), html("0.9 to 1.5")
    ('<span class="whole">45%～78%</span>で', '0.9\xa0to\xa01.5')
    """
    marked = replace_marks(str(_MARKDOWN.renderInline(text)), _mark_anchor)
    # Between Japanese letters a line may end anywhere where a browser knows no phrases.
    return _WHOLE.sub(r'<span class="whole">\g<0></span>', with_units(marked))


def plain(text: str) -> str:
    """Return catalogue text without its Markdown, for places that show text as it is.

    >>> plain("**Share** of `target`")
    'Share of target'
    """
    return re.sub(r"[*`]", "", without_marks(text))


def with_units(text: str) -> str:
    r"""Return a text in which no line ends between a number and its unit, or within a range.

    >>> with_units("from 0.07 to 2.9, or $2 trillion")
    'from 0.07\xa0to\xa02.9, or $2\xa0trillion'
    """
    ranges = _BARE_RANGE.sub(rf"\1{_NO_BREAK_SPACE}to{_NO_BREAK_SPACE}", text)
    return _BEFORE_UNIT.sub(rf"\1{_NO_BREAK_SPACE}", ranges)


def _mark_link(reference: str, number: str) -> str:
    """Return a marked number as a link that the page's script answers with a note."""
    return f"[{number}](#{reference})"


def _mark_anchor(reference: str, number: str) -> str:
    """Return the same link as HTML, the number alone if that is no reference."""
    return f'<a href="#{reference}">{number}</a>' if _REFERENCE.fullmatch(reference) else number
