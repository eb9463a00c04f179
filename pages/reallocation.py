"""Reallocation: who pays for the build-out, and how much of the world's savings that moves."""

from components.charts.reallocation import split_table
from components.text import money, say
from components.ui import page
from components.ui.explanations import reallocation as explain
from components.ui.figure import figure
from components.ui.view import current_view

SLUG = "reallocation"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view)

# Who pays and when; the need beside the savings; how far own cash reaches; what is borrowed.
sources, pools, cash, bonds = view.charts(SLUG)
figure(sources)
figure(pools)
figure(cash)
figure(bonds)

page.formulas(explain.formulas(view), view)
page.tables((sources, pools, cash, bonds), view)
page.folded_table(
    "split", split_table(view.language), say(view.language, "reallocation.split.title")
)
page.caveats(explain.caveats(view), view)

external = money(1000 * view.results.reallocation.external_need_usd_tn, view.language)
page.next_question("digital", say(view.language, "reallocation.next", external=external), view)
