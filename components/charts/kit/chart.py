"""A chart with all its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from components.text.table import Table

Spec: TypeAlias = dict[str, Any]
"""A plotly figure, or a part of one, as plain dicts and lists."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with all its words. `spec` is a plotly figure as plain dicts and lists.

    `narrow` is the same finding in a form for screens too narrow for `spec`, if it needs one.
    `names` are texts that are still to be placed, each with the places that it may have.
    """

    key: str
    title: str
    subtitle: str
    source: str
    alt: str
    spec: Spec
    table: Table
    narrow: Spec | None = None
    names: Sequence[Sequence[Spec]] | None = None
