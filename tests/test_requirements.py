"""What is installed: the lock holds what the app asks for and all that follows, with hashes."""

import re
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PIN = re.compile(
    r"^([a-z0-9-]+)==(\S+)(?: ; ([^\\]+))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.M,
)


def asked() -> dict[str, str]:
    """What the app imports, by name, with its version."""
    lines = (line.partition("#")[0].strip() for line in _text("requirements.txt").splitlines())
    wanted = [Requirement(line) for line in lines if line]
    return {one.name: str(one.specifier).removeprefix("==") for one in wanted}


def locked() -> dict[str, str]:
    return {name: version for name, version, _, _ in PIN.findall(_text("requirements.lock"))}


def test_the_lock_has_what_is_asked_for_in_the_same_version() -> None:
    assert asked()
    assert asked().items() <= locked().items()


def test_every_line_of_the_lock_is_a_pin_with_hashes_and_names_no_index() -> None:
    rest = PIN.sub("", _text("requirements.lock"))
    assert [line for line in rest.splitlines() if not line.strip().startswith("#")] == []
    assert "://" not in rest


def test_the_lock_has_all_that_is_needed_in_turn() -> None:
    """In the versions that those who need it accept, or pip would refuse the lock."""
    pins, waiting, seen = locked(), [*asked()], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for line in requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                other = canonicalize_name(needed.name)
                assert other in pins, f"{name} needs {line}"
                assert needed.specifier.contains(pins[other]), f"{name} needs {line}"
                waiting.append(other)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
