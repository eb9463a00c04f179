"""Target: what committing to a 30 billion target means year by year, and who could fill it."""

from components.text import money, say
from components.ui import page
from components.ui.explanations import target as explain
from components.ui.figure import figure
from components.ui.view import current_view

SLUG = "target"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view, note=explain.note(view))

# The J-curve; what is owned on paper meanwhile; who could fill the gap; how large the target is.
curve, nav, pools, closes = view.charts(SLUG)
figure(curve)
figure(nav)
figure(pools)
figure(closes)

page.formulas(explain.formulas(view), view)
page.tables((curve, nav, pools, closes), view)
page.caveats(explain.caveats(view), view)

remaining = money(view.results.funding.remaining_usd_bn, view.language)
page.next_question("reallocation", say(view.language, "target.next", remaining=remaining), view)
