"""Digital: whether faster payments need more stablecoins."""

from components.charts import scenario_source_line
from components.text import say
from components.ui import page
from components.ui.explanations import digital as explain
from components.ui.figure import figure
from components.ui.view import current_view

SLUG = "digital"
view = current_view()

page.question(SLUG, view)
page.answer(SLUG, view, note=explain.note(view))

# Money at rest against supply; how little of what moves is payment; supply and its forecasts.
resting, payments, supply = view.charts(SLUG)
figure(resting)
figure(payments)
figure(supply)
page.metrics(
    explain.bill_figures(view),
    title=say(view.language, "digital.bills.title"),
    source=scenario_source_line(view.inputs, ("sup", "sg", "tb"), ("money_funds.us_usd_bn",)),
)

page.formulas(explain.formulas(view), view)
page.tables((resting, payments, supply), view)
page.caveats(explain.caveats(view), view)

page.next_question("breakout", say(view.language, "digital.next"), view)
