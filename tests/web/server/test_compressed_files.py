import threading
from pathlib import Path

import pytest

from components.web.encodings import BEST, QUICK, compress
from components.web.server.compressed_files import CompressedFiles

WORDS = " ".join(str(number * number) for number in range(3000)).encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "words-1a2b.js"
    path.write_bytes(WORDS)
    return path


def finished(files: CompressedFiles) -> None:
    """Wait until the thread has compressed everything in its queue."""
    worker = files._worker
    assert isinstance(worker, threading.Thread)
    files._jobs.put(None)
    worker.join(timeout=60)
    assert not worker.is_alive()


def test_the_first_reader_gets_the_quick_form_and_later_ones_the_smallest(file: Path) -> None:
    files = CompressedFiles({"/w.js": file})
    first = files.read("/w.js", "br")
    assert first == compress(WORDS, "br", QUICK)
    files.start()
    finished(files)
    assert files.read("/w.js", "br") == compress(WORDS, "br", BEST)
    assert files.stored_bytes == len(files.read("/w.js", "br")) < len(first)


def test_what_is_named_at_the_start_is_there_before_anybody_asks(file: Path) -> None:
    files = CompressedFiles({"/w.js": file})
    assert files.stored("/w.js", "br") is None
    files.start(["/w.js", "/unknown.js"])
    finished(files)
    assert files.stored("/w.js", "br") == compress(WORDS, "br", BEST)


def test_memory_is_bounded(file: Path) -> None:
    files = CompressedFiles({"/w.js": file, "/x.js": file}, max_bytes=len(compress(WORDS, "gzip")))
    for path in ("/w.js", "/x.js", "/x.js"):
        assert files.read(path, "gzip") == compress(WORDS, "gzip")
    assert files.stored("/w.js", "gzip")
    assert files.stored("/x.js", "gzip") is None


def test_pictures_and_fonts_are_left_out(tmp_path: Path) -> None:
    assert not CompressedFiles(
        {"/a.png": tmp_path / "a.png", "/a.woff2": tmp_path / "a.woff2"}
    ).paths


def test_a_file_that_is_gone_ends_nothing(file: Path, tmp_path: Path) -> None:
    files = CompressedFiles({"/gone.js": tmp_path / "gone.js", "/w.js": file})
    files.start(["/gone.js", "/w.js"])
    finished(files)
    assert files.stored("/w.js", "br")
