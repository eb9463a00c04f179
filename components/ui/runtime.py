"""What Streamlit does at every run that it need do only once."""

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_WORKS_OUT = "_populate_theme_msg"


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
