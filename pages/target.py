"""Target: what committing to a 30 billion target means year by year, and who could fill it."""

from components.ui import page
from components.ui.explanations import target as explain
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.view import current_view

SLUG = "target"
view = current_view()

page.question(SLUG, view)
guess_first(SLUG, view)
page.answer(SLUG, note=explain.note)

# The J-curve; what is owned on paper meanwhile; who could fill the gap; how large the target is.
curve, nav, pools, closes = view.charts(SLUG)
figure(curve)
figure(nav)
figure(pools)
figure(closes)

page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question("reallocation", explain.onward)
