"""The lab over HTTP: the same questions as on its page, about the scenario of the link.

Beside the keys of the link contract stand `result`, `lever` and `target`, which no lever is called.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.context import Context, context_of
from components.evidence import observed
from components.link import Link, query_string
from components.model import LEVERS, VERSION, Scenario
from components.model.evaluate import result_unit
from components.model.lab.explain import explain
from components.model.lab.quantity import QUANTITIES, Quantity
from components.model.lab.question import LARGEST_TARGET
from components.model.lab.response import response
from components.model.lab.solve import solve
from components.model.lab.tornado import Bar, End, tornado
from components.model.lab.uncertainty import QUANTILES, uncertainty
from components.model.lever import EvidenceRange, Value
from components.model.observed import month_number, month_text
from components.model.result import Kind
from components.text import say
from components.text.lab import explanation_text, solution_text
from components.text.pages import page_words
from components.web.api.scenario import (
    OPEN,
    as_json,
    notice_document,
    problem,
    source_document,
    unit_words,
)
from components.web.caching import answer
from components.web.requests import read_link

EXAMPLE_RESULT = page_words("overview").MAIN_RESULT
EXAMPLE_LEVER = "g"
_NUMBER = re.compile(r"[+-]?(\d{1,20}(\.\d{0,20})?|\.\d{1,20})(e[+-]?\d{1,2})?", re.ASCII | re.I)
_MONTH = re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])", re.ASCII)

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """What a request asks the lab."""

    link: Link
    quantity: Quantity
    lever: str = ""
    target: float = 0.0

    @property
    def context(self) -> Context:
        """The case of the link with its results."""
        return context_of(self.link.case)

    @property
    def scenario(self) -> Scenario:
        """The scenario of the link."""
        return self.link.case.scenario

    @property
    def language(self) -> str:
        """The language to answer in."""
        return self.link.case.language

    def number(self, value: float | None, reason: str = "") -> Document:
        """Return a result: its number, the month if it is a date, or why there is none."""
        dated = self.quantity.kind is Kind.DATE and value is not None
        return {
            "number": value,
            "month": month_text(value, observed()) if dated and value is not None else None,
            "reason": _coded(self.language, "reason", reason),
        }


class _RefusalError(Exception):
    """Why a question cannot be answered: status, code and the words."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def _answering(make: Callable[[Question], Document], *keys: str) -> Callable[[Request], Response]:
    """Return the route that answers a question with a document; `keys` must be in the request."""

    def route(request: Request) -> Response:
        link = read_link(request)
        try:
            question = _question(request, link, keys)
        except _RefusalError as refusal:
            return problem(refusal.status, refusal.code, refusal.message)
        return answer(
            request,
            lambda: as_json({**_head(question), **make(question)}),
            "application/json",
            (link, question.quantity.id, question.lever, question.target),
            headers=OPEN,
        )

    return route


def _question(request: Request, link: Link, keys: tuple[str, ...]) -> Question:
    language = link.case.language
    given: dict[str, str] = {}
    for key in keys:
        values = request.query_params.getlist(key)
        if len(values) != 1 or not values[0].strip():
            raise _RefusalError(400, "missing", say(language, "lab.missing", name=key))
        given[key] = values[0].strip()
    quantity = QUANTITIES.get(given["result"])
    if quantity is None:
        words = say(language, "lab.no_result", example=EXAMPLE_RESULT)
        raise _RefusalError(404, "no_result", words)
    lever = given.get("lever", "")
    if "lever" in keys and lever not in LEVERS:
        raise _RefusalError(404, "no_lever", say(language, "lab.no_lever", example=EXAMPLE_LEVER))
    target = _target(given["target"], quantity) if "target" in keys else 0.0
    if target is None:
        raise _RefusalError(400, "bad_target", say(language, "lab.bad_target"))
    return Question(link, quantity, lever, target)


def _target(text: str, quantity: Quantity) -> float | None:
    """Return the target that a text states, None if it cannot be read."""
    if quantity.kind is Kind.DATE and _MONTH.fullmatch(text):
        return month_number(text, observed())
    if not _NUMBER.fullmatch(text) or not abs(float(text)) <= LARGEST_TARGET:
        return None
    number = float(text)
    # A date has to stay one that can be written.
    return None if quantity.kind is Kind.DATE and not -12_000 <= number <= 12_000 else number


def _head(question: Question) -> Document:
    link, result_id = question.link, question.quantity.id
    return {
        "version": VERSION,
        "language": question.language,
        "query": query_string(link.case),
        "notices": [notice_document(notice) for notice in link.notices],
        "result": {
            "id": result_id,
            "label": say(question.language, f"result.{result_id}"),
            "unit": result_unit(result_id),
            "kind": str(question.quantity.kind),
        },
    }


