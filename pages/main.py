"""The script that Streamlit runs for every page."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parents[1])
if ROOT not in sys.path:  # so it is where this file is run without app.py
    sys.path.insert(0, ROOT)

from components.ui.run import run  # noqa: E402 - the path must be known first

run()
