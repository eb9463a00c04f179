"""Digital: whether faster payments need more stablecoins."""

from components.ui import page
from components.ui.explanations import digital as explain
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.view import current_view

SLUG = "digital"
view = current_view()

page.question(SLUG, view)
guess_first(SLUG, view)
page.answer(SLUG, note=explain.note)

# Money at rest against supply; how little of what moves is payment; supply and its forecasts.
resting, payments, supply = view.charts(SLUG)
figure(resting)
figure(payments)
figure(supply)
page.metrics(
    explain.bill_figures,
    title="digital.bills.title",
    levers=("sup", "sg", "tb"),
    facts=("money_funds.us_usd_bn",),
)

page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question("breakout", explain.onward)
