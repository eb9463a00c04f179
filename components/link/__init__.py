"""Links: a scenario as a query string, and back, without ever raising."""

from components.link.codec import Link, Notice, NoticeKind, decode, encode

__all__ = ["Link", "Notice", "NoticeKind", "decode", "encode"]
