"""The sources, played back from `responses/`: by default they agree with `package/`."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from components.refresh import bea, imf, sec
from components.refresh.tables import Table

RESPONSES = Path(__file__).parent / "responses"

PACKAGE = Path(__file__).parent / "package"
"""Our data as the answers agree with it, which does not change when the real one is refreshed."""

CONTACT = {"BUILDOUT_CONTACT": "someone@example.org"}
BEA_KEY = "11111111-2222-3333-4444-555555555555"

Fault = Callable[[httpx2.Request], httpx2.Response]


def answer(name: str) -> Any:
    return json.loads((RESPONSES / f"{name}.json").read_text(encoding="utf-8"))


def concept(firm: sec.Firm, tag: str, usd: dict[int, int]) -> Any:
    """Return yearly amounts as the SEC gives them, each from the report of its year."""
    shape = answer("sec_concept")
    entry, month = shape["units"]["USD"][0], firm.year_end_month
    last_day = {5: 31, 6: 30, 12: 31}[month]
    entries = []
    for year, amount in usd.items():
        start = f"{year}-01-01" if month == 12 else f"{year - 1}-{month + 1:02}-01"
        end = f"{year}-{month:02}-{last_day}"
        filed = f"{year + 1}-02-01" if month == 12 else f"{year}-{month + 2:02}-01"
        entries.append(entry | {"start": start, "end": end, "filed": filed, "val": amount})
    return shape | {"cik": firm.cik, "tag": tag, "units": {"USD": entries}}


class Sources:
    """All sources behind one client; a test changes what they hold, or breaks an address.

    `usd` holds amounts by firm and tag, `answers` whole answers by name, `faults` what happens to
    requests whose address contains a text.
    """

    def __init__(self, table: Table) -> None:
        self.usd: dict[tuple[str, str], dict[int, int]] = {}
        self.answers = {
            name: answer(name)
            for name in ("imf_indicators", "imf_series", "bea_nominal", "bea_real", "world_bank")
        }
        self.faults: dict[str, Fault] = {}
        self.requests: list[httpx2.Request] = []
        for firm in sec.FIRMS:
            rows = {int(year): row for (code, year), row in table.rows.items() if code == firm.code}
            for column, tag in (
                ("capex_usd_bn", firm.capex_tags[0]),
                ("operating_cash_flow_usd_bn", sec.OPERATING),
            ):
                amounts = {year: round(1e9 * float(row[column])) for year, row in rows.items()}
                self.usd[firm.code, tag] = amounts

    def client(self) -> httpx2.Client:
        return httpx2.Client(transport=httpx2.MockTransport(self._respond))

    def _respond(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        url = str(request.url)
        for text, fault in self.faults.items():
            if text in url:
                return fault(request)
        found = self._sec(url) if "sec.gov" in url else self.answers[self._name(request)]
        if found is None:
            return httpx2.Response(404, text="<Error><Code>NoSuchKey</Code></Error>")
        return httpx2.Response(200, json=deepcopy(found))

    def _sec(self, url: str) -> Any:
        found = re.fullmatch(r".*/CIK(\d{10})/us-gaap/(\w+)\.json", url)
        assert found
        firm = next(firm for firm in sec.FIRMS if firm.cik == int(found[1]))
        amounts = self.usd.get((firm.code, found[2]))
        return concept(firm, found[2], amounts) if amounts else None

    @staticmethod
    def _name(request: httpx2.Request) -> str:
        path = urlsplit(str(request.url)).path
        if request.url.host == "apps.bea.gov":
            tables = {bea.NOMINAL.table: "bea_nominal", bea.REAL.table: "bea_real"}
            return tables[request.url.params["TableName"]]
        if path.endswith(imf.INDICATORS_URL.rpartition("/")[2]):
            return "imf_indicators"
        return "imf_series" if "datamapper" in path else "world_bank"


def status(code: int, **headers: str) -> Fault:
    return lambda _: httpx2.Response(code, headers=headers, text="<html>no</html>")


def raising(error: type[httpx2.TransportError]) -> Fault:
    def fault(request: httpx2.Request) -> httpx2.Response:
        raise error("broken for the test", request=request)

    return fault
