"""Overview: the reader's scenario in one paragraph, and the chain of questions behind it."""

from components.ui import overview, page
from components.ui.view import current_view

SLUG = "overview"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG)
overview.chain(view)
overview.sources(view)
overview.article(view)
page.next_question("funding", overview.next_reason)
