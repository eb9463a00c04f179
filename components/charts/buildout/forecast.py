"""What charts say of a published forecast of spending."""

from components.evidence import Forecast
from components.text import say


def figures_usd_tn(forecast: Forecast) -> tuple[float, ...]:
    """Return the figures that a house gives, from low to high: one to three of them."""
    ends = (forecast.low_usd_tn, forecast.base_usd_tn, forecast.high_usd_tn)
    return tuple(figure for figure in ends if figure is not None)


def is_open_ended(forecast: Forecast) -> bool:
    """Tell whether a house says only how much it will be at least."""
    return forecast.base_usd_tn is None and forecast.high_usd_tn is None


def period_text(forecast: Forecast, language: str) -> str:
    """Return the first and the last year that a forecast adds up."""
    return say(
        language,
        "buildout.houses.period",
        start=str(forecast.start_year),
        end=str(forecast.end_year),
    )
