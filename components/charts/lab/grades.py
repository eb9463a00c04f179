"""The chart `lab.grades`: which share of the variance rests on levers of which grade."""

from components.charts.kit import (
    Chart,
    Row,
    chart_table,
    percent_ticks,
    row_chart,
    with_reading,
)
from components.charts.lab.answers import spread_of
from components.charts.lab.shared import (
    GRADE_COLOURS,
    ROW_PX,
    range_publishers,
    result_name,
    with_sources,
)
from components.context import Context
from components.model.lab.uncertainty import Uncertainty
from components.model.lever import Grade
from components.text import percent, say
from components.text.numbers import chance

_NOTHING = 1e-6


def grades_chart(context: Context) -> Chart:
    """Return which share of the variance rests on levers of which grade."""
    language, found = context.language, spread_of(context)
    title = say(
        language,
        "lab.grades.title" if found.shares else "lab.grades.title_none",
        share=share_text(weak_share(found), language),
    )
    shares = {grade: max(0.0, found.shares.get(grade, 0.0)) for grade in Grade}
    items = (
        say(language, "lab.grades.alt_item", grade=str(grade), share=share_text(share, language))
        for grade, share in shares.items()
    )
    rows = (
        (str(grade), say(language, f"grade.{grade}"), abs(round(100 * share)))
        for grade, share in shares.items()
    )
    return Chart(
        key="lab.grades",
        title=title,
        subtitle=say(language, "lab.grades.subtitle", result=result_name(context)),
        source=with_reading(
            "lab.grades",
            with_sources(range_publishers(context, found.levers), "grades", language),
            language,
            result=result_name(context),
        ),
        alt=say(language, "lab.grades.alt", title=title, list=" ".join(items)),
        spec=row_chart(
            [_row(grade, share, language) for grade, share in shares.items()],
            {"range": [0, 100], **percent_ticks((0, 25, 50, 75, 100), language)},
            row_px=ROW_PX,
        ),
        table=chart_table("lab.grades", ("grade", "meaning", "share"), rows, language),
    )


def weak_share(found: Uncertainty) -> float:
    """Return the share of the variance, 0-1, that rests on grades C and D."""
    return sum(found.shares.get(grade, 0.0) for grade in (Grade.C, Grade.D))


def share_text(share: float, language: str) -> str:
    """Return a share, 0-1, in whole percent: what drawing can tell. Never a false 0 or 100."""
    exact = share < _NOTHING or share > 1 - _NOTHING
    return percent(round(share) * 100, language) if exact else chance(100 * share, language)


def _row(grade: Grade, share: float, language: str) -> Row:
    text = say(
        language,
        "lab.grades.row",
        grade=str(grade),
        meaning=say(language, f"grade.{grade}"),
        share=share_text(share, language),
    )
    return Row(
        label=text,
        hover=text,
        colour=GRADE_COLOURS[grade],
        bar=(0, min(100.0, 100 * share)),
        hollow=grade is Grade.D,
    )
