"""The lab over HTTP: the same questions as on its page, about the scenario of the link."""

from collections.abc import Callable, Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.context import context_of
from components.evidence import observed
from components.link import query_string
from components.model import LEVERS, VERSION, Scenario
from components.model.evaluate import result_unit
from components.model.lab.explain import explain
from components.model.lab.response import response
from components.model.lab.solve import Answer, Nearest, solve
from components.model.lab.tornado import Bar, End, tornado
from components.model.lab.uncertainty import QUANTILES, uncertainty
from components.model.lever import EvidenceRange, Value
from components.model.observed import month_text
from components.model.result import Kind
from components.text import say
from components.text.lab import explanation_text, solution_text
from components.web.api import lab_documents as documents
from components.web.api.documents import Notice
from components.web.api.lab_request import Question, RefusalError, read_question
from components.web.api.labels import (
    lever_document,
    notice_documents,
    reason_document,
    source_documents,
)
from components.web.api.responses import OPEN, as_json, problem
from components.web.caching import answer

_Head = tuple[int, str, str, tuple[Notice, ...], documents.Quantity]


def _route(name: str, build: Callable[[Question], documents.LabAnswer], *keys: str) -> Route:
    """Return the route that answers a question; `keys` are required in the query string."""

    def respond(request: Request) -> Response:
        try:
            question = read_question(request, keys)
        except RefusalError as refusal:
            return problem(refusal.status, refusal.code, refusal.message)
        return answer(
            request,
            lambda: as_json(build(question)),
            "application/json",
            (question.link, question.quantity.id, question.lever, question.target),
            headers=OPEN,
        )

    return Route(f"/api/{name}", respond)


def tornado_document(question: Question) -> documents.Tornado:
    """Return the levers that move a result, the largest effect first."""
    computed = tornado(question.scenario, question.quantity.id, observed())
    return documents.Tornado(
        *_head(question),
        at=_result(question, computed.at.result, computed.at.reason),
        bars=tuple(_bar(question, bar) for bar in computed.bars),
        held=_levers(computed.held, question.language),
    )


def solution_document(question: Question) -> documents.Solution:
    """Return the values of a lever at which a result hits a target, or the nearest and why."""
    language = question.language
    computed = solve(
        question.scenario, question.quantity.id, question.target, question.lever, observed()
    )
    return documents.Solution(
        *_head(question),
        lever=lever_document(question.lever, language),
        target=_result(question, computed.target),
        answers=tuple(_answer(question, one) for one in computed.answers),
        nearest=None if computed.nearest is None else _nearest(question, computed.nearest),
        miss=computed.miss,
        sentence=solution_text(computed, observed(), language),
        undefined_share=computed.undefined,
        undefined_reason=reason_document(computed.undefined_reason, language),
    )


def explanation_document(question: Question) -> documents.Explanation:
    """Return why the scenario's result differs from the pinned one's, or from the default's."""
    pinned, language = question.link.case.compared, question.language
    before = Scenario.default() if pinned is None else pinned
    computed = explain(before, question.scenario, question.quantity.id, observed())
    return documents.Explanation(
        *_head(question),
        pinned=pinned is not None,
        before=_result(question, computed.before, computed.before_reason),
        after=_result(question, computed.after, computed.after_reason),
        parts=tuple(
            documents.Contribution(
                *_names(part.lever, language), part.before, part.after, part.contribution
            )
            for part in computed.parts
        ),
        orderings_sampled=computed.orderings,
        unexplained=computed.reason or None,
        sentence=explanation_text(computed, observed(), language),
    )


def uncertainty_document(question: Question) -> documents.Uncertainty:
    """Return a result over draws of all levers, and the grades that its variance rests on."""
    computed = uncertainty(question.scenario, question.quantity.id, observed())
    results = context_of(question.link.case).results
    return documents.Uncertainty(
        *_head(question),
        at=_result(question, computed.at, question.quantity.reason_of(results)),
        draws=computed.draws,
        defined_share=computed.defined,
        quantiles={
            f"{100 * quantile:g}": _result(question, value)
            for quantile, value in zip(
                QUANTILES, computed.quantiles, strict=bool(computed.quantiles)
            )
        },
        variance_by_grade={str(grade): share for grade, share in computed.shares.items()},
        levers=_levers(computed.levers, question.language),
        outside_evidence=tuple(computed.outside),
    )


def response_document(question: Question) -> documents.Response:
    """Return a result over the whole range of a lever."""
    computed = response(question.scenario, question.quantity.id, question.lever, observed())
    return documents.Response(
        *_head(question),
        lever=lever_document(question.lever, question.language),
        values=computed.values,
        results=computed.results,
        at=documents.Point(computed.at, computed.at_result),
        presets=tuple(documents.PresetValue(code, value) for code, value in computed.presets),
    )


def _head(question: Question) -> _Head:
    """Return the fields that every answer begins with, in the order of `documents.LabAnswer`."""
    link, result_id = question.link, question.quantity.id
    return (
        VERSION,
        question.language,
        query_string(link.case),
        notice_documents(link.notices),
        documents.Quantity(
            result_id,
            say(question.language, f"result.{result_id}"),
            result_unit(result_id),
            question.quantity.kind,
        ),
    )


def _result(question: Question, value: float | None, reason: str = "") -> documents.Result:
    """Return a result: its number, the month if it is a date, or why there is none."""
    month = None
    if question.quantity.kind is Kind.DATE and value is not None:
        month = month_text(value, observed())
    return documents.Result(value, month, reason_document(reason, question.language))


def _query(question: Question, value: Value) -> str:
    """Return the query string of the case with a value of the lever in question."""
    return query_string(question.link.case.with_levers(**{question.lever: value}))


def _answer(question: Question, one: Answer) -> documents.Answer:
    result = _result(question, one.result)
    return documents.Answer(one.low, one.high, result, _query(question, one.low))


def _nearest(question: Question, one: Nearest) -> documents.Nearest:
    result = _result(question, one.result)
    return documents.Nearest(one.value, result, _query(question, one.value))


def _bar(question: Question, bar: Bar) -> documents.Bar:
    language = question.language
    return documents.Bar(
        *_names(bar.lever, language),
        grade=bar.grade,
        swing=bar.swing,
        ends=tuple(_end(question, end) for end in bar.ends),
        evidence=None if bar.range is None else _evidence(bar.range, language),
        page=LEVERS[bar.lever].home,
    )


def _end(question: Question, end: End) -> documents.End:
    return documents.End(end.value, _result(question, end.result, end.reason))


def _evidence(known: EvidenceRange, language: str) -> documents.Evidence:
    return documents.Evidence(
        range=(known.low, known.high),
        grade=known.grade,
        source=source_documents(known.facts, language),
        resource=known.resource or None,
    )


def _levers(keys: Iterable[str], language: str) -> tuple[documents.Lever, ...]:
    return tuple(lever_document(key, language) for key in keys)


def _names(key: str, language: str) -> tuple[str, str, str]:
    """Return the fields of `documents.Lever`."""
    lever = lever_document(key, language)
    return lever.key, lever.label, lever.unit


LAB_ROUTES = [
    _route("tornado", tornado_document, "result"),
    _route("solve", solution_document, "result", "lever", "target"),
    _route("explain", explanation_document, "result"),
    _route("uncertainty", uncertainty_document, "result"),
    _route("response", response_document, "result", "lever"),
]
