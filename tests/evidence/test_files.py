"""A broken file of data is named by the error that it leads to."""

from pathlib import Path

import pytest

from components.evidence import files
from components.evidence.facts import fact


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "DATA", tmp_path)
    (tmp_path / "facts").mkdir()
    return tmp_path / "facts"


@pytest.mark.parametrize("text", ["", "id,value\n", "id,value\na\n", "id,value\na,1,2\n"])
def test_an_empty_or_a_truncated_file_is_named(folder: Path, text: str) -> None:
    path = folder / "facts.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=str(path)):
        files.rows("facts", "facts")


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"facts\.csv"):
        files.rows("facts", "facts")


def test_a_missing_fact_says_where_it_should_be() -> None:
    with pytest.raises(KeyError, match=r"facts\.csv has no row nothing"):
        fact("nothing")


def test_whole_files_are_read(folder: Path) -> None:
    (folder / "facts.csv").write_text('id,value\na,"1,5"\n', encoding="utf-8")
    assert files.rows("facts", "facts") == [{"id": "a", "value": "1,5"}]
