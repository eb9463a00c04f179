"""Sharing the risk: what debt does to a return, and what sharing does to a loss."""

from components.charts.coinvest import deals_table
from components.text import money, say
from components.ui import page
from components.ui.explanations import coinvest as explain
from components.ui.figure import figure
from components.ui.shared import leverage_note
from components.ui.view import current_view

SLUG = "coinvest"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view, note=leverage_note(view))

# Why owners borrow; why they share; what history says about the risk; what such returns are called.
leverage, loss, defaults, targets = view.charts(SLUG)
figure(leverage)
figure(loss)
figure(defaults)
figure(targets)

page.formulas(explain.formulas(view), view)
page.tables((leverage, loss, defaults, targets), view)
page.folded_table("deals", deals_table(view.language), say(view.language, "coinvest.deals.title"))
page.caveats(explain.caveats(view), view)

ticket = money(explain.ticket_usd_bn(view), view.language)
page.next_question("target", say(view.language, "coinvest.next", ticket=ticket), view)
