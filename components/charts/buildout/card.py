"""The small chart of the build-out page: what is spent each year."""

from components.charts.kit import Spec
from components.charts.kit.card import Bar, bars
from components.charts.palette import OBSERVED, SCENARIO
from components.context import Context
from components.model.themes.buildout import YEARS
from components.text import money, say


def card_spec(context: Context) -> Spec:
    """Return the spending of each year in billions of dollars, the last one in words."""
    language = context.language
    annual = context.results.buildout.annual_usd_bn
    shown = [
        Bar(str(year), "", value, SCENARIO if place else OBSERVED)
        for place, (year, value) in enumerate(zip(YEARS, annual, strict=True))
    ]
    last = Bar(shown[-1].name, money(annual[-1], language), annual[-1], SCENARIO)
    return bars(say(language, "card.annual"), [*shown[:-1], last])
