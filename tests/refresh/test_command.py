import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest
from frictionless import validate

from components.evidence.package import renewed
from components.refresh import sec
from components.refresh.__main__ import Surroundings, main
from components.refresh.tables import package, tables
from tests.refresh.answers import (
    BEA_KEY,
    CONTACT,
    PACKAGE,
    Sources,
    answer,
    raising,
    status,
)

CAPEX = sec.PROPERTY
CASH_FILE, GDP_FILE = "builders_cash/cash_flow.csv", "us_gdp/path.csv"


def refuse_to_be_asked(_: str) -> str:
    raise AssertionError("nothing was to be confirmed")


@dataclass
class Desk:
    """A copy of the data, the sources, and what the command said."""

    root: Path
    sources: Sources
    environ: dict[str, str] = field(
        default_factory=lambda: {**CONTACT, "BUILDOUT_BEA_KEY": BEA_KEY}
    )
    said: list[str] = field(default_factory=list)

    def run(self, *arguments: str, ask: Callable[[str], str] = refuse_to_be_asked) -> int:
        self.said.clear()
        with self.sources.client() as client:
            around = Surroundings(
                client,
                environ=self.environ,
                root=self.root,
                today=date(2026, 12, 2),
                say=self.said.append,
                ask=ask,
                pause=lambda _: None,
            )
            return main(arguments, around)

    @property
    def text(self) -> str:
        return "\n".join(self.said)

    def files(self) -> dict[str, bytes]:
        paths = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}

    def resource(self, name: str) -> Any:
        return next(one for one in package(self.root)["resources"] if one["name"] == name)

    def cell(self, resource: str, row: tuple[str, ...], column: str) -> str:
        return tables(self.root)[resource].rows[row][column]

    def is_sound(self) -> bool:
        """Return whether the package is valid and its checksums are those of the files."""
        path = self.root / "datapackage.json"
        text = path.read_text(encoding="utf-8")
        leftovers = [one for one in self.root.parent.iterdir() if one != self.root]
        return validate(str(path)).valid and renewed(text, self.root) == text and not leftovers


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "data"
    shutil.copytree(PACKAGE, root)
    return Desk(root, Sources(tables(root)["builders_cash"]))


def test_sources_that_agree_change_nothing(desk: Desk) -> None:
    before = desk.files()
    assert desk.run() == 0
    assert re.fullmatch(r"\d+ figures read, 0 differ", desk.said[-1])
    assert "us_gdp beside BEA" in desk.text
    assert "us_gdp beside World Bank" in desk.text
    assert desk.files() == before


def test_the_sec_is_told_who_asks_and_nobody_else_is(desk: Desk) -> None:
    desk.run("--check")
    agents = {one.url.host: one.headers["user-agent"] for one in desk.sources.requests}
    assert CONTACT["BUILDOUT_CONTACT"] in agents.pop("data.sec.gov")
    assert len(agents) == 3
    assert not any(CONTACT["BUILDOUT_CONTACT"] in agent for agent in agents.values())


def test_check_shows_a_restated_value_and_writes_nothing(desk: Desk) -> None:
    desk.sources.usd["meta", CAPEX][2024] = 37_300_000_000
    before = desk.files()
    assert desk.run("--check") == 1
    (row,) = (line for line in desk.said if line.startswith("builders_cash.meta.capex_usd_bn"))
    for shown in ("2024", "37.256", "37.3", "+0.12 %", "2026-11-24 (8 days)", "restated (SEC)"):
        assert shown in row
    assert desk.files() == before


def test_a_confirmed_value_is_written_with_all_that_depends_on_it(desk: Desk) -> None:
    desk.sources.usd["meta", CAPEX][2024] = 37_300_000_000
    before = desk.files()
    asked: list[str] = []

    def yes(text: str) -> str:
        asked.append(text)
        return " Y "

    assert desk.run(ask=yes) == 0
    assert asked == ["Write 1 values? [y/N] "]
    changed = {path for path, content in desk.files().items() if before.get(path) != content}
    assert changed == {CASH_FILE, "datapackage.json"}
    row = tables(desk.root)["builders_cash"].rows["meta", "2024"]
    assert row["capex_usd_bn"] == "37.3"
    assert (row["confidence"], row["reported_via"]) == ("high", "")
    assert desk.cell("builders_cash", ("meta", "2023"), "reported_via") == "financial-data service"
    resource = desk.resource("builders_cash")
    assert resource["accessed"] == "2026-12-02"
    (line,) = (text for text in resource["processing"] if text.startswith("Read again"))
    assert line == "Read again on 2026-12-02 at the publisher (SEC): 60 figures, 1 restated."
    assert desk.is_sound()
    assert desk.run() == 0  # nothing is left to do


@pytest.mark.parametrize("reply", ["", "n", "no", "maybe"])
def test_without_a_yes_nothing_is_written(desk: Desk, reply: str) -> None:
    desk.sources.usd["meta", CAPEX][2024] = 37_300_000_000
    before = desk.files()
    assert desk.run(ask=lambda _: reply) == 1
    assert desk.files() == before


