"""Breakout: what AI must earn to pay for its capital, and whether growth leaves its 2% line."""

from components.text import money, say
from components.ui import page
from components.ui.explanations import breakout as explain
from components.ui.figure import figure
from components.ui.view import current_view

SLUG = "breakout"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view)

# When sellers capture what is required; how far revenue is from it; what AI adds to growth.
crossing, revenue, uplift, growth = view.charts(SLUG)
figure(crossing)
figure(revenue)
figure(uplift)
figure(growth)

page.formulas(explain.formulas(view), view)
page.tables((crossing, revenue, uplift, growth), view)
page.caveats(explain.caveats(view), view)

needed = money(view.results.breakout.required_revenue_usd_bn, view.language)
page.next_question("overview", say(view.language, "breakout.next", revenue=needed), view)
