"""What charts say of a published forecast of power."""

from components.evidence.power import PowerForecast
from components.text import say


def counted_text(forecast: PowerForecast, language: str) -> str:
    """Return what a forecast counts, where, and by when."""
    return say(
        language,
        f"power.scope.{forecast.region}.{forecast.scope}.{forecast.kind}",
        year=str(forecast.target_year),
    )
