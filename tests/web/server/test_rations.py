import pytest
from limits import parse

from components.text import say
from components.web.server import rations
from components.web.server.rations import UNIT_MS, cost_ms
from components.web.server.settings import DEFAULT_RATE, Settings, from_environment
from tests.web.client import new_site


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse at once what usually waits."""
    monkeypatch.setattr(rations, "WAIT_SECONDS", 0.0)


FREE = ("/healthz", "/robots.txt", "/sitemap.xml")


def test_a_client_gets_so_much_processor_time_and_all_that_costs_little() -> None:
    one = new_site(Settings(rate=parse("3/hour")), client=("192.0.2.1", 1))
    for path in ("/api/charts/none.none.png", "/api/scenario.xlsx"):  # 200 ms and 100 ms
        assert one.get(path).status_code in {200, 404}
    refused = one.get("/api/scenario.xlsx?lang=ja")
    assert refused.status_code == 429
    seconds = int(refused.headers["retry-after"])
    assert 0 < seconds <= 3600
    assert refused.json()["error"] == {
        "code": "too_many",
        "message": say("ja", "http.too_many", seconds=seconds),
    }
    for path in FREE:
        assert one.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/og.png",
        "/print",
        "/api/charts/none.none.svg",
        "/api/charts/none.none.png",
        "/api/scenario",
        "/api/scenario.csv",
        "/api/scenario.xlsx",
        "/api/explain",
        "/api/uncertainty",
        "/api/tornado",
        "/api/solve",
        "/api/response",
        "/api/tables/lab.difference.csv",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_everything_that_costs_counts_for_the_same_ration(path: str, method: str) -> None:
    one = new_site(Settings(rate=parse("3/hour")), client=("192.0.2.1", 1))
    for _ in range(3):
        one.get("/og.png?lang=en")
    assert one.request(method, path).status_code == 429


@pytest.mark.parametrize("path", ["/", "/funding", "/api/charts/none.none.svg"])
def test_what_there_is_no_place_for_waits(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rations, "WAIT_SECONDS", 10.0)
    one = new_site(Settings(rate=parse("1/second")), client=("192.0.2.1", 1))
    assert 429 not in {one.get(path).status_code for _ in range(5)}  # three a second


@pytest.mark.parametrize(
    "path", ["/frames/funding/tgt", "/frames/funding/tgt/31", "/frames/curves/funding"]
)
def test_what_a_page_can_do_without_is_left_out_in_silence(path: str) -> None:
    """A page that gets 204 draws without; it takes 429 for a fault."""
    one = new_site(Settings(rate=parse("2/hour")), client=("192.0.2.1", 1))
    one.get("/api/charts/none.none.png")
    answer = one.get(path)
    assert (answer.status_code, answer.content) == (204, b"")


def test_previews_leave_half_of_the_ration_to_what_readers_ask_for() -> None:
    one = new_site(Settings(rate=parse("6/hour")), client=("192.0.2.1", 1))
    paths = [f"/frames/funding/tgt?g={20 + number}" for number in range(4)]
    assert [one.get(path).status_code for path in paths] == [200, 200, 200, 204]  # 100 ms each
    assert one.get("/api/charts/none.none.png").status_code == 404
    assert one.get("/og.png").status_code == 200
    assert one.get("/og.png").status_code == 429


def test_a_ration_smaller_than_an_answer_still_gives_one() -> None:
    one = new_site(Settings(rate=parse("1/hour")), client=("192.0.2.1", 1))
    statuses = [one.get("/api/charts/none.none.png").status_code for _ in range(2)]
    assert statuses == [404, 429]


def test_clients_do_not_count_for_one_another_but_a_network_is_one() -> None:
    layers = new_site(Settings(rate=parse("1/hour")), client=("2001:db8::1", 1))
    assert layers.get("/api/charts/none.none.png").status_code == 404
    for address, status in (("2001:db8::2", 429), ("2001:db8:0:1::2", 404), ("192.0.2.9", 404)):
        layers._transport.client = (address, 1)  # type: ignore[attr-defined]
        assert layers.get("/api/charts/none.none.png").status_code == status


@pytest.mark.parametrize(
    ("text", "rate"),
    [("30/minute", "30/minute"), ("", DEFAULT_RATE), ("lots", DEFAULT_RATE), ("off", None)],
)
def test_a_host_sets_the_rate(text: str, rate: str | None) -> None:
    assert from_environment({"BUILDOUT_RATE_LIMIT": text}).rate == (parse(rate) if rate else None)


def test_by_default_a_client_gets_a_fifth_of_a_processor() -> None:
    rate = parse(DEFAULT_RATE)
    assert rate.amount * UNIT_MS / 1000 / rate.get_expiry() == pytest.approx(0.2)
    # At once no more than a reader would notice.
    assert rate.amount * UNIT_MS <= 5000


def test_files_and_data_cost_nothing() -> None:
    assert [path for path in (*FREE, "/assets/main.js") if cost_ms(path)] == []
