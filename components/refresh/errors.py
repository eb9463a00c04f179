"""What can go wrong with a source, each under a name; and reading an answer part by part."""

from typing import TypeVar

T = TypeVar("T")


class SourceError(Exception):
    """A source, or one series of it, could not be read; `source` says which, the text says why."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(f"{source}: {why}")
        self.source = source


class UnreachableError(SourceError):
    """Nothing more is to be had from the source now, so its other series are not asked for."""


class NotSetError(UnreachableError):
    """The environment lacks what the source asks its readers for."""


class NoNetworkError(UnreachableError):
    """The source could not be reached, or the connection broke."""


class TimedOutError(UnreachableError):
    """The answer took too long."""


class TooLargeError(SourceError):
    """The answer is larger than any that this command expects."""


class RefusedError(UnreachableError):
    """The source answered with an HTTP error or did not accept the key."""


class RateLimitedError(RefusedError):
    """The source asks for fewer requests."""


class MissingError(SourceError):
    """The source does not have the company, tag, table, country or year."""


class ChangedShapeError(SourceError):
    """The answer does not look as the source documents it."""


class WrongUnitError(SourceError):
    """The figures are not in the unit that the file's are made from."""


def part(source: str, whole: object, key: str | int, kind: type[T]) -> T:
    """Return ``whole[key]``, which must be of `kind`; ChangedShapeError if there is no such part.

    >>> part("SEC", {"units": {"USD": []}}, "units", dict)
    {'USD': []}
    """
    try:
        found = whole[key]  # type: ignore[index]
    except (KeyError, IndexError, TypeError):
        raise ChangedShapeError(source, f"the answer has no part {key!r}") from None
    if not isinstance(found, kind):
        raise ChangedShapeError(source, f"{key!r} is not a {kind.__name__} but {found!r:.60}")
    return found


def number(source: str, whole: object, key: str | int) -> float:
    """Return ``whole[key]``, which must be a number; ChangedShapeError otherwise.

    >>> number("SEC", {"val": 91447000000}, "val")
    91447000000.0
    """
    found = part(source, whole, key, object)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ChangedShapeError(source, f"{key!r} is not a number but {found!r:.60}")
    return float(found)
