"""Method: how everything is computed, from what, under which licence, and where it is weak."""

from components.ui import method, page
from components.ui.session import current_context

SLUG = "method"
context = current_context()

with page.first_screen():
    page.question(SLUG, context)
    page.answer()
    method.grades()
page.details()

method.models(context)
method.changelog(context)
method.licence_list(context)

page.next_question()
