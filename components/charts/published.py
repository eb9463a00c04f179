"""What others have published on the number of a theme page, for a guess to be set beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from components.charts.kit import house_name
from components.charts.palette import CONTEXT
from components.evidence import fact
from components.model import Grade
from components.text import say
from components.text.sources import Origin, leaves


@dataclass(frozen=True, slots=True)
class Published:
    """What one house has published, in the unit of the page's number.

    Attributes
    ----------
    name, about
        Whose figure it is and what it counts, in the reader's language.
    figures
        One figure, or several of one house from low to high.
    origin
        Who says so, as of when, how it reached us, its grade.
    url
        Where it stands, empty if there is no page of the publisher's to send readers to.
    colour, ahead
        The colour of its mark; whether it lies ahead, so that its mark is open.
    open_end
        Whether the last figure is the least and no most is given.
    """

    name: str
    about: str
    figures: tuple[float, ...]
    origin: Origin
    url: str = ""
    colour: str = CONTEXT
    ahead: bool = False
    open_end: bool = False


Publications: TypeAlias = Callable[[str], tuple[Published, ...]]
"""What has been published, by language, from the top of the chart down."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a guess is set beside.

    Where nobody has published the number itself, the words of the page say what stands there
    instead.

    Attributes
    ----------
    ends
        The ends of the axis, in the unit of the page's number.
    publications
        What others have published.
    """

    ends: tuple[float, float]
    publications: Publications


def published_facts(marks: Mapping[str, tuple[str, bool]]) -> Publications:
    """Return what facts say; `marks` gives by fact id the colour and whether it lies ahead."""

    def published(fact_id: str, language: str) -> Published:
        found, source = fact(fact_id), next(leaves(fact_id))
        colour, ahead = marks[fact_id]
        return Published(
            name=say(language, f"guess.fact.{fact_id}"),
            about=house_name(source.publisher, language),
            figures=(found.value,),
            origin=Origin(source.publisher, source.reported_via, found.as_of, str(found.grade)),
            url=source.url,
            colour=colour,
            ahead=ahead,
        )

    return lambda language: tuple(published(fact_id, language) for fact_id in marks)


def series_origin(
    publisher: str, as_of: str, reported_via: str = "", *, undated: bool = False
) -> Origin:
    """Return the origin of a figure of a series of analysts and press, which are of one grade."""
    return Origin(publisher, reported_via, as_of, str(Grade.C), undated)


def name_with_period(name: str, period: str, language: str) -> str:
    """Return whose figure it is, with the years that it covers."""
    return say(language, "guess.name_period", name=name, period=period)
