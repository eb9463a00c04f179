"""Recomputing workbooks in LibreOffice."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

NONE = (
    "no LibreOffice found. Install one (Debian: apt install libreoffice-calc-nogui), or name it in "
    "BUILDOUT_SOFFICE=/path/to/soffice"
)


def recomputed(workbooks: Sequence[Path], folder: Path) -> list[Path]:
    """Open workbooks, compute every formula anew, and return the saved results."""
    found = os.environ.get("BUILDOUT_SOFFICE") or next(
        filter(None, map(shutil.which, ("soffice", "libreoffice"))), None
    )
    if found is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"CI must recompute the workbook, but {NONE}")
        pytest.skip(NONE)
    out = folder / "recomputed"
    command = [
        found,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(out),
        *map(str, workbooks),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [out / workbook.name for workbook in workbooks]
