"""A reader without a browser: speaks Streamlit's own protocol over the websocket.

It holds what a page of Streamlit 1.67 holds (the elements by place, the values of the widgets,
the address bar) and sends what that page would send: the values of all widgets with every move,
the fragment of the widget that moved, the session's id when it connects again. So it measures
what the server does for a move, with nothing drawn.
"""

import asyncio
import random
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Origin, Subprotocol

STREAM = "/_stcore/stream"
ANSWER_SECONDS = 60.0
FIRST_DELAY_SECONDS = (0.25, 0.5)
LONGEST_DELAY_SECONDS = 4.0
_NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"  # noqa: S105 - what a page without a login sends
_DONE = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"<[^>]*>|[*`\\]")

Path = tuple[int, ...]
Value = float | str | bool | list[str] | None


class LostError(ConnectionError):
    """The connection ended before the answer was complete."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How long the server took, in seconds since the message left.

    `first` is when the first change of an element arrived (None if nothing changed), `whole` when
    the script had finished. `received_bytes` counts all messages in between.
    """

    first: float | None
    whole: float
    received_bytes: int


@dataclass(slots=True)
class Node:
    """What stands at one place of the page, and which run and fragment put it there."""

    drawn: Element | Block
    fragment: str
    run: str
    id: str = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        """Note what is looked up again and again."""
        self.id = _id(self.drawn)
        self.key = _key(self.id)


@dataclass(slots=True)
class _Awaited:
    """A message whose answer is awaited."""

    sent: float
    done: asyncio.Future[Answer]
    started: bool = False
    first: float | None = None
    received_bytes: int = 0


