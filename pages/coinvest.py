"""Sharing the risk: what debt does to a return, and what sharing does to a loss."""

from components.charts.coinvest.deals import deals_table
from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "coinvest"
context = current_context()

# Why owners borrow; why they share; what history says about the risk; what such returns are called.
leverage, loss, defaults, targets = charts_of(context, SLUG)
page.opening(SLUG, context, leverage)
with page.others():
    figure(loss)
    figure(defaults)
    figure(targets)

page.formulas()
page.tables(SLUG)
page.folded_table("deals", deals_table, "coinvest.deals.title", context)
page.caveats()
page.next_question()
