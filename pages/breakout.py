"""Breakout: what AI must earn to pay for its capital, and whether growth leaves its 2% line."""

from components.ui import page
from components.ui.explanations import breakout as explain
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.view import current_view

SLUG = "breakout"
view = current_view()

page.question(SLUG, view)
guess_first(SLUG, view)
page.answer(SLUG)

# When sellers capture what is required; how far revenue is from it; what AI adds to growth.
crossing, revenue, uplift, growth = view.charts(SLUG)
figure(crossing)
figure(revenue)
figure(uplift)
figure(growth)

page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question("overview", explain.onward)
