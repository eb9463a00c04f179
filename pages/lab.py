"""Lab: which assumption matters, what must be true, and why two scenarios differ."""

from components.charts.pages import charts_of
from components.ui import lab, page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "lab"
context = current_context()
tornado, true, difference, band, grades = charts_of(context, SLUG)

with page.first_screen():
    page.question(SLUG, context)
    page.answer()
    lab.choose_result(context)
    figure(tornado)
page.details()
lab.input_links()

lab.heading("true", context)
lab.choose_target(context)
lab.solution()
lab.use_answers(context)
figure(true)

lab.heading("difference", context)
lab.explanation()
figure(difference)

lab.heading("band", context)
lab.uncertainty_lines()
figure(band)
figure(grades)

page.tables(SLUG)
page.caveats()
page.next_question()
