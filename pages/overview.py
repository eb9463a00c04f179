"""Overview: the answer with its picture, the stops of the argument, the article behind it."""

from components.ui import overview, page
from components.ui.session import current_context

SLUG = "overview"
context = current_context()

with page.first_screen():
    page.question(SLUG, context)
    page.answer()
    overview.picture()
    page.details()
overview.stops()
overview.sources(context)
overview.article(context)
