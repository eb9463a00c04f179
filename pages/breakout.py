"""Breakout: what AI must earn to pay for its capital, and whether growth leaves its 2% line."""

from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "breakout"
context = current_context()

# When sellers capture what is required, and whether all is paid back; what AI would have to add
# beside what others expect; what buyers pay; growth.
main, *others = charts_of(context, SLUG)
page.opening(SLUG, context, main)
with page.others():
    for chart in others:
        figure(chart)

page.formulas()
page.tables(SLUG)
page.caveats()
page.next_question()
