import logging

import pytest

from components.model.evaluate import PAGES
from components.web.pages import health
from components.web.pages.health import Health
from tests.web.client import site


def test_healthz_says_ok() -> None:
    for path in health.HEALTH_PATHS:
        answer = site.get(path)
        assert (answer.status_code, answer.text) == (200, "ok")
        assert answer.headers["cache-control"] == "no-store"


def test_healthz_says_503_while_pages_cannot_be_rendered(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(page: str, *_: object) -> str:
        raise KeyError(page)

    caplog.set_level(logging.ERROR, "buildout")
    monkeypatch.setattr(health.HEALTH, "_due", 0.0)
    monkeypatch.setattr(health, "EVERY_SECONDS", 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(health, "first_screen", broken)
        answer = site.get("/healthz")
        assert answer.status_code == 503
        assert "cannot be rendered" in answer.text
        assert "Traceback" in caplog.text
    assert site.get("/healthz").text == "ok"


def test_a_page_that_cannot_be_rendered_counts_until_it_can(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watch = Health()

    def broken_lab(page: str) -> None:
        if page == "lab":
            raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr(health, "_render", broken_lab)
        watch.check()
        assert watch.failing == {"lab"}
        watch.check_next()
        assert watch.failing == {"lab"}
    watch.check_next()
    assert watch.failing == set()


def test_every_page_has_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(health, "_render", seen.append)
    watch = Health()
    for _ in PAGES:
        watch.check_next()
    assert sorted(seen) == sorted(PAGES)


def test_who_asks_without_end_has_one_page_rendered_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(health, "_render", seen.append)
    watch = Health()
    for at in (100.0, 100.2, 100.9, 101.0, 101.5):
        watch.check_due(at)
    assert len(seen) == 2
