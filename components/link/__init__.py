"""Links: a case as a query string, and back, without ever raising."""

from components.link.case import Case
from components.link.codec import (
    ASKED_OF_THE_LAB,
    LEVER,
    SECOND,
    TARGET,
    Link,
    decode,
    encode,
    query_string,
    written_changes,
    written_question,
)
from components.link.notice import Notice, NoticeKind

__all__ = [
    "ASKED_OF_THE_LAB",
    "LEVER",
    "SECOND",
    "TARGET",
    "Case",
    "Link",
    "Notice",
    "NoticeKind",
    "decode",
    "encode",
    "query_string",
    "written_changes",
    "written_question",
]
