"""The messages to the scripts in the browser, as both sides know them.

``components/browser/messages.d.ts`` says the same for the scripts; after an edit here
``make messages`` writes it anew.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypedDict

Stamp: TypeAlias = tuple[str, int]
"""A session and the number of its run: what left the server earlier has a lower number."""


class Layout(TypedDict):
    """What the scripts read of plotly's layout; it goes to plotly as it is."""

    height: float


class Spec(TypedDict):
    """A plotly chart."""

    data: list[Mapping[str, object]]
    layout: Layout


class Words(TypedDict):
    """Words that follow the scenario."""

    kind: Literal["words"]
    html: str


class PhoneHeights(TypedDict):
    """How high a chart is on a phone in px: as a part of the page, and while it stays on top."""

    usual: float
    stuck: float


class Figure(TypedDict):
    """A chart with the words around it; those are HTML, but for `alt`.

    `narrow` is another form of the chart for narrow places, `heights` are those of a main chart on
    a phone, which keeps room for an input there. `ways` are links to the same as a file,
    and the code that shows it on another page; addresses in it start with ``./``.
    """

    kind: Literal["figure"]
    key: str
    title: str
    subtitle: str
    source: str
    alt: str
    spec: Spec
    narrow: Spec | None
    heights: PhoneHeights | None
    ways: str


class Shell(TypedDict):
    """What is around a page: its language, and the finding above the picture on a phone."""

    kind: Literal["shell"]
    language: str
    headline: str


class Sheet(TypedDict):
    """The head of the sheet that holds the inputs on a phone.

    `levers` are the names of the inputs that matter most, of which it shows one; `choose` says
    what choosing among them is. The other words are those of the buttons that change its height.
    """

    kind: Literal["sheet"]
    levers: list[str]
    choose: str
    open: str
    grow: str
    shrink: str
    close: str


class Share(TypedDict):
    """The link of the page, below the address of the app, and the words around it.

    `title` is HTML, `emphasis` its class, empty while there is nothing of the reader's own.
    `card` is the address of its picture, `ways` are links to the same on paper and as a workbook.
    """

    path: str
    card: str
    title: str
    emphasis: str
    copy: str
    copied: str
    failed: str
    label: str
    ways: str


class Strip(TypedDict):
    """The strip on top of a page: the ways to all pages and languages as HTML, and sharing."""

    kind: Literal["strip"]
    html: str
    share: Share


class Cover(TypedDict):
    """What covers the answer while a reader guesses.

    `show` is the word of the button that ends it.
    """

    kind: Literal["cover"]
    show: str


class ControlNames(TypedDict):
    """Our words for what Streamlit calls its controls where they are read out.

    `names` translates whole names, and what is said when the server is lost. In `help_for` and
    `reset` stands ``{name}``, in `range` stand ``{low}`` and ``{high}``.
    """

    names: dict[str, str]
    help: str
    help_for: str
    reset: str
    range: str
    skip: str


class NumberUnit(TypedDict):
    """A unit of a number field.

    `usd` is how many dollars one of it is, 0 if it is no money; the words in `around` may stand
    around a number of it.
    """

    usd: float
    around: list[str]


class NumberFields(TypedDict):
    """How number fields are read: units by the name in their label, and why nothing is read.

    In `ambiguous` stand ``{text}``, ``{one}`` and ``{other}``, in `unreadable` ``{text}``.
    """

    units: Mapping[str, NumberUnit]
    ambiguous: str
    unreadable: str


class Reconnect(TypedDict):
    """What reports a reconnect, and says so while the browser is offline.

    It also names Streamlit's controls and has their fields read.
    """

    kind: Literal["reconnect"]
    offline: str
    names: ControlNames
    fields: NumberFields


Part: TypeAlias = Words | Figure | Shell | Sheet | Strip | Cover | Reconnect


class Update(TypedDict):
    """What parts of a page show in a scenario.

    Attributes
    ----------
    page
        The slug of the page.
    query
        The scenario and what goes along with it, as the query string of its link.
    stamp
        When it left a session, None if no session sent it.
    parts
        Parts by their keys.
    """

    page: str
    query: str
    stamp: Stamp | None
    parts: dict[str, Part]


class Previews(TypedDict):
    """What a page shows at values of one of its inputs: an update for each value in `at`."""

    at: list[float]
    updates: list[Update]
