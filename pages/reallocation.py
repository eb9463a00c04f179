"""Reallocation: who pays for the build-out, and how much of the world's savings that moves."""

from components.charts.reallocation import split_table
from components.ui import page
from components.ui.explanations import reallocation as explain
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.view import current_view

SLUG = "reallocation"
view = current_view()

page.question(SLUG, view)
guess_first(SLUG, view)
page.answer(SLUG)

# Who pays and when; the need beside the savings; how far own cash reaches; what is borrowed.
sources, pools, cash, bonds = view.charts(SLUG)
figure(sources)
figure(pools)
figure(cash)
figure(bonds)

page.formulas(explain.formulas)
page.tables(SLUG)
page.folded_table("split", split_table, "reallocation.split.title", view)
page.caveats(explain.caveats)
page.next_question("digital", explain.onward)
