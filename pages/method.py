"""Method: how everything is computed, from what, under which licence, and where it is weak."""

from components.text.glossary import glossary_table
from components.ui import method, page
from components.ui.session import current_context

SLUG = "method"
context = current_context()

page.question(SLUG, context)
page.answer()
page.details()

method.objections(context)
method.models(context)
page.folded_table("glossary", glossary_table, "glossary.title", context)
method.changelog(context)
method.licence_list(context)

page.next_question()
