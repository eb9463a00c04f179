"""Overview: the reader's scenario in one paragraph, and the chain of questions behind it."""

from components.ui import overview, page
from components.ui.session import current_context

SLUG = "overview"
context = current_context()

with page.first_screen():
    page.question(SLUG, context)
    page.answer()
    overview.picture()
page.details()
overview.chain(context)
overview.sources(context)
overview.article(context)
page.next_question()
