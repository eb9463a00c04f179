"""Streamlit's old router, which serves each file of a folder ``pages`` as a page of its own.

It is on where a launcher runs ``app.py`` as a script, because ``pages`` lies beside it. It would
show a menu of file names, and run a page without the frame around it.
"""

from pathlib import Path

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

_PAGES = Path(__file__).parents[2] / "pages"
_IS_ON = "uses_pages_directory"


def page_file(slug: str) -> str:
    """Return the file of a page, found from here: launchers differ in the script they run."""
    return str(_PAGES / f"{slug}.py")


def in_session() -> bool:
    """Tell whether this code runs as a script for a session, rather than to start a server."""
    return get_script_run_ctx(suppress_warning=True) is not None


def leave_old_router() -> None:
    """Switch the old router off, for the whole process, and start the run anew if it was on.

    Streamlit does the same at the first `st.navigation`, which is too late for this run: the main
    script would be a page of the router by then.
    """
    if getattr(PagesManager, _IS_ON, False):
        setattr(PagesManager, _IS_ON, False)
        st.rerun()
