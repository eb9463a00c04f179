"""Links: a case as a query string, and back, without ever raising."""

from components.link.case import Case
from components.link.codec import Link, decode, encode, query_string
from components.link.notice import Notice, NoticeKind

__all__ = ["Case", "Link", "Notice", "NoticeKind", "decode", "encode", "query_string"]
