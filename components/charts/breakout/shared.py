"""What the charts of the page share."""

from components.text import say


def carrier_name(carrier: str, language: str) -> str:
    """Return through whom a figure was read; empty if it was read at its publisher's."""
    return say(language, f"carrier.{carrier}") if carrier else ""
