"""Sharing the risk: what debt does to a return, and what sharing does to a loss."""

from components.charts.coinvest import deals_table
from components.ui import page
from components.ui.explanations import coinvest as explain
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.shared import leverage_note
from components.ui.view import current_view

SLUG = "coinvest"
view = current_view()

page.question(SLUG, view)
guess_first(SLUG, view)
page.answer(SLUG, note=leverage_note)

# Why owners borrow; why they share; what history says about the risk; what such returns are called.
leverage, loss, defaults, targets = view.charts(SLUG)
figure(leverage)
figure(loss)
figure(defaults)
figure(targets)

page.formulas(explain.formulas)
page.tables(SLUG)
page.folded_table("deals", deals_table, "coinvest.deals.title", view)
page.caveats(explain.caveats)
page.next_question("target", explain.onward)
