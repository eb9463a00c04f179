"""What a reader should know about how their link was read."""

from dataclasses import dataclass
from enum import StrEnum

from components.model.lever import Value


class NoticeKind(StrEnum):
    """What a reader should know about how their link was read."""

    CLAMPED = "clamped"
    ROUNDED = "rounded"
    UNREADABLE = "unreadable"
    REPEATED = "repeated"
    VERSION = "version"
    LANGUAGE = "language"
    OLDER_DEFAULT = "older_default"
    OLDER_METHOD = "older_method"
    COMPARED = "compared"
    QUESTION = "question"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: the key, what the link asked for (made safe to show) and what is used."""

    kind: NoticeKind
    key: str
    asked: str
    used: Value
