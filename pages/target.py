"""Target: what committing to a 30 billion target means year by year, and who could fill it."""

from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "target"
context = current_context()

# The J-curve; what is owned on paper meanwhile; who could fill the gap; how large the target is.
curve, nav, pools, closes = charts_of(context, SLUG)
page.opening(SLUG, context, curve)
with page.others():
    figure(nav)
    figure(pools)
    figure(closes)

page.formulas()
page.tables(SLUG)
page.caveats()
page.next_question()
