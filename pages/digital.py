"""Digital: whether faster payments need more stablecoins."""

from components.charts.pages import charts_of
from components.text.themes import digital as explain
from components.ui import page
from components.ui.figure import figure
from components.ui.guess import guess_first
from components.ui.state import current_context

SLUG = "digital"
context = current_context()

page.question(SLUG, context)
guess_first(SLUG, context)
page.answer(SLUG, note=explain.note)

# Money at rest against supply; how little of what moves is payment; supply and its forecasts.
resting, payments, supply = charts_of(context, SLUG)
figure(resting)
figure(payments)
figure(supply)
page.metrics(explain.METRICS)

page.formulas(explain.formulas)
page.tables(SLUG)
page.caveats(explain.caveats)
page.next_question(explain.NEXT_PAGE, explain.next_reason)
