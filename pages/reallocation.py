"""Reallocation: who pays for the build-out, and how much of the world's savings that moves."""

from components.charts.pages import charts_of
from components.charts.reallocation.split import split_table
from components.ui import page
from components.ui.figure import figure
from components.ui.session import current_context

SLUG = "reallocation"
context = current_context()

# Who pays; when it is spent; what own cash does not reach; the need beside the savings and beside
# the partnership; how far own cash has reached; what is borrowed.
sources, flow, years, pools, followers, cash, bonds = charts_of(context, SLUG)
page.opening(SLUG, context, sources)
with page.others():
    figure(flow)
    figure(years)
    figure(pools)
    figure(followers)
    figure(cash)
    figure(bonds)

page.formulas()
page.tables(SLUG)
page.folded_table("split", split_table, "reallocation.split.title", context)
page.caveats()
page.next_question()
