import logging
import resource
import subprocess
import sys

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
