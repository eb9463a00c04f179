"""Macro: what a few firms' spending adds to the growth of the US economy."""

from components.text import money, say
from components.ui import page
from components.ui.explanations import macro as explain
from components.ui.figure import figure
from components.ui.view import current_view

SLUG = "macro"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view, note=explain.note(view))

# From gross to net; what others have estimated on each basis; how large earlier booms were.
waterfall, estimates, booms = view.charts(SLUG)
figure(waterfall)
figure(estimates)
figure(booms)

page.formulas(explain.formulas(view), view)
page.tables((waterfall, estimates, booms), view)
page.caveats(explain.caveats(view), view)

spending = money(view.scenario.c26, view.language)
page.next_question("coinvest", say(view.language, "macro.next", c26=spending), view)
