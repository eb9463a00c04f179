"""Build-out: the growth from here that adds up to 5 or 8 trillion by 2030."""

from components.charts.buildout.growth import growth_table
from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "buildout"
context = current_context()

# The path against the range; the houses' forecasts; why 2026 has so many totals.
cumulative, houses, bridge = charts_of(context, SLUG)
page.opening(SLUG, context, cumulative)
with page.others():
    figure(houses)
    figure(bridge)

page.formulas()
page.tables(SLUG)
page.folded_table("growth", growth_table, "buildout.growth.title", context)
page.caveats()
page.next_question()
