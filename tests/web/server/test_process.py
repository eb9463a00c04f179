import logging
import platform
import resource
import subprocess
import sys
from pathlib import Path

import anyio
import pytest
from anyio.to_thread import current_default_thread_limiter

from components.web.server import process


def test_a_process_may_open_as_many_files_as_the_system_lets_it() -> None:
    code = (
        "import resource\n"
        "from components.web.server.process import raise_descriptor_limit\n"
        "_, most = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))\n"
        "raise_descriptor_limit()\n"
        "assert resource.getrlimit(resource.RLIMIT_NOFILE) == (most, most)\n"
    )
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[1] > 256
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told")
def test_threads_share_few_pools_of_memory(tmp_path: Path) -> None:
    """As glibc itself counts them."""
    code = (
        "import ctypes, sys, threading\n"
        "from components.web.server.process import give_memory_back\n"
        "if sys.argv[2] == 'told': give_memory_back()\n"
        "held = threading.Barrier(9)\n"
        "def hold():\n"
        "    block = bytearray(100_000)\n"
        "    held.wait()\n"
        "for _ in range(8): threading.Thread(target=hold).start()\n"
        "held.wait()\n"
        "libc = ctypes.CDLL(None)\n"
        "libc.fopen.restype = ctypes.c_void_p\n"
        "libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]\n"
        "libc.fclose.argtypes = [ctypes.c_void_p]\n"
        "file = libc.fopen(sys.argv[1].encode(), b'w')\n"
        "libc.malloc_info(0, file)\n"
        "libc.fclose(file)\n"
    )

    def pools(how: str) -> int:
        file = tmp_path / how
        subprocess.run([sys.executable, "-c", code, str(file), how], check=True)
        return file.read_text(encoding="utf-8").count("<heap nr=")

    assert pools("told") <= process.ARENAS < pools("usual")


def test_so_many_requests_are_worked_on_at_a_time() -> None:
    async def limited() -> float:
        process.limit_worker_threads()
        return current_default_thread_limiter().total_tokens

    assert anyio.run(limited) == process.WORKER_THREADS < 40


def test_threads_give_way_sooner_than_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to: list[float] = []
    monkeypatch.setattr(sys, "setswitchinterval", set_to.append)
    process.give_way_quickly()
    assert set_to == [process.SWITCH_SECONDS]
    assert set_to[0] < 0.005


def test_a_message_that_cannot_be_read_leaves_one_line(caplog: pytest.LogCaptureFixture) -> None:
    process.log_no_tracebacks_of_messages()
    log = logging.getLogger("streamlit.web.server.starlette.starlette_websocket")
    log.propagate, before = True, log.propagate
    try:
        try:
            raise ValueError
        except ValueError as error:
            log.warning("Error deserializing back message", exc_info=error)
    finally:
        log.propagate = before
    assert "Error deserializing" in caplog.text
    assert "Traceback" not in caplog.text


def test_streamlit_writes_of_messages_under_that_name() -> None:
    from streamlit.web.server.starlette import starlette_websocket  # noqa: PLC0415

    assert starlette_websocket._LOGGER.name == process._WEBSOCKET_LOG
