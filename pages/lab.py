"""Lab: what matters, what must be true, why two scenarios differ, how uncertain the whole is."""

from components.charts.pages import chart_of
from components.ui import lab, page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "lab"
context = current_context()

with page.first_screen():
    page.question(SLUG, context)
    page.answer()
    with lab.views():
        view = lab.choose_view(context)
        if view == "true":
            lab.choose_target(context)
            lab.solution()
            lab.use_answers(context)
        elif view == "difference":
            lab.explanation()
        elif view == "band":
            lab.uncertainty_lines()
        figure(chart_of(context, f"{SLUG}.{lab.CHART_OF_VIEW[view]}"))
        if view == "band":
            figure(chart_of(context, f"{SLUG}.grades"))
if view == "matters":
    lab.input_links()
    page.details()

page.tables(SLUG)
page.caveats()
page.next_question()
