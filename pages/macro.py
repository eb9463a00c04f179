"""Macro: what a few firms' spending adds to the growth of the US economy."""

from components.ui import page
from components.ui.explanations import macro as explain
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.view import current_view

SLUG = "macro"
view = current_view()

page.question(SLUG, view)
guess_first(SLUG, view)
page.answer(SLUG, note=explain.note)

# From gross to net; what others have estimated on each basis; how large earlier booms were.
waterfall, estimates, booms = view.charts(SLUG)
figure(waterfall)
figure(estimates)
figure(booms)

page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question("coinvest", explain.onward)
