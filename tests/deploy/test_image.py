"""The image: what its description must say, and, where that is asked for, built and run.

BUILDOUT_IMAGE=1 builds it, which takes minutes and needs root, buildah and mmdebstrap (for machines
that reach Debian's packages but no registry of images, its base is made of them). It is then run as
deploy/compose.yaml and hosts do: nothing to write, no capabilities, a network of its own.
BUILDOUT_IMAGE_MOUNTS names files that the build needs to reach a package index, as `-v` takes them.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LARGEST_MB = 850
ADDRESSES = (
    "/healthz",
    "/funding?lang=ja",
    "/api/scenario.xlsx",
    "/api/charts/funding.path.png",
    "/og.png",
)
_BASE = "docker.io/library/python:3.11-slim-bookworm"
_PACKAGES = "ca-certificates,netbase,python-is-python3,python3,python3-venv,tzdata"
# What images of Debian have: apt keeps no packages that it has installed, and no lists in memory.
_CLEAN = (
    'APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin"; };\n'
    'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin"; };\n'
    'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";\n'
)
_ASK = """
import sys, time, urllib.error, urllib.request
port, *paths = sys.argv[1:]
asked = lambda path: urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60).status
for _ in range(240):
    try:
        asked("/healthz")
        break
    except OSError:
        time.sleep(0.5)
for path in paths:
    print(path, asked(path))
for folder in ("/app", "/venv", "/"):
    try:
        open(f"{folder}/new", "w")
        print("writable", folder)
    except OSError:
        pass
"""
# In namespaces of its own; the server's id is that of the first program, for each becomes the next.
_SEALED = """
set -eu
root=$1 user=$2 port=$3
ip link set lo up
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o size=64m tmpfs "$root/tmp"
mount -t tmpfs tmpfs "$root/dev"
for device in null zero random urandom; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
as_user="setpriv --reuid=$user --regid=$user --clear-groups --bounding-set=-all --inh-caps=-all"
env -i PATH=/venv/bin:/usr/sbin:/usr/bin HOME=/tmp PORT="$port" PYTHONDONTWRITEBYTECODE=1 \
    chroot "$root" $as_user --no-new-privs sh -c 'cd /app && exec "$@"' sh "${@:6}" >&2 &
server=$!
chroot "$root" $as_user --no-new-privs /venv/bin/python -c "$4" "$port" $5 || failed=1
kill -TERM $server
for _ in $(seq 100); do
    kill -0 $server 2>/dev/null || break
    sleep 0.1
done
kill -0 $server 2>/dev/null && echo "does not stop"
exit ${failed:-0}
"""


def test_all_that_is_copied_exists_and_is_let_through() -> None:
    let_through = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in _copied():
        assert (ROOT / name).exists(), name
        assert f"!{name}" in let_through, name


def test_the_user_is_a_number_and_not_root() -> None:
    (user,) = _lines("USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)


def test_the_server_obeys_the_port_and_hears_signals() -> None:
    shell, option, command = _command()
    assert (shell, option) == ("sh", "-c")
    assert command.startswith("exec streamlit run app.py ")
    assert "--server.address 0.0.0.0" in command
    (port,) = _lines("EXPOSE")
    assert f"--server.port ${{PORT:-{port}}}" in command
    health = " ".join(_lines("HEALTHCHECK"))
    assert '"PORT\\"' in health
    assert f"or {port}" in health
    assert "/healthz" in health


def test_fonts_come_from_the_list_that_hosts_without_containers_read() -> None:
    assert "packages.txt" in _copied()
    packages = (ROOT / "packages.txt").read_text(encoding="utf-8").split()
    assert "fonts-noto-cjk" in packages


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The image's files, built from the description as it is."""
    if os.environ.get("BUILDOUT_IMAGE") != "1":
        pytest.skip("building the image takes minutes: BUILDOUT_IMAGE=1 asks for it")
    missing = [tool for tool in ("buildah", "mmdebstrap", "unshare") if not shutil.which(tool)]
    if missing or os.geteuid() != 0:
        pytest.skip(f"building the image needs root and {', '.join(missing) or 'nothing else'}")
    folder = tmp_path_factory.mktemp("image")
    clean = folder / "docker-clean"
    clean.write_text(_CLEAN, encoding="utf-8")
    _run(
        "mmdebstrap", "--variant=minbase", f"--include={_PACKAGES}", "bookworm", folder / "base.tar"
    )
    described = folder / "Dockerfile"
    described.write_text(
        "FROM scratch\nADD base.tar /\nCOPY docker-clean /etc/apt/apt.conf.d/\n", encoding="utf-8"
    )
    storage = ("--root", folder / "root", "--runroot", folder / "run", "--storage-driver", "vfs")
    build = ("buildah", *storage, "bud", "--isolation", "chroot", "--format", "docker")
    _run(*build, "-t", _BASE, "-f", described, folder)
    mounts = os.environ.get("BUILDOUT_IMAGE_MOUNTS", "").split()
    _run(*build, *(f"--volume={mount}" for mount in mounts), "-t", "explorer", ROOT)
    made = _run("buildah", *storage, "from", "--pull-never", "localhost/explorer").strip()
    yield Path(_run("buildah", *storage, "mount", made).strip())
    _run("buildah", *storage, "rm", made)


@pytest.mark.parametrize(("user", "port"), [(10001, 7860), (1000, 8501)])
def test_it_answers_as_any_user_where_nothing_can_be_written(
    image: Path, user: int, port: int
) -> None:
    sealed = ("unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "bash", "-c")
    told = (image, user, port, _ASK, " ".join(ADDRESSES), *_command())
    answers = _run(*sealed, _SEALED, "sealed", *told)
    assert answers.splitlines() == [f"{address} 200" for address in ADDRESSES]


def test_it_is_no_larger_than_it_has_to_be(image: Path) -> None:
    size = int(_run("du", "--summarize", "--block-size=1M", image).split()[0])
    assert size <= LARGEST_MB


def _lines(word: str) -> list[str]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return re.findall(rf"^{word} (.+)$", text, re.MULTILINE)


def _copied() -> set[str]:
    return {
        name
        for line in _lines("COPY")
        if not line.startswith("--from")
        for name in line.split()[:-1]
    }


def _command() -> tuple[str, str, str]:
    (command,) = _lines("CMD")
    shell, option, run = json.loads(command)
    return shell, option, run


def _run(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=1800
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout
