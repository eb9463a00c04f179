"""Power: whether what is bought can be plugged in, and how long the rest waits."""

from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "power"
context = current_context()

# What is needed against what can be connected; what others expect; where the money goes.
years, houses, cost = charts_of(context, SLUG)
page.opening(SLUG, context, years)
with page.others():
    figure(houses)
    figure(cost)

page.metrics()  # Japan
page.formulas()
page.tables(SLUG)
page.caveats()
page.next_question()
