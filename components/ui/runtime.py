"""What Streamlit does at every run that it need do only once."""

from functools import cache

from streamlit.components.v2.bidi_component import main as mounting
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_WORKS_OUT = "_populate_theme_msg"
_WRAPS = "make_bidi_component_presenter"


def remember_theme() -> None:
    """Have Streamlit work out the theme once for each section, not anew for each run.

    A move of a slider is two runs, and each reads the settings of six sections: a sixth of the
    work of a move. Without that function of Streamlit's all goes on as before, only slower.
    """
    work_out = getattr(app_session, _WORKS_OUT, None)
    if work_out is None:
        return

    @cache
    def worked_out(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        work_out(theme, section)
        return theme

    def populate(theme: CustomThemeConfig, section: str = "theme") -> None:
        theme.MergeFrom(worked_out(section))

    setattr(app_session, _WORKS_OUT, populate)


def leave_states_unwrapped() -> None:
    """Have Streamlit not wrap what elements of our own tell it, for nobody reads that.

    Each slider and number field looks through the session when it is drawn, and for each of our
    elements a class is made each time. Callbacks and triggers do without. Without that function of
    Streamlit's all goes on as before, only slower.
    """
    if hasattr(mounting, _WRAPS):
        setattr(mounting, _WRAPS, lambda *_: None)
