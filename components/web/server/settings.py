"""Settings by environment variables. Every one has a default that works."""

import logging
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limits import RateLimitItem, parse

PREFIX = "BUILDOUT_"
_LOG = logging.getLogger("buildout")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process.

    Attributes
    ----------
    allowed_hosts
        Names that the Host header may have; ``*`` for any, ``*.example.org`` for all below.
    frame_ancestors
        Sites that may show the app in a frame, by spaces.
    public_url
        Address that readers type, without a slash at its end; empty to use the Host header.
    base_path
        Path below which requests arrive, without slashes at its ends.
    origins
        Hosts besides its own whose pages may open a websocket; ``*`` for any.
    rate
        Tenths of a second of processor time that one client gets in which time; None for no
        limit, then of websockets neither.
    open_metrics
        Whether ``/metrics`` is served outside of private networks.
    """

    allowed_hosts: tuple[str, ...] = ("*",)
    frame_ancestors: str = "*"
    public_url: str = ""
    base_path: str = ""
    origins: frozenset[str] = frozenset()
    rate: RateLimitItem | None = None
    open_metrics: bool = False


DEFAULT_RATE = "20/10 seconds"
URL_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "SPACE_HOST": "https://{}",  # Hugging Face Spaces
        "RENDER_EXTERNAL_URL": "{}",
        "WEBSITE_HOSTNAME": "https://{}",  # Azure App Service
        "FLY_APP_NAME": "https://{}.fly.dev",
    }
)
"""Variables in which hosting services give the address of an app, and its pattern."""

_PUBLIC_URL = re.compile(r"https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*")


def from_environment(
    environment: Mapping[str, str] = os.environ,
    *,
    base_path: str = "",
    origins: Collection[str] = (),
) -> Settings:
    """Return the settings in the environment; one that cannot be read keeps its default.

    `base_path` and `origins` come from Streamlit's configuration; `origins` are addresses of sites
    whose pages may open a websocket (``*`` for any).
    """

    def value(name: str, default: str) -> str:
        return environment.get(f"{PREFIX}{name}", "").strip() or default

    public_url = _public_url(environment)
    return Settings(
        allowed_hosts=_names(value("ALLOWED_HOSTS", "*")),
        frame_ancestors=" ".join(value("FRAME_ANCESTORS", "*").replace(";", " ").split()),
        public_url=public_url,
        base_path=base_path.strip("/"),
        origins=frozenset(_host(address) for address in (*origins, public_url) if address),
        rate=_rate(value("RATE_LIMIT", DEFAULT_RATE)),
        open_metrics=value("METRICS", "private").lower() == "open",
    )


def _names(text: str) -> tuple[str, ...]:
    """Return the host names in a setting; all are allowed if it names none."""
    names = tuple(text.replace(",", " ").split())
    if not names:
        _LOG.warning("%sALLOWED_HOSTS names no host: %r", PREFIX, text[:100])
    return names or ("*",)


def _public_url(environment: Mapping[str, str]) -> str:
    """Return the configured address, else the one that a known hosting service sets."""
    own = environment.get(f"{PREFIX}PUBLIC_URL", "").strip()
    if own:
        match = _PUBLIC_URL.fullmatch(own.rstrip("/"))
        if match is None:
            _LOG.warning("%sPUBLIC_URL is not the address of a site: %r", PREFIX, own[:100])
        return match[0] if match else ""
    for name, pattern in URL_VARIABLES.items():
        value = environment.get(name, "").strip()
        if value and _PUBLIC_URL.fullmatch(address := pattern.format(value).rstrip("/")):
            return address
    return ""


def _host(address: str) -> str:
    """Return host and port of an address, as an Origin header names them.

    >>> _host("https://Example.org/x"), _host("example.org"), _host("*")
    ('example.org', 'example.org', '*')
    """
    return address.lower().rpartition("://")[2].partition("/")[0]


def _rate(text: str) -> RateLimitItem | None:
    if text.lower() == "off":
        return None
    try:
        return parse(text)
    except ValueError:
        _LOG.warning("%sRATE_LIMIT is not a rate limit: %r", PREFIX, text[:100])
        return parse(DEFAULT_RATE)
