"""One chart of a page in somebody else's: the sentence, the chart, the way to the whole page.

``?embed=true&chart=path`` asks for it. Streamlit knows ``embed`` itself: it hides what is around
a page and keeps the key out of `st.query_params`; ``chart`` is a key that links do not have.
"""

from urllib.parse import urlencode

import streamlit as st

from components.charts import CHARTS
from components.text import say
from components.ui import frame, page, shell
from components.ui.figure import picture_with_words
from components.ui.view import View


def is_asked(slug: str) -> bool:
    """Tell whether the link asks for one chart of a page that has charts."""
    return bool(st.context.is_embedded) and "chart" in st.query_params and slug in CHARTS


def draw(slug: str, view: View) -> None:
    """Draw the chart that the link names, or the first where it names none of the page's."""
    asked = f"{slug}.{st.query_params['chart']}"
    charts = {chart.key: chart for chart in view.charts(slug)}
    chart = charts.get(asked) or view.charts(slug)[0]
    frame.set_page(slug, view)
    frame.style()
    shell.keeper(view)
    page.sentence(slug)
    picture_with_words(chart)
    st.link_button(
        view.say("figure.full"), f"./{slug}?{urlencode(view.query)}", icon=":material/open_in_new:"
    )
    name, disclaimer = (say(view.language, f"app.{key}") for key in ("name", "disclaimer"))
    st.caption(view.say("figure.ending", app=name, disclaimer=disclaimer))
    shell.page_shell(slug, with_inputs=False)
