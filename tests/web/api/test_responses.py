import csv
import io

import pytest

from components.charts import CHARTS
from components.text import LANGUAGES
from components.web.api.responses import as_csv
from tests.web.client import client

STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("start", STARTS)
def test_a_text_that_a_spreadsheet_would_compute_stays_text(start: str) -> None:
    text = as_csv(("a",), [(f"{start}1+1",), (-1.5,), ("1-1",)]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a"],
        [f" {start}1+1"],
        ["-1.5"],
        ["1-1"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_of_a_table_starts_like_a_formula(language: str) -> None:
    for page, charts in CHARTS.items():
        for name in charts:
            query = f"v=2&lang={language}&g=25&pace=0.5&b=g~10"
            body = client.get(f"/api/tables/{page}.{name}.csv?{query}").content
            for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))):
                for cell in row:
                    is_number = cell.lstrip("-").replace(".", "").isdigit()
                    assert is_number or not cell.startswith(STARTS), (page, name, cell)
