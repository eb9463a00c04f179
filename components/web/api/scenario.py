"""A scenario as JSON and as CSV; the table behind a chart as CSV."""

from collections.abc import Iterable

from msgspec import UNSET
from starlette.requests import Request
from starlette.responses import Response

from components.charts import CHARTS
from components.context import Context, context_of
from components.evidence import observed
from components.link import Link, query_string
from components.model import LEVERS, VERSION, Lever, Scenario
from components.model.evaluate import PAGES
from components.text import say
from components.text.pages import headline, statements
from components.text.table import Plain
from components.web.api import documents
from components.web.api.labels import notice_documents, publishers, source_documents, unit_name
from components.web.api.responses import OPEN, as_csv, as_json, attachment, problem
from components.web.api.result_rows import result_rows
from components.web.caching import answer
from components.web.requests import read_link

COLUMNS = (
    "kind",
    "id",
    "item",
    "label",
    "value",
    "unit",
    "default",
    "low",
    "high",
    "choices",
    "grade",
    "source",
    "note",
)


def scenario(request: Request) -> Response:
    """Answer with the scenario of the query string: levers, notices, results, takeaways."""
    link = read_link(request)
    return answer(
        request,
        lambda: as_json(scenario_document(link)),
        "application/json",
        (link,),
        headers=OPEN,
    )


def scenario_table(request: Request) -> Response:
    """Answer with levers and results as one CSV, with a byte-order mark for spreadsheets."""
    context = context_of(read_link(request).case)
    return answer(
        request,
        lambda: as_csv(COLUMNS, scenario_rows(context)),
        "text/csv",
        (context.scenario, context.language),
        headers={**OPEN, **attachment("scenario.csv")},
    )


def chart_table(request: Request) -> Response:
    """Answer with the table behind a chart as CSV."""
    page, _, name = request.path_params["key"].partition(".")
    build = CHARTS.get(page, {}).get(name)
    link = read_link(request)
    context = context_of(link.case)
    if build is None:
        return problem(404, "no_table", say(context.language, "http.no_table"))

    def table() -> bytes:
        data = build(context).table
        return as_csv(data.heads_in_files(), data.rows_in_files())

    return answer(
        request,
        table,
        "text/csv",
        (link,),
        headers={**OPEN, **attachment(f"{page}-{name}.csv")},
    )


def scenario_document(link: Link) -> documents.Scenario:
    """Return the JSON document of a link; every number in it is finite."""
    context = context_of(link.case)
    results, language = context.results, context.language
    return documents.Scenario(
        version=VERSION,
        link_version=link.version,
        language=language,
        data_as_of=observed().as_of,
        query=query_string(context.case),
        levers={
            key: _lever_state(lever, context.scenario, language) for key, lever in LEVERS.items()
        },
        notices=notice_documents(link.notices),
        results=results.by_id(),
        null_reasons={
            result_id: documents.Reason(code, say(language, f"reason.{code}"))
            for result_id, code in results.reasons().items()
        },
        takeaways=dict(statements(context)),
        headlines={page: headline(page, context) for page in PAGES},
    )


def scenario_rows(context: Context) -> Iterable[tuple[Plain, ...]]:
    """Return the rows of the table of a scenario: its levers, then its results."""
    language = context.language
    for key, lever in LEVERS.items():
        default = context.scenario.origin_of(key)
        yield (
            "lever",
            key,
            "",
            say(language, f"lever.{key}.label"),
            context.scenario.values()[key],
            unit_name(lever, language),
            default.value,
            *(("", "") if lever.choices else (lever.low, lever.high)),
            " ".join(lever.choices),
            str(default.grade),
            publishers(default.facts, language),
            "",
        )
    for row in result_rows(context.results):
        reason = say(language, f"reason.{row.reason}") if row.reason else ""
        yield (
            "result",
            row.id,
            row.item,
            row.label(language),
            row.value,
            row.unit(language),
            *[""] * 6,
            reason if row.value is None else "",
        )


def _lever_state(lever: Lever, scenario: Scenario, language: str) -> documents.LeverState:
    default = scenario.origin_of(lever.key)
    return documents.LeverState(
        value=scenario.values()[lever.key],
        default=default.value,
        unit=str(lever.unit),
        grade=default.grade,
        source=source_documents(default.facts, language),
        choices=tuple(lever.choices) or UNSET,
        range=UNSET if lever.choices else (lever.low, lever.high),
        step=UNSET if lever.choices else lever.step,
    )
