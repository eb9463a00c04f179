"""TODO."""

from components.ui import page
from components.ui.explanations import breakout as explain
from components.ui.view import current_view

SLUG = "breakout"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view)

page.formulas(explain.formulas(view), view)
page.caveats(explain.caveats(view), view)
