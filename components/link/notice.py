"""What a reader should know about how their link was read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from components.model.lever import Value

ASKED_LENGTH = 24
_ECHOED = re.compile(r"[^\w.,+\- ]")


class NoticeKind(StrEnum):
    """What a reader should know about how their link was read."""

    CLAMPED = "clamped"
    ROUNDED = "rounded"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    REPEATED = "repeated"
    VERSION = "version"
    LANGUAGE = "language"
    OLDER_DEFAULT = "older_default"
    OLDER_METHOD = "older_method"
    COMPARED = "compared"
    QUESTION = "question"
    GUESS = "guess"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: the key, what the link asked for (made safe to show) and what is used."""

    kind: NoticeKind
    key: str
    asked: str
    used: Value


def shown(asked: Sequence[str]) -> str:
    """Return what was asked, short and free of anything that a page could take for markup.

    >>> shown(["<b>1,000</b>"])
    '·b·1,000··b·'
    """
    text = ", ".join(value[:ASKED_LENGTH] for value in asked[:3])
    safe = _ECHOED.sub("·", text).replace("_", "·")
    return safe[:ASKED_LENGTH] + ("…" if len(safe) > ASKED_LENGTH else "")
