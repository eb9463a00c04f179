"""When the app itself fails: a calm page for the reader, a traceback with an id for the log."""

import logging
import secrets

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.text import LANGUAGES, say
from components.text.markup import markdown
from components.ui import session

_LOG = logging.getLogger("buildout")
_HANDLER = "on_script_error"


def show_calmly(error: Exception) -> bool:
    """Log an uncaught error under a reference and show the reader that reference only."""
    reference = secrets.token_hex(4)
    _LOG.error("error %s", reference, exc_info=error)
    now = session.found()
    language = now.case.language if now else LANGUAGES[0]
    st.error(markdown(say(language, "ui.error", reference=reference)), icon=":material/error:")
    return True


def stay_calm() -> None:
    """Show errors calmly where the server was not told to, for the rest of the session.

    Streamlit has no way to ask for that from a script. The run under way takes it from its context,
    and those that draw a part of the page from the session. Where Streamlit does not keep it there,
    it shows its own words.
    """
    context = get_script_run_ctx()
    if context is None or getattr(context, _HANDLER, None) is not None:
        return
    setattr(context, _HANDLER, show_calmly)
    sessions = getattr(runtime.get_instance(), "_session_mgr", None)
    found = sessions.get_session_info(context.session_id) if sessions else None
    if found is not None:
        setattr(found.session, f"_{_HANDLER}", show_calmly)
