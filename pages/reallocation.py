"""Reallocation: who pays for the build-out, and how much of the world's savings that moves."""

from components.charts.pages import charts_of
from components.charts.reallocation.split import split_table
from components.ui import page
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.session import current_context

SLUG = "reallocation"
context = current_context()

page.question(SLUG, context)
guess_first(SLUG, context)
page.answer()

# Who pays and when; the need beside the savings; how far own cash reaches; what is borrowed.
sources, pools, cash, bonds = charts_of(context, SLUG)
figure(sources)
figure(pools)
figure(cash)
figure(bonds)

page.formulas()
page.tables(SLUG)
page.folded_table("split", split_table, "reallocation.split.title", context)
page.caveats()
page.next_question()
