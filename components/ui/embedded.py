"""One chart of a page in somebody else's: the sentence, the chart, the way to the whole page.

``?embed=true&chart=path`` asks for it. Streamlit knows ``embed`` itself: it hides what is around
a page and keeps the key out of `st.query_params`; ``chart`` is a key that links do not have.
"""

import streamlit as st

from components.charts import CHARTS
from components.charts.pages import asked_chart
from components.context import Context
from components.link import query_string
from components.screen.parts import EMBEDDED
from components.text import say
from components.text.quotes import say_markdown
from components.ui import chrome, page, shell
from components.ui.element import mount


def is_asked(slug: str) -> bool:
    """Tell whether the link asks for one chart of a page that has charts."""
    return bool(st.context.is_embedded) and "chart" in st.query_params and slug in CHARTS


def draw(slug: str, context: Context) -> None:
    """Draw the chart that the link names, or the first where it names none of the page's."""
    chrome.set_page(slug, context)
    chrome.style()
    shell.reconnect_listener()
    page.answer()
    mount(f"{EMBEDDED}{asked_chart(slug, st.query_params['chart'])}")
    st.link_button(
        say_markdown(context.language, "figure.full"),
        f"./{slug}?{query_string(context.case)}",
        icon=":material/open_in_new:",
    )
    name, disclaimer = (say(context.language, f"app.{key}") for key in ("name", "disclaimer"))
    st.caption(say_markdown(context.language, "figure.ending", app=name, disclaimer=disclaimer))
    shell.page_shell()
