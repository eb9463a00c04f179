"""What a request asks for: the scenario and the language of its link."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request

from components.evidence import observed
from components.link import Link, decode, encode
from components.model import VERSION, Results, Scenario, evaluate
from components.model.evaluate import PAGES
from components.text import LANGUAGES, headline, say, takeaway
from components.text.marks import without_marks
from components.text.takeaways.lab import headline_on, takeaway_on
from components.web.address import PUBLIC

HOST = re.compile(r"([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")
HOME = PAGES[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """A link as read, and the language to answer in."""

    link: Link
    language: str

    @property
    def scenario(self) -> Scenario:
        """The scenario of the link."""
        return self.link.scenario

    @property
    def results(self) -> Results:
        """What the scenario leads to."""
        return results_of(self.link.scenario)

    @property
    def query(self) -> str:
        """The query string of this scenario in this language, as pages write it."""
        link = self.link
        return query_of(
            encode(link.scenario, self.language, link.compared, link.question, link.guesses)
        )

    def question(self, page: str) -> str:
        """Return the question of a page."""
        return say(self.language, f"page.{page}.question")

    def headline(self, page: str) -> str:
        """Return the answer of a page in one line, as the page states it."""
        if page == "lab":
            marked = headline_on(self.link.question, self.scenario, observed(), self.language)
            return without_marks(marked)
        return headline(page, self.results, self.scenario, observed(), self.language)

    def takeaway(self, page: str) -> str:
        """Return the answer of a page, as the page states it."""
        if page == "lab":
            marked = takeaway_on(self.link.question, self.scenario, observed(), self.language)
            return without_marks(marked)
        return takeaway(page, self.results, self.scenario, observed(), self.language)


def query_of(parameters: Mapping[str, str]) -> str:
    """Return the query string of a link's parameters, as pages write it."""
    return urlencode(parameters)


def read(request: Request, otherwise: str = LANGUAGES[0]) -> Asked:
    """Return what a request asks for; `otherwise` is the language if its link names none."""
    link = decode(request.query_params.multi_items(), LANGUAGES)
    return Asked(link, link.language or otherwise)


def of(scenario: Scenario, language: str) -> Asked:
    """Return what a link without faults asks for."""
    return Asked(Link(scenario, language, VERSION, ()), language)


def base_url(request: Request) -> str:
    """Return the address of the app as the reader typed it, without a slash at its end.

    It is the public address that the host of the app names, else what the Host header says. A
    header that names no host cannot be put into a link; then links start at the root.
    """
    if public := request.scope.get(PUBLIC):
        return str(public)
    if not HOST.fullmatch(request.headers.get("host", "")):
        return ""
    return str(request.base_url).rstrip("/")


def preferred_language(accepted: str) -> str:
    """Return the language, of those the app speaks, that an Accept-Language header likes best.

    >>> preferred_language("fr, ja-JP;q=0.8, en;q=0.5"), preferred_language("de")
    ('ja', 'en')
    """
    liked: dict[str, float] = {}
    for part in accepted[:500].split(","):
        name, _, weight = part.partition(";")
        language = name.strip()[:2].lower()
        if language in LANGUAGES:
            liked[language] = max(liked.get(language, 0.0), _weight(weight))
    best = max(liked, key=liked.__getitem__, default=LANGUAGES[0])
    return best if liked.get(best) else LANGUAGES[0]


@lru_cache(maxsize=256)
def results_of(scenario: Scenario) -> Results:
    """Return the results of a scenario, kept for the answers that follow on one another."""
    return evaluate(scenario, observed())


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return min(1.0, max(0.0, float(value))) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
