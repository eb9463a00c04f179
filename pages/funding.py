"""Funding: how much 12.5 of 30 is, and when it would be full."""

from components.charts import scenario_source_line
from components.charts.funding import timeline_table
from components.text import money, say
from components.ui import page
from components.ui.explanations import funding as explain
from components.ui.figure import figure
from components.ui.view import current_view

SLUG = "funding"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view, note=explain.note(view))

# Raised so far, the fan ahead and the peers behind it; then what the fan is calibrated on.
path, peers = view.charts(SLUG)
figure(path)
figure(peers)
page.metrics(
    explain.capacity_figures(view),
    title=say(view.language, "funding.buys.title"),
    source=scenario_source_line(view.inputs, ("tgt", "mult", "gwc")),
)

page.folded_table(
    "timeline", timeline_table(view.language), say(view.language, "funding.timeline.title")
)
page.formulas(explain.formulas(view), view)
page.tables((path, peers), view)
page.caveats(explain.caveats(view), view)

assets = money(view.results.funding.total_assets_usd_bn, view.language)
page.next_question("buildout", say(view.language, "funding.next", assets=assets), view)
