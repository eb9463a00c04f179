"""Funding: how much 12.5 of 30 is, and when it would be full."""

from components.charts.funding.timeline import timeline_table
from components.charts.pages import charts_of
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "funding"
context = current_context()

# Raised so far, the fan ahead and the peers behind it; then what the fan is calibrated on.
path, peers = charts_of(context, SLUG)
page.opening(SLUG, context, path)
with page.others():
    figure(peers)
    with page.beside():
        page.metrics()
        page.folded_table("timeline", timeline_table, "funding.timeline.title", context)
        page.formulas()
        page.tables(SLUG)
        page.caveats()
page.next_question()
