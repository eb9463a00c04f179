"""Macro: what a few firms' spending adds to the growth of the US economy."""

from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "macro"
context = current_context()

# From gross to net; the years after; what others have estimated on each basis; how few firms it
# rests on; how large earlier booms were.
waterfall, years, estimates, concentration, booms = charts_of(context, SLUG)
page.opening(SLUG, context, waterfall)
with page.others():
    figure(years)
    figure(estimates)
    figure(concentration)
    figure(booms)

page.formulas()
page.tables(SLUG)
page.caveats()
page.next_question()
