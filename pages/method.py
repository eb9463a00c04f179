"""Method: how everything is computed, from what, under which licence, and where it is weak."""

from components.ui import method, page
from components.ui.view import current_view

SLUG = "method"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG)

method.objections(view)
method.models(view)
method.changelog(view)
method.licence_list(view)

page.next_question("overview", lambda view: view.tell("method.next"))
