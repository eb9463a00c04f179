import threading
from pathlib import Path

import pytest

from components.web.server.encodings import BEST, QUICK, compress
from components.web.server.library import Library

WORDS = " ".join(str(number * number) for number in range(3000)).encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "words-1a2b.js"
    path.write_bytes(WORDS)
    return path


def finished(library: Library) -> None:
    """Wait until the library has made all that was asked for."""
    worker = library._worker
    assert isinstance(worker, threading.Thread)
    library._wanted.put(None)
    worker.join(timeout=60)
    assert not worker.is_alive()


def test_the_first_reader_gets_the_quick_form_and_later_ones_the_smallest(file: Path) -> None:
    library = Library({"/w.js": file})
    first = library.read("/w.js", "br")
    assert first == compress(WORDS, "br", QUICK)
    library.start()
    finished(library)
    assert library.read("/w.js", "br") == compress(WORDS, "br", BEST)
    assert library.held_bytes == len(library.read("/w.js", "br")) < len(first)


def test_what_is_named_at_the_start_is_there_before_anybody_asks(file: Path) -> None:
    library = Library({"/w.js": file})
    assert library.held("/w.js", "br") is None
    library.start(["/w.js", "/unknown.js"])
    finished(library)
    assert library.held("/w.js", "br") == compress(WORDS, "br", BEST)


def test_memory_is_bounded(file: Path) -> None:
    library = Library({"/w.js": file, "/x.js": file}, held_bytes=len(compress(WORDS, "gzip")))
    for path in ("/w.js", "/x.js", "/x.js"):
        assert library.read(path, "gzip") == compress(WORDS, "gzip")
    assert library.held("/w.js", "gzip")
    assert library.held("/x.js", "gzip") is None


def test_pictures_and_fonts_are_left_out(tmp_path: Path) -> None:
    assert not Library({"/a.png": tmp_path / "a.png", "/a.woff2": tmp_path / "a.woff2"}).files


def test_a_file_that_is_gone_ends_nothing(file: Path, tmp_path: Path) -> None:
    library = Library({"/gone.js": tmp_path / "gone.js", "/w.js": file})
    library.start(["/gone.js", "/w.js"])
    finished(library)
    assert library.held("/w.js", "br")
