"""Bust: who loses if the build-out stops."""

from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "bust"
context = current_context()

# Who loses how much; a world fund in dollars and yen; holders in Japan; earlier booms and busts.
losses, fund, japan, past = charts_of(context, SLUG)
page.opening(SLUG, context, losses)
with page.others():
    figure(fund)
    figure(japan)
    figure(past)

page.formulas()
page.tables(SLUG)
page.caveats()
page.next_question()
