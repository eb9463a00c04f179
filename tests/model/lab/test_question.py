import pytest

from components.evidence import observed
from components.model import LEVERS, Scenario, evaluate
from components.model.lab.break_even import break_even_line
from components.model.lab.quantity import QUANTITIES
from components.model.lab.question import (
    Question,
    is_target,
    lever_of,
    partners,
    second_of,
    target_of,
    usual_lever,
    usual_target,
)
from components.model.lab.tornado import tornado
from components.model.result import Kind


@pytest.mark.parametrize("result_id", QUANTITIES)
def test_every_result_has_a_question_to_start_from(result_id: str) -> None:
    target = usual_target(result_id, observed())
    assert is_target(target, result_id)
    assert isinstance(target, str) == (QUANTITIES[result_id].kind is Kind.DATE)
    lever = LEVERS[usual_lever(result_id, observed())]
    assert not lever.choices


def test_the_usual_lever_has_the_longest_bar_at_the_defaults() -> None:
    for result_id in ("buildout.total_usd_tn", "digital.float_needed_usd_bn"):
        bars = tornado(Scenario.default(), result_id, observed()).bars
        swings = {b.lever: b.swing or 0.0 for b in bars if not LEVERS[b.lever].choices}
        assert usual_lever(result_id, observed()) == max(swings, key=swings.__getitem__)


def test_a_date_is_counted_in_months_from_the_as_of_month() -> None:
    question = Question("funding.target_date", "2028-06")
    start = observed().as_of
    assert target_of(question, observed()) == 12 * (2028 - start.year) + 6 - start.month
    results = evaluate(Scenario.default(), observed())
    assert usual_target("funding.target_date", observed()) == results.funding.target_date


def test_a_second_input_counts_only_where_it_goes_with_the_first() -> None:
    first = lever_of(Question(), observed())
    assert second_of(Question(second=first), observed()) == ""
    assert second_of(Question(lever="base", second="g"), observed()) == ""
    assert second_of(Question(lever="gm", second="g"), observed()) == "g"


def test_partners_are_those_that_a_line_can_be_drawn_with() -> None:
    for first in ("g", "base", "life"):
        for second in LEVERS:
            if second in partners(first):
                continue
            with pytest.raises(ValueError, match="no line"):
                break_even_line(
                    Scenario.default(), "buildout.total_usd_tn", 8, (first, second), observed()
                )


@pytest.mark.parametrize("target", [float("inf"), float("nan"), 1e10, "2028-06"])
def test_what_no_result_can_be_is_no_target(target: float | str) -> None:
    assert not is_target(target, "buildout.total_usd_tn")
