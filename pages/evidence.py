"""Evidence: the article's claims with verdicts, errors of other reports, and every figure."""

from components.text.quotes import tell_marked
from components.ui import evidence, page
from components.ui.state import current_context

SLUG = "evidence"
context = current_context()

page.question(SLUG, context)
page.answer(SLUG, note=lambda context: tell_marked(context.language, "evidence.note"))

evidence.claim_list(context)
evidence.other_reports(context)
evidence.ledger(context)

page.caveats(evidence.caveats)
page.next_question("overview", lambda context: tell_marked(context.language, "evidence.next"))
