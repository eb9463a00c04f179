"""Overview: the reader's scenario in one paragraph, and the chain of questions behind it."""

from components.text.pages import overview as words
from components.ui import overview, page
from components.ui.state import current_context

SLUG = "overview"
context = current_context()

page.question(SLUG, context)
page.answer(SLUG)
overview.chain(context)
overview.sources(context)
overview.article(context)
page.next_question(words.NEXT_PAGE, words.next_reason)
