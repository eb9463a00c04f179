"""What a reader can do, as callbacks of widgets: each changes the case of the session."""

from dataclasses import replace

from components.link import Case
from components.model import PRESETS, Scenario
from components.model.guess import with_guess
from components.model.lab.question import Question
from components.model.lever import Value
from components.ui import echo, session


def set_lever(key: str, value: Value) -> None:
    """Set one lever, as an input's callback."""
    _change(session.current().case.with_levers(**{key: value}))
    session.current().levers_to_redraw.add(key)


def reset_lever(key: str) -> None:
    """Set one lever back to its default, as a button's callback."""
    case = session.current().case
    _change(case.with_levers(**{key: case.scenario.default_of(key)}))


def reset_all() -> None:
    """Set all levers back to their defaults, as a button's callback."""
    _change(session.current().case.with_scenario(Scenario.default()))


def set_preset(code: str) -> None:
    """Take over a ready-made scenario, as an input's callback."""
    scenario = next(preset.scenario for preset in PRESETS if preset.code == code)
    _change(session.current().case.with_scenario(scenario))


def ask(question: Question) -> None:
    """Ask the lab something else, as an input's callback."""
    _change(replace(session.current().case, question=question))


def guess(page: str, number: float | None) -> None:
    """Take down what the reader guesses on a page, or forget it if None, as a button's callback."""
    case = session.current().case
    _change(replace(case, guesses=with_guess(case.guesses, page, number)))


def pin() -> None:
    """Keep the present scenario to compare with, as a button's callback."""
    case = session.current().case
    _keep_notices_and_change(replace(case, compared=case.scenario))


def unpin() -> None:
    """Forget the pinned scenario, as a button's callback."""
    _keep_notices_and_change(replace(session.current().case, compared=None))


def swap() -> None:
    """Make the pinned scenario the present one and the other way round, as a button's callback."""
    case = session.current().case
    if case.compared is not None:
        _change(replace(case, scenario=case.compared, compared=case.scenario))


def set_language(language: str) -> None:
    """Switch the language, as an input's callback."""
    _keep_notices_and_change(replace(session.current().case, language=language))


def _change(case: Case) -> None:
    """Change what the notices about the link are about, so that they go."""
    session.current().notices = ()
    _keep_notices_and_change(case)


def _keep_notices_and_change(case: Case) -> None:
    now = session.current()
    echo.set_aside(now)  # by what the browser was shown before
    now.case = case
    now.fired = now.dirty = True
