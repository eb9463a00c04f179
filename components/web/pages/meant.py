"""Addresses as they arrive: which of ours one was before it was tangled on the way.

Messengers take the mark behind a link for a part of it, others encode its ``?`` or put another
sign there, and people join addresses with one slash too many.
"""

import re
from urllib.parse import quote

from components.link.untangled import cleaned, decoded
from components.model.evaluate import PAGES
from components.model.levers import LEVERS
from components.text import LANGUAGES
from components.web.pages.head import page_path

PATHS_BY_SLUG = {f"/{page}": page_path(page) for page in PAGES}
_LONGEST = 8000
"""Letters of a path that are looked at."""
_FRAGMENT = re.compile(r"#(?=(?:lever|page)=\w+\W*$)")
"""Where begins what links of ours have behind ``#``."""
_KEYS = "|".join(("v", "lang", "b", *LEVERS))
_QUERY = re.compile(rf"[?&#]|[/;\s]{{1,3}}(?=(?:{_KEYS})\s?=)", re.IGNORECASE)
"""Where a query begins: in front of a key of ours, whatever the mark."""
_FILE = re.compile(r"(?:(?:^|/)index)?\.html?$")
_LANGUAGE = re.compile(rf"/({'|'.join(LANGUAGES)})(?=/|$)")


def meant(path: str, query: str = "") -> tuple[str, str, str]:
    """Return the path, the query and the fragment that a tangled address was.

    The query is as it was sent, with what the path held of it in front.

    >>> meant("//Funding.html", "v=2"), meant("/funding；v=2&pace=1.2")
    (('/funding', 'v=2', ''), ('/funding', 'v=2&pace=1.2', ''))
    >>> meant("/ja/funding。"), meant("/funding#lever=tgt"), meant("/index.html")
    (('/funding', 'lang=ja', ''), ('/funding', '', 'lever=tgt'), ('/', '', ''))
    """
    text, fragment = _parted(_FRAGMENT, decoded(path[:_LONGEST]))
    place, within = _parted(_QUERY, text)
    within = quote(within, safe="=&~")
    # A path that a messenger shortened for the eye has dots at its end.
    place = cleaned(re.sub("/{2,}", "/", place).strip("/ ").rstrip("….")).lower()
    place = f"/{_FILE.sub('', place)}"
    language = ""
    if found := _LANGUAGE.match(place):  # as sites have it that keep languages apart by path
        place = place[found.end() :] or "/"
        language = "" if "lang=" in within + query else f"lang={found[1]}"
    query = "&".join(filter(None, (within, query, language)))
    return PATHS_BY_SLUG.get(place, place), query, cleaned(fragment)


def _parted(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Return what is in front of a pattern and what is behind it."""
    before, *behind = pattern.split(text, maxsplit=1)
    return before, "".join(behind)
