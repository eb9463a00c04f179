"""Breakout: what AI must earn to pay for its capital, and whether growth leaves its 2% line."""

from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.session import current_context

SLUG = "breakout"
context = current_context()

page.question(SLUG, context)
guess_first(SLUG, context)
page.answer()

# When sellers capture what is required; how far revenue is from it; what AI adds to growth.
crossing, revenue, uplift, growth = charts_of(context, SLUG)
figure(crossing)
figure(revenue)
figure(uplift)
figure(growth)

page.formulas()
page.tables(SLUG)
page.caveats()
page.next_question()
