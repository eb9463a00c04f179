"""What a host may set, by environment variables. Every one has a default that works."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass

from limits import RateLimitItem, parse

PREFIX = "BUILDOUT_"
_LOG = logging.getLogger("buildout")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process.

    `allowed_hosts` are the names that the Host header may have (``*`` for any, ``*.example.org``
    for all below), `frame_ancestors` the sites that may show one chart of ours in a frame,
    `rate` how many expensive answers one client gets in which time (None for no limit), and
    `open_metrics` whether ``/metrics`` answers to others than neighbours.
    """

    allowed_hosts: tuple[str, ...] = ("*",)
    frame_ancestors: str = "*"
    rate: RateLimitItem | None = None
    open_metrics: bool = False


DEFAULT_RATE = "120/minute"


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that the environment names; one that cannot be read keeps its default."""

    def value(name: str, default: str) -> str:
        return environment.get(f"{PREFIX}{name}", "").strip() or default

    return Settings(
        allowed_hosts=tuple(value("ALLOWED_HOSTS", "*").replace(",", " ").split()),
        frame_ancestors=" ".join(value("FRAME_ANCESTORS", "*").replace(";", " ").split()),
        rate=_rate(value("RATE_LIMIT", DEFAULT_RATE)),
        open_metrics=value("METRICS", "private").lower() == "open",
    )


def _rate(text: str) -> RateLimitItem | None:
    if text.lower() == "off":
        return None
    try:
        return parse(text)
    except ValueError:
        _LOG.warning("%sRATE_LIMIT is no limit that can be read: %r", PREFIX, text[:100])
        return parse(DEFAULT_RATE)
