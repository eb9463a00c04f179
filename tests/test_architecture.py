"""The layout that the README promises, beyond what the import contracts check."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (ROOT / "pages").glob("*.py") if path.stem != "main")
CODE = sorted(path for folder in ("components", "pages") for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_a_table_of_contents(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert not [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]
    assert not [name for name in imported(path) if name.startswith("pages")]
    assert "streamlit" not in imported(path)


FRONT_END = {"assets", "front_end", "compressed_files", "card"}
"""Modules of ``web`` that open what browsers load and pictures show, which is none of the data."""


def test_only_evidence_opens_data_and_only_text_its_catalogue() -> None:
    rooms = ("evidence", "text", "refresh")  # the last is no part of the app
    opens = re.compile(r"\bopen\(|read_text\(|read_bytes\(|read_csv\(")
    for path in CODE:
        room = path.relative_to(ROOT).parts[:2]
        serves = room == ("components", "web") and path.stem in FRONT_END
        if opens.search(path.read_text("utf-8")) and not serves:
            assert room in {("components", name) for name in rooms}, path


def test_nothing_is_committed_that_names_a_machine() -> None:
    for path in [*CODE, ROOT / "app.py", ROOT / "README.md", ROOT / "Makefile"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/work/|/root/|/home/\w|/tmp/", text), path
