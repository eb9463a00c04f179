from components.charts.lab.answers import comparison_of
from tests.charts.lab.asked import DEFAULT, TOTAL, asked
from tests.contexts import context


def test_what_is_compared_is_the_pin_else_the_default_else_an_example() -> None:
    moved, pinned = DEFAULT.replace(g=25), DEFAULT.replace(g=10)
    assert comparison_of(asked()).kind == "example"
    assert comparison_of(asked()).after != DEFAULT
    assert comparison_of(asked(moved)).before == DEFAULT
    assert comparison_of(context(moved, question=TOTAL, compared=pinned)).before == pinned
