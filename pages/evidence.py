"""Evidence: the article's claims with verdicts, errors of other reports, and every figure."""

from components.ui import evidence, page
from components.ui.view import current_view

SLUG = "evidence"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, note=lambda view: view.tell("evidence.note"))

evidence.claim_list(view)
evidence.other_reports(view)
evidence.ledger(view)

page.caveats(evidence.caveats)
page.next_question("overview", lambda view: view.tell("evidence.next"))