def test_without_a_terminal_nothing_is_written(desk: Desk) -> None:
    def no_input(_: str) -> str:
        raise EOFError

    desk.sources.usd["meta", CAPEX][2024] = 37_300_000_000
    before = desk.files()
    assert desk.run(ask=no_input) == 1
    assert desk.files() == before


def test_a_new_fiscal_year_joins_its_firm(desk: Desk) -> None:
    for tag, usd in ((CAPEX, 101_000_000_000), (sec.OPERATING, 150_500_000_000)):
        desk.sources.usd["msft", tag][2026] = usd
    desk.sources.usd["orcl", CAPEX][2026] = 50_000_000_000  # without cash flow: not a row yet
    assert desk.run("--yes") == 0
    rows = list(tables(desk.root)["builders_cash"].rows.items())
    (place,) = (i for i, (key, _) in enumerate(rows) if key == ("msft", "2026"))
    assert rows[place - 1][0] == ("msft", "2025")
    assert list(rows[place][1].values()) == [
        "msft",
        "2026",
        "2026-06",
        "101.0",
        "150.5",
        "high",
        "",
    ]
    assert ("orcl", "2026") not in dict(rows)
    assert desk.resource("builders_cash")["title"].endswith("2020-2026")
    assert "2020-2026" in (desk.root / "builders_cash/README.md").read_text(encoding="utf-8")
    assert desk.is_sound()


def test_a_value_that_a_correction_covers_is_shown_and_not_written(desk: Desk) -> None:
    desk.sources.usd["googl", CAPEX][2022] = 24_640_000_000
    before = desk.files()
    assert desk.run("--yes") == 1
    assert "restated (SEC), HELD BACK" in desk.text
    assert "correction on record: One service listed" in desk.text
    assert desk.files() == before
    assert desk.run("--yes", "--over-corrections") == 0
    assert desk.cell("builders_cash", ("googl", "2022"), "capex_usd_bn") == "24.64"
    assert desk.is_sound()


def test_a_new_edition_replaces_the_whole_path_and_its_name(desk: Desk) -> None:
    path = desk.sources.answers["imf_series"]["values"]["NGDPD"]["USA"]
    path |= {year: round(value * 1.01, 1) for year, value in path.items() if year >= "2025"}
    listed = desk.sources.answers["imf_indicators"]["indicators"]["NGDPD"]
    listed["source"] = "World Economic Outlook (April 2026)"
    assert desk.run("--yes") == 1  # the facts are left
    assert "new forecast (IMF)" in desk.text
    assert "FORECAST YEARS" in desk.text
    assert desk.cell("us_gdp", ("2026",), "value_usd_bn") == "32139.5"
    assert desk.cell("us_gdp", ("2026",), "status") == "forecast"
    resource = desk.resource("us_gdp")
    assert "April 2026" in resource["description"]
    assert resource["sources"][0]["title"].endswith("April 2026, series NGDPD")
    assert "October 2025" not in json.dumps(resource)
    assert desk.is_sound()


def test_facts_are_shown_and_never_written(desk: Desk) -> None:
    path = desk.sources.answers["imf_series"]["values"]["NGDPD"]["USA"]
    path["2026"] = 32_000.0
    desk.sources.usd["orcl", CAPEX][2025] = 21_260_000_000  # the fact states 21.2
    before = desk.files()
    assert desk.run("--yes") == 1
    shown = [line for line in desk.said if line.startswith("facts.")]
    assert len(shown) == 2
    assert all("disagrees" in line for line in shown)
    assert "FACTS are not written" in desk.text
    assert desk.files()["facts/facts.csv"] == before["facts/facts.csv"]
    assert desk.is_sound()


def test_growth_is_written_from_the_levels_with_their_revision(desk: Desk) -> None:
    for entry in desk.sources.answers["bea_real"]["BEAAPI"]["Results"]["Data"]:
        if entry["TimePeriod"] == "2019" and entry["LineNumber"] == "1":
            entry["DataValue"] = f"{0.99 * float(entry['DataValue'].replace(',', '')):,.0f}"
    assert desk.run("--yes") == 0
    row = ("total", "bea", "2019", "2024")
    assert desk.cell("us_growth", row, "growth_pct_per_year") == "2.59"
    resource = desk.resource("us_growth")
    assert "vintage 2026-09-30" in json.dumps(resource)
    assert resource["accessed"] == "2026-11-24"  # the Maddison rows were not read again
    assert desk.is_sound()


def test_a_check_that_is_too_far_off_is_told_and_not_written(desk: Desk) -> None:
    for entry in desk.sources.answers["world_bank"][1]:
        if entry["date"] == "2024":
            entry["value"] = 27_000_000_000_000
    before = desk.files()
    assert desk.run("--yes") == 1
    assert "disagrees (World Bank)" in desk.text
    assert desk.files() == before


