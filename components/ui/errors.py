"""When the app itself fails: a calm page for the reader, a traceback with an id for the log."""

import logging
import secrets
from typing import cast

import streamlit as st

from components.text import LANGUAGES, say
from components.text.markup import markdown
from components.ui.state import State

_LOG = logging.getLogger("buildout")


def show_calmly(error: Exception) -> bool:
    """Log an uncaught error under a reference and show the reader that reference only."""
    reference = secrets.token_hex(4)
    _LOG.error("error %s", reference, exc_info=error)
    state = cast(State | None, st.session_state.get("state"))
    language = state.language if state else LANGUAGES[0]
    st.error(markdown(say(language, "ui.error", reference=reference)), icon=":material/error:")
    return True
