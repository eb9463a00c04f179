import pytest

from components.charts.reallocation.cash import TICKS_PCT
from components.evidence import fact
from components.evidence.reallocation import cash_years
from components.model import Scenario
from tests.charts.drawn import drawn


def test_cash_shares_are_the_published_ones() -> None:
    # Capital spending over operating cash flow, both in USD bn, worked out apart from the app.
    expected = {
        "Oracle": 21.21 / 20.821,
        "Amazon": 131.819 / 139.514,
        "Meta": 69.691 / 115.8,
        "Alphabet": 91.45 / 164.713,
        "Microsoft": 64.551 / 136.162,
    }
    chart = drawn("reallocation.cash", Scenario.default())
    latest = {
        str(row[0]): float(row[4] or 0)
        for row in chart.table.rows_in_files()
        if "2025" in str(row[1])
    }
    assert latest == {
        company: pytest.approx(100 * share, abs=0.06) for company, share in expected.items()
    }
    assert list(latest) == list(expected)  # from the highest share down
    assert "47%–102%" in chart.title
    assert "12%–61%" in chart.title


def test_cash_and_leases_never_mix_in_the_cash_chart() -> None:
    last = {company: years[-1].capex_usd_bn for company, years in cash_years().items()}
    for company in ("googl", "amzn", "meta"):
        assert last[company] == fact(f"capex.cash_2025.{company}_usd_bn").value
    assert last["orcl"] == pytest.approx(fact("capex.orcl_fy2025_usd_bn").value, abs=0.05)
    # Microsoft's fiscal year to June is not the calendar year that the ledger has.
    assert last["msft"] < fact("capex.cash_2025.msft_usd_bn").value
    assert {years[0].year_end[-2:] for years in cash_years().values()} == {"05", "06", "12"}
    shares = [year.capex_share_pct for years in cash_years().values() for year in years]
    assert max(shares) < TICKS_PCT[-1]
    assert all(len(years) == 6 for years in cash_years().values())
