"""A launcher that does not look for `st.App`: it runs a script for each session.

Older versions of Streamlit do so, and hosts that start the server by themselves. It is started as
``python oldrun.py PORT SCRIPT``.
"""

import os
import sys
from pathlib import Path

from streamlit import config
from streamlit.web import bootstrap

ROOT = Path(__file__).parents[3]


def main(port: str, script: str) -> None:
    """Serve a script of the app on a port of this machine."""
    os.chdir(ROOT)
    path = str(ROOT / script)
    config._main_script_path = path
    options = {
        "server_port": int(port),
        "server_address": "127.0.0.1",
        "server_headless": True,
    }
    bootstrap.load_config_options(flag_options=options)
    bootstrap.run(path, False, [], options)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
