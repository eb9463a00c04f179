"""What a host may set, by environment variables. Every one has a default that works."""

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

    `allowed_hosts` are the names that the Host header may have (``*`` for any, ``*.example.org``
    for all below), `frame_ancestors` the sites that may show the app in a frame, `public_url` the
    address that readers type, without a slash at its end (empty to go by the Host header),
    `base_path` the path below which the server is asked, `origins` the hosts besides its own whose
    pages may open a websocket,
    `rate` how many expensive answers one client gets in which time (None for no limit), and
    `open_metrics` whether ``/metrics`` answers to others than neighbours.
    """

    allowed_hosts: tuple[str, ...] = ("*",)
    frame_ancestors: str = "*"
    public_url: str = ""
    base_path: str = ""
    origins: frozenset[str] = frozenset()
    rate: RateLimitItem | None = None
    open_metrics: bool = False


DEFAULT_RATE = "120/minute"
WELL_KNOWN: Mapping[str, str] = MappingProxyType(
    {
        "SPACE_HOST": "https://{}",  # Hugging Face Spaces
        "RENDER_EXTERNAL_URL": "{}",
        "WEBSITE_HOSTNAME": "https://{}",  # Azure App Service
        "FLY_APP_NAME": "https://{}.fly.dev",
    }
)
"""Variables by which hosts name the address of an app, and how it is made of them."""

_PUBLIC_URL = re.compile(r"https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*")


def from_environment(
    environment: Mapping[str, str] = os.environ,
    *,
    base_path: str = "",
    origins: Collection[str] = (),
) -> Settings:
    """Return the settings that the environment names; one that cannot be read keeps its default.

    `base_path` and `origins` are Streamlit's own settings of that kind: the path below which the
    server is asked, and addresses of sites whose pages may open a websocket (``*`` for any).
    """

    def value(name: str, default: str) -> str:
        return environment.get(f"{PREFIX}{name}", "").strip() or default

    public_url = _public_url(environment)
    return Settings(
        allowed_hosts=tuple(value("ALLOWED_HOSTS", "*").replace(",", " ").split()),
        frame_ancestors=" ".join(value("FRAME_ANCESTORS", "*").replace(";", " ").split()),
        public_url=public_url,
        base_path=base_path.strip("/"),
        origins=frozenset(_host(address) for address in (*origins, public_url) if address),
        rate=_rate(value("RATE_LIMIT", DEFAULT_RATE)),
        open_metrics=value("METRICS", "private").lower() == "open",
    )


def _public_url(environment: Mapping[str, str]) -> str:
    """Return the address that the host of the app names, or that a well-known host sets."""
    own = environment.get(f"{PREFIX}PUBLIC_URL", "").strip()
    if own:
        found = _PUBLIC_URL.fullmatch(own.rstrip("/"))
        if found is None:
            _LOG.warning("%sPUBLIC_URL is no address of a site: %r", PREFIX, own[:100])
        return found[0] if found else ""
    for name, shape in WELL_KNOWN.items():
        named = environment.get(name, "").strip()
        if named and _PUBLIC_URL.fullmatch(address := shape.format(named).rstrip("/")):
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
        _LOG.warning("%sRATE_LIMIT is no limit that can be read: %r", PREFIX, text[:100])
        return parse(DEFAULT_RATE)
