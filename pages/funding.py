"""Funding: how much 12.5 of 30 is, and when it would be full."""

from components.charts.funding.timeline import timeline_table
from components.charts.pages import charts_of
from components.text.themes import funding as explain
from components.ui import page
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.state import current_context

SLUG = "funding"
context = current_context()

page.question(SLUG, context)
guess_first(SLUG, context)
page.answer(SLUG, note=explain.note)

# Raised so far, the fan ahead and the peers behind it; then what the fan is calibrated on.
path, peers = charts_of(context, SLUG)
figure(path)
figure(peers)
page.metrics(explain.METRICS)

page.folded_table("timeline", timeline_table, "funding.timeline.title", context)
page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question(explain.NEXT_PAGE, explain.next_reason)
