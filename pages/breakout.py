"""Breakout: what AI must earn to pay for its capital, and whether growth leaves its 2% line."""

from components.charts.pages import charts_of
from components.text.themes import breakout as explain
from components.ui import page
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.state import current_context

SLUG = "breakout"
context = current_context()

page.question(SLUG, context)
guess_first(SLUG, context)
page.answer(SLUG)

# When sellers capture what is required; how far revenue is from it; what AI adds to growth.
crossing, revenue, uplift, growth = charts_of(context, SLUG)
figure(crossing)
figure(revenue)
figure(uplift)
figure(growth)

page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question(explain.NEXT_PAGE, explain.next_reason)
