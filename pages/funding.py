"""Funding: how much 12.5 of 30 is, and when it would be full."""

from components.charts.funding import timeline_table
from components.ui import page
from components.ui.explanations import funding as explain
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.view import current_view

SLUG = "funding"
view = current_view()

page.question(SLUG, view)
guess_first(SLUG, view)
page.answer(SLUG, note=explain.note)

# Raised so far, the fan ahead and the peers behind it; then what the fan is calibrated on.
path, peers = view.charts(SLUG)
figure(path)
figure(peers)
page.metrics(explain.capacity_figures, title="funding.buys.title", levers=("tgt", "mult", "gwc"))

page.folded_table("timeline", timeline_table, "funding.timeline.title", view)
page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question("buildout", explain.onward)
