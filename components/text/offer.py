"""What a page offers to set: a value that another page leads to."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.model.lever import Value


@dataclass(frozen=True, slots=True)
class Offer:
    """Inputs that one click sets, and the words that say so."""

    label: str
    changes: Mapping[str, Value]
