"""Digital: whether faster payments need more stablecoins."""

from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "digital"
context = current_context()

# Money at rest against supply; how little of what moves is payment; supply and its forecasts; the
# parts of the frame to one scale.
resting, payments, supply, sizes = charts_of(context, SLUG)
page.opening(SLUG, context, resting)
with page.others():
    figure(payments)
    figure(supply)
    figure(sizes)
page.metrics()

page.formulas()
page.tables(SLUG)
page.caveats()
page.next_question()
