import pytest

from components.evidence import observed
from components.model import Scenario, evaluate
from components.model.lab.break_even import break_even_line
from components.model.lab.search import TOLERANCE

DEFAULT = Scenario.default()


def test_every_point_of_the_break_even_line_breaks_even() -> None:
    line = break_even_line(DEFAULT, "buildout.total_usd_tn", 6.5, ("g", "c26"), observed())
    (points,) = line.lines
    assert len(points) > 15
    for g, c26 in points:
        total = evaluate(DEFAULT.replace(g=g, c26=c26), observed()).buildout.total_usd_tn
        assert total == pytest.approx(6.5, rel=TOLERANCE)
        assert c26 == pytest.approx((6500 - 416) / sum((1 + g / 100) ** k for k in range(5)))


def test_the_line_of_a_result_in_steps_is_the_border_beyond_its_target() -> None:
    levers = ("up", "capt")
    line = break_even_line(DEFAULT, "breakout.crossover_year", 2035, levers, observed())
    for up, capt in line.lines[0][::5]:
        over = DEFAULT.replace(up=up, capt=min(80, capt * 1.001))
        below = DEFAULT.replace(up=up, capt=capt * 0.999)
        years = [evaluate(one, observed()).breakout.crossover_year for one in (below, over)]
        assert years == [2036, 2035]


@pytest.mark.parametrize("levers", [("g", "g"), ("base", "g"), ("g", "base"), ("g", "life")])
def test_no_line_for_choices_or_one_lever_twice(levers: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="no line"):
        break_even_line(DEFAULT, "buildout.total_usd_tn", 6.5, levers, observed())