FAULTS: dict[str, tuple[Callable[[httpx2.Request], httpx2.Response], str]] = {
    "no network": (raising(httpx2.ConnectError), "cannot be reached"),
    "time-out": (raising(httpx2.ReadTimeout), "did not answer"),
    "rate limit": (status(429), "asks to come back later (429)"),
    "refused": (status(403), "answered 403"),
    "shape": (lambda _: httpx2.Response(200, json={"other": 1}), "has no part"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("data.sec.gov", "SEC"),
        ("www.imf.org", "IMF"),
        ("apps.bea.gov", "BEA"),
        ("api.worldbank.org", "World Bank"),
    ],
)
def test_one_source_fails_and_the_others_go_on(
    desk: Desk, host: str, source: str, fault: str
) -> None:
    desk.sources.faults[host], says = FAULTS[fault]
    assert desk.run("--check") == 3
    errors = [line for line in desk.said if line.startswith("ERROR")]
    assert all(line.startswith(f"ERROR {source}: ") and says in line for line in errors)
    if fault != "shape":
        assert len(errors) == 1  # a source that is out of reach is not asked again
    answered = {one.url.host for one in desk.sources.requests} - {host}
    assert len(answered) == 3
    assert BEA_KEY not in desk.text


def test_what_the_other_sources_give_is_written(desk: Desk) -> None:
    desk.sources.faults["www.imf.org"] = raising(httpx2.ConnectError)
    desk.sources.usd["meta", CAPEX][2024] = 37_300_000_000
    assert desk.run("--yes") == 3
    assert desk.cell("builders_cash", ("meta", "2024"), "capex_usd_bn") == "37.3"
    assert desk.is_sound()


def test_a_firm_without_the_tag_is_named_and_its_other_series_still_read(desk: Desk) -> None:
    del desk.sources.usd["meta", CAPEX]
    desk.sources.usd["meta", sec.OPERATING][2024] = 91_400_000_000
    assert desk.run("--yes") == 3
    assert f"ERROR SEC: meta (CIK 1326801) has no {CAPEX}" in desk.text
    row = tables(desk.root)["builders_cash"].rows["meta", "2024"]
    assert row["operating_cash_flow_usd_bn"] == "91.4"
    assert row["reported_via"] == "financial-data service"  # its capital spending still is
    assert desk.resource("builders_cash")["accessed"] == "2026-11-24"
    assert desk.is_sound()


@pytest.mark.parametrize("contact", ["", " ", "nobody", "a@example.org\r\nX: y", "ä@example.org"])
def test_the_sec_is_not_asked_without_a_contact(desk: Desk, contact: str) -> None:
    desk.environ["BUILDOUT_CONTACT"] = contact
    assert desk.run("--check") == 3
    assert "ERROR SEC: set BUILDOUT_CONTACT" in desk.text
    assert "data.sec.gov" not in {one.url.host for one in desk.sources.requests}


def test_without_a_key_the_bea_is_left_out_and_it_is_said(desk: Desk) -> None:
    del desk.environ["BUILDOUT_BEA_KEY"]
    assert desk.run("--check") == 0
    assert "BEA: left out because BUILDOUT_BEA_KEY is not set" in desk.text
    assert "us_gdp beside World Bank" in desk.text


def test_a_key_that_is_not_accepted_is_an_error_once(desk: Desk) -> None:
    error = answer("bea_error")
    error["BEAAPI"]["Error"]["APIErrorDescription"] = "The BEA API UserID does not exist."
    desk.sources.answers["bea_nominal"] = desk.sources.answers["bea_real"] = error
    assert desk.run("--check") == 3
    assert desk.text.count("ERROR BEA") == 1


def test_one_source_alone_can_be_asked(desk: Desk) -> None:
    assert desk.run("--check", "--source", "world-bank") == 0
    assert {one.url.host for one in desk.sources.requests} == {"api.worldbank.org"}


def test_a_result_that_would_not_be_valid_is_not_written(desk: Desk) -> None:
    desk.sources.usd["meta", CAPEX][2024] = -1_000_000_000
    desk.sources.answers["imf_series"]["values"]["NGDPD"]["USA"]["2024"] = 29_300.0
    before = desk.files()
    assert desk.run("--yes") == 4
    assert "NOT WRITTEN: the result would not be valid" in desk.text
    assert "minimum" in desk.text
    assert desk.files() == before


def test_a_file_that_cannot_be_replaced_leaves_all_as_they_were(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sources.usd["meta", CAPEX][2024] = 37_300_000_000
    desk.sources.answers["imf_series"]["values"]["NGDPD"]["USA"]["2024"] = 29_300.0
    before, replace = desk.files(), Path.replace
    moved: list[Path] = []

    def full_disk(path: Path, target: Path) -> Path:
        if moved:
            raise OSError("no space left")
        moved.append(target)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    assert desk.run("--yes") == 4
    assert "NOT WRITTEN: a file could not be replaced: no space left" in desk.text
    assert moved
    assert desk.files() == before


def test_check_and_yes_exclude_each_other(desk: Desk) -> None:
    with pytest.raises(SystemExit) as left:
        desk.run("--check", "--yes")
    assert left.value.code == 2
