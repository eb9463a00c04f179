"""Lab: which assumption matters, what must be true, and why two scenarios differ."""

from components.ui import lab, page
from components.ui.figure import figure
from components.ui.view import current_view

SLUG = "lab"
view = current_view()
tornado, true, difference, band, grades = view.charts(SLUG)

page.question(SLUG, view)
lab.choose_result(view)
page.sentence(SLUG)
figure(tornado)
lab.input_links()

lab.heading("true", view)
lab.choose_target(view)
lab.solution()
lab.use_answers(view)
figure(true)

lab.heading("difference", view)
lab.explanation()
figure(difference)

lab.heading("band", view)
lab.uncertainty_lines()
figure(band)
figure(grades)

page.tables(SLUG)
page.caveats(lab.caveats)
page.next_question("evidence", lab.next_reason)
