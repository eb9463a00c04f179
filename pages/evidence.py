"""Evidence: the article's claims with verdicts, errors of other reports, and every figure."""

from components.ui import evidence, page
from components.ui.session import current_context

SLUG = "evidence"
context = current_context()

with page.first_screen():
    page.question(SLUG, context)
    page.answer()
    evidence.verdicts()
page.details()

evidence.claim_list(context)
evidence.other_reports(context)
evidence.ledger(context)

page.caveats()
page.next_question()