def tornado_document(question: Question) -> Document:
    """Return the levers that carry a result, the largest effect first."""
    found = tornado(question.scenario, question.quantity.id, observed())
    return {
        "at": question.number(found.at.result, found.at.reason),
        "bars": [_bar(question, bar) for bar in found.bars],
        "held": [_lever(key, question.language) for key in found.held],
    }


def solve_document(question: Question) -> Document:
    """Return the values of a lever at which a result hits a target, or the nearest and why."""
    language = question.language
    found = solve(
        question.scenario, question.quantity.id, question.target, question.lever, observed()
    )
    nearest = found.nearest
    return {
        "lever": _lever(question.lever, language),
        "target": question.number(found.target),
        "answers": [
            {
                "low": one.low,
                "high": one.high,
                "result": question.number(one.result),
                "query": _query(question, one.low),
            }
            for one in found.answers
        ],
        "nearest": nearest
        and {
            "value": nearest.value,
            "result": question.number(nearest.result),
            "query": _query(question, nearest.value),
        },
        "miss": found.miss and str(found.miss),
        "sentence": solution_text(found, observed(), language),
        "undefined_share": found.undefined,
        "undefined_reason": _coded(language, "reason", found.undefined_reason),
    }


def explain_document(question: Question) -> Document:
    """Return why the scenario differs from the pinned one, or from the default."""
    case, language = question.link.case, question.language
    before = Scenario.default() if case.compared is None else case.compared
    found = explain(before, case.scenario, question.quantity.id, observed())
    return {
        "pinned": case.compared is not None,
        "before": question.number(found.before, found.before_reason),
        "after": question.number(found.after, found.after_reason),
        "parts": [
            {
                **_lever(part.lever, language),
                "before": part.before,
                "after": part.after,
                "contribution": part.contribution,
            }
            for part in found.parts
        ],
        "orderings_sampled": found.orderings,
        "unexplained": found.reason or None,
        "sentence": explanation_text(found, observed(), language),
    }


def uncertainty_document(question: Question) -> Document:
    """Return a result over draws of all levers, and the grades that its variance rests on."""
    language = question.language
    found = uncertainty(question.scenario, question.quantity.id, observed())
    levels = [f"{100 * quantile:g}" for quantile in QUANTILES]
    return {
        "at": question.number(found.at, question.quantity.reason_of(question.context.results)),
        "draws": found.draws,
        "defined_share": found.defined,
        "quantiles": {
            level: question.number(value)
            for level, value in zip(levels, found.quantiles, strict=bool(found.quantiles))
        },
        "variance_by_grade": {str(grade): share for grade, share in found.shares.items()},
        "levers": [_lever(key, language) for key in found.levers],
        "outside_evidence": list(found.outside),
    }


def response_document(question: Question) -> Document:
    """Return a result over the whole range of a lever."""
    found = response(question.scenario, question.quantity.id, question.lever, observed())
    return {
        "lever": _lever(question.lever, question.language),
        "values": list(found.values),
        "results": list(found.results),
        "at": {"value": found.at, "result": found.at_result},
        "presets": [{"code": code, "value": value} for code, value in found.presets],
    }


def _query(question: Question, value: Value) -> str:
    """Return the query string of the case with a lever's value put in."""
    return query_string(question.link.case.with_levers(**{question.lever: value}))


def _bar(question: Question, bar: Bar) -> Document:
    language = question.language
    return {
        **_lever(bar.lever, language),
        "grade": str(bar.grade),
        "swing": bar.swing,
        "ends": [_end(question, end) for end in bar.ends],
        "evidence": bar.range and _evidence(bar.range, language),
        "page": LEVERS[bar.lever].home,
    }


def _end(question: Question, end: End) -> Document:
    return {"value": end.value, "result": question.number(end.result, end.reason)}


def _evidence(found: EvidenceRange, language: str) -> Document:
    return {
        "range": [found.low, found.high],
        "grade": str(found.grade),
        "source": [source_document(fact_id, language) for fact_id in found.facts],
        "resource": found.resource or None,
    }


def _lever(key: str, language: str) -> Document:
    return {
        "key": key,
        "label": say(language, f"lever.{key}.label"),
        "unit": unit_words(LEVERS[key], language),
    }


def _coded(language: str, prefix: str, code: str) -> Mapping[str, str] | None:
    return {"code": code, "text": say(language, f"{prefix}.{code}")} if code else None


LAB_ROUTES = [
    Route("/api/tornado", _answering(tornado_document, "result")),
    Route("/api/solve", _answering(solve_document, "result", "lever", "target")),
    Route("/api/explain", _answering(explain_document, "result")),
    Route("/api/uncertainty", _answering(uncertainty_document, "result")),
    Route("/api/response", _answering(response_document, "result", "lever")),
]