@dataclass(slots=True, eq=False)
class Session:
    """One reader on one page. Use `open`, then `move`; `close` at the end."""

    address: str
    path: str
    query: str
    locale: str = "en-US"
    session_id: str = ""
    page_hash: str = ""
    nodes: dict[Path, Node] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    received_bytes: int = 0
    _run: str = ""
    _fragments: frozenset[str] = frozenset()
    _socket: ClientConnection | None = None
    _reader: asyncio.Task[None] | None = None
    _awaited: _Awaited | None = None
    _brought: dict[str, object] = field(default_factory=dict)

    @classmethod
    async def open(cls, address: str, path: str, *, locale: str = "en-US") -> "Session":
        """Open a page as a browser would and wait until it is complete.

        `address` is the server's, such as ``http://127.0.0.1:8501``; `path` the page with its
        query string. Raises `LostError` if the connection ends before that.
        """
        parts = urlsplit(path)
        session = cls(address.rstrip("/"), parts.path, parts.query, locale)
        await session._connect()
        await session._rerun()
        return session

    async def close(self) -> None:
        """Leave, as a reader who closes the tab."""
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader
        self._socket = self._reader = None

    @property
    def connected(self) -> bool:
        """Whether the connection holds."""
        return self._reader is not None and not self._reader.done()

    async def lost(self) -> None:
        """Wait until the connection ends."""
        if self._reader is not None:
            await asyncio.wait([self._reader])

    async def move(self, key: str, value: Value) -> Answer:
        """Set a widget, by the key that the app gave it, and wait until the page has followed.

        Raises `KeyError` if the page has no such widget.
        """
        node = self.widget(key)
        self.values[node.id] = value
        return await self._rerun(node.fragment)

    async def click(self, key: str) -> Answer:
        """Press a button, by its key, and wait until the page has followed."""
        node = self.widget(key)
        pressed = WidgetState(id=node.id, trigger_value=True)
        return await self._rerun(node.fragment, pressed)

    async def reconnect(self, within_seconds: float = ANSWER_SECONDS) -> float:
        """Connect again as a page does, say so to the app, and return the seconds that it took.

        A page tries after a quarter to half a second, then at growing intervals of four seconds
        at most. It names the session it had; a server that does not know it starts a new one, and
        the app's own script asks for a run, which reads the link. Raises `TimeoutError`.
        """
        start = time.perf_counter()
        attempt = 0
        async with asyncio.timeout(within_seconds):
            while True:
                await asyncio.sleep(_delay_seconds(attempt))
                attempt += 1
                try:
                    await self._connect()
                    await self._rerun(self._fragment_of_listener())
                except (OSError, InvalidHandshake, TimeoutError):
                    continue
                return time.perf_counter() - start

    def widget(self, key: str) -> Node:
        """Return the place of a widget by its key. Raises `KeyError` if there is none."""
        for node in self.nodes.values():
            if node.key == key:
                return node
        raise KeyError(key)

    def value(self, key: str) -> Value:
        """Return what a widget shows, by its key."""
        return self.values[self.widget(key).id]

    def range(self, key: str) -> tuple[float, float, float]:
        """Return low end, high end and step of a slider, by its key."""
        slider = _element(self.widget(key)).slider
        return slider.min, slider.max, slider.step

    def sliders(self) -> list[str]:
        """Return the keys of all sliders of the page."""
        found = (node.drawn for node in self.nodes.values() if isinstance(node.drawn, Element))
        return [_key(each.slider.id) for each in found if each.WhichOneof("type") == "slider"]

    def query_pairs(self) -> list[tuple[str, str]]:
        """Return what the address bar holds, taken apart."""
        return parse_qsl(self.query, keep_blank_values=True)

    def texts(self) -> list[str]:
        """Return every piece of text of the page without its Markdown, elements of ours included.

        Those of an element of ours (``st.components.v2``) are all strings among its data, or among
        those that a courier brought it since.
        """
        return [
            plain(text)
            for _, node in sorted(self.nodes.items())
            if isinstance(node.drawn, Element)
            for text in _texts(node.drawn, self._brought)
        ]

    def shows(self, text: str) -> bool:
        """Tell whether a sentence stands somewhere on the page."""
        wanted = plain(text)
        return any(wanted in shown for shown in self.texts())

    def _fragment_of_listener(self) -> str:
        """Return the fragment of the element that speaks up when a lost server is back."""
        try:
            return self.widget("reconnect").fragment
        except KeyError:
            return ""

    async def _connect(self) -> None:
        await self.close()
        parts = urlsplit(self.address)
        scheme = "wss" if parts.scheme == "https" else "ws"
        named = [self.session_id] if self.session_id else []
        self._socket = await connect(
            f"{scheme}://{parts.netloc}{STREAM}",
            origin=Origin(self.address),
            subprotocols=[Subprotocol(name) for name in ("streamlit", _NO_TOKEN, *named)],
            max_size=None,
            ping_interval=None,
            proxy=None,
        )
        self._reader = asyncio.create_task(self._read(self._socket))

    async def _rerun(self, fragment: str = "", trigger: WidgetState | None = None) -> Answer:
        if self._socket is None or not self.connected:
            raise LostError("not connected")
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.page_script_hash = self.page_hash
        state.page_name = "" if self.page_hash else self.path.strip("/")
        state.fragment_id = fragment
        state.widget_states.widgets.extend(self._widget_states())
        if trigger is not None:
            state.widget_states.widgets.append(trigger)
        state.context_info.timezone = "UTC"
        state.context_info.locale = self.locale
        state.context_info.url = f"{self.address}{self.path}"
        state.context_info.color_scheme = "light"
        awaited = _Awaited(time.perf_counter(), asyncio.get_running_loop().create_future())
        self._awaited = awaited
        try:
            await self._socket.send(message.SerializeToString())
            async with asyncio.timeout(ANSWER_SECONDS):
                return await awaited.done
        except ConnectionClosed as error:
            raise LostError(str(error)) from error
        finally:
            self._awaited = None

    def _widget_states(self) -> Iterator[WidgetState]:
        """Return the value of every widget that the page shows, as the page sends it."""
        for node in self.nodes.values():
            if node.id in self.values:
                kind = node.drawn.WhichOneof("type") or ""
                yield _state(node.id, kind, self.values[node.id])

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for data in socket:
                if isinstance(data, bytes):
                    self.received_bytes += len(data)
                    if self._awaited is not None:
                        self._awaited.received_bytes += len(data)
                    self._take(ForwardMsg.FromString(data))
        except ConnectionClosed:
            pass
        finally:
            if self._awaited is not None and not self._awaited.done.done():
                self._awaited.done.set_exception(LostError("the connection ended"))

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._start(message)
        elif kind == "delta":
            self._draw(message)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "script_finished":
            self._finish(message)
        elif kind == "ref_hash":
            self.problems.append("a message was sent by its hash only")
        elif kind == "session_event" and message.session_event.HasField(
            "script_compilation_exception"
        ):
            self.problems.append(message.session_event.script_compilation_exception.message)

    def _start(self, message: ForwardMsg) -> None:
        session = message.new_session
        self.session_id = session.initialize.session_id
        self.page_hash = session.page_script_hash
        self._run = message.metadata.run.script_run_id
        self._fragments = frozenset(message.metadata.run.fragment_ids)
        if self._awaited is not None:
            self._awaited.started = True

    def _draw(self, message: ForwardMsg) -> None:
        if self._awaited is not None and self._awaited.started and self._awaited.first is None:
            self._awaited.first = time.perf_counter() - self._awaited.sent
        path: Path = tuple(message.metadata.delta_path)
        delta = message.delta
        kind = delta.WhichOneof("type")
        if kind == "add_block":
            self.nodes[path] = Node(delta.add_block, delta.fragment_id, self._run)
            fold = delta.add_block.expandable
            if fold.id:
                self.values.setdefault(fold.id, fold.expanded)
        elif kind == "new_element":
            before = self.nodes.get(path)
            if before is not None and isinstance(before.drawn, Block):
                self._remove_below(path)
            self.nodes[path] = Node(delta.new_element, delta.fragment_id, self._run)
            self._take_value(delta.new_element)
            self._take_brought(delta.new_element)
            self._note_problem(delta.new_element)

    def _take_value(self, element: Element) -> None:
        """Take over the value of a widget where the server sets it or the page never had one."""
        kind = element.WhichOneof("type") or ""
        if kind not in _SHOWN:
            return
        widget = getattr(element, kind)
        if widget.set_value or widget.id not in self.values:
            self.values[widget.id] = _SHOWN[kind](widget)

    def _take_brought(self, element: Element) -> None:
        """Take over what a courier brings for other elements, and what an element has itself."""
        if element.WhichOneof("type") != "bidi_component":
            return
        parts = _message(element).get("parts", {})
        if _is_courier(element):
            self._brought.update(parts)
        else:
            for key in parts:
                self._brought.pop(key, None)

    def _note_problem(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.problems.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "alert" and element.alert.format == element.alert.ERROR:
            self.problems.append(element.alert.body)

    def _remove_below(self, path: Path) -> None:
        for below in [each for each in self.nodes if each[: len(path)] == path]:
            del self.nodes[below]

    def _finish(self, message: ForwardMsg) -> None:
        if message.script_finished not in _DONE:
            return  # superseded: the run that took its place will finish
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.problems.append("the script could not be compiled")
        for path in [path for path, node in self.nodes.items() if self._is_stale(node)]:
            del self.nodes[path]
        shown = {node.id for node in self.nodes.values()}
        self.values = {name: value for name, value in self.values.items() if name in shown}
        awaited = self._awaited
        if awaited is not None and awaited.started and not awaited.done.done():
            whole = time.perf_counter() - awaited.sent
            awaited.done.set_result(Answer(awaited.first, whole, awaited.received_bytes))

    def _is_stale(self, node: Node) -> bool:
        """Tell whether the run that finished should have drawn this and did not."""
        asked = not self._fragments or node.fragment in self._fragments
        return asked and node.run != self._run


def plain(text: str) -> str:
    """Return text without Markdown, marks and tags, spaces made one.

    >>> plain("Raised **[12.5](#fact:x)** of \\\\$30  <b>billion</b>")
    'Raised 12.5 of $30 billion'
    """
    return " ".join(unescape(_MARKUP.sub("", _LINK.sub(r"\1", text))).split())


_SHOWN: dict[str, Any] = {
    "slider": lambda widget: widget.value[0] if widget.set_value else widget.default[0],
    "number_input": lambda widget: (
        widget.value
        if widget.set_value and widget.HasField("value")
        else widget.default
        if widget.HasField("default")
        else None
    ),
    "selectbox": lambda widget: (
        widget.raw_value
        if widget.set_value
        else widget.options[widget.default]
        if widget.HasField("default")
        else None
    ),
    "button_group": lambda widget: (
        list(widget.raw_values)
        if widget.set_value
        else [widget.options[index].content for index in widget.default]
    ),
    "checkbox": lambda widget: widget.value if widget.set_value else widget.default,
}


def _state(name: str, kind: str, value: Value) -> WidgetState:
    state = WidgetState(id=name)
    if kind == "slider" and isinstance(value, int | float):
        state.double_array_value.data.append(value)
    elif kind == "number_input" and isinstance(value, int | float):
        state.double_value = value
    elif kind == "selectbox" and isinstance(value, str):
        state.string_value = value
    elif kind == "button_group" and isinstance(value, list):
        state.string_array_value.data.extend(value)
    elif kind in {"checkbox", "expandable"} and isinstance(value, bool):
        state.bool_value = value
    return state


def _element(node: Node) -> Element:
    if not isinstance(node.drawn, Element):
        raise TypeError("a container, not an element")
    return node.drawn


def _id(drawn: Element | Block) -> str:
    """Return the id of an element or a fold that has one, else nothing."""
    if isinstance(drawn, Block):
        return drawn.expandable.id
    kind = drawn.WhichOneof("type")
    return str(getattr(getattr(drawn, kind), "id", "")) if kind else ""


def _key(name: str) -> str:
    """Return the key that the app gave an element, from the element's id."""
    return name.split("-", maxsplit=2)[-1] if name.startswith("$$ID-") else ""


def _texts(element: Element, brought: Mapping[str, object]) -> Iterator[str]:
    kind = element.WhichOneof("type")
    if kind == "bidi_component":
        message = _message(element)
        if not _is_courier(element):
            parts: dict[str, object] = message.get("parts", message)
            yield from _strings({key: brought.get(key, shown) for key, shown in parts.items()})
    elif kind:
        drawn = getattr(element, kind)
        for name in ("body", "label"):
            text = getattr(drawn, name, "")
            if isinstance(text, str) and text:
                yield text


def _message(element: Element) -> dict[str, Any]:
    """Return the message that an element of ours was sent: what its parts show."""
    component = element.bidi_component
    data = getattr(component, component.WhichOneof("data") or "json")
    return dict(orjson.loads(data.json if component.HasField("mixed") else data)) if data else {}


def _is_courier(element: Element) -> bool:
    return element.bidi_component.component_name == "courier"


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _delay_seconds(attempt: int) -> float:
    low, high = FIRST_DELAY_SECONDS
    if attempt:
        high = min(LONGEST_DELAY_SECONDS, high * 2**attempt)
        low = high / 2
    return random.uniform(low, high)  # noqa: S311 - spreads the load, guards nothing
