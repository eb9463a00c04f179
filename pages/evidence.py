"""Evidence: the article's claims with verdicts, errors of other reports, and every figure."""

from components.text.pages import evidence as words
from components.ui import evidence, page
from components.ui.state import current_context

SLUG = "evidence"
context = current_context()

page.question(SLUG, context)
page.answer(SLUG, note=words.note)

evidence.claim_list(context)
evidence.other_reports(context)
evidence.ledger(context)

page.caveats(words.caveats)
page.next_question(words.NEXT_PAGE, words.next_reason)
