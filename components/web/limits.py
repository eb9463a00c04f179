"""How long a link may be before the server itself refuses it."""

from uvicorn.protocols.http import h11_impl

LONGEST_REQUEST_HEAD_BYTES = 256 * 1024


def accept_long_links() -> None:
    """Let requests with very long query strings reach the app, which answers with a notice.

    Streamlit builds uvicorn's configuration itself and passes no limit on, so the only handle
    is the default that uvicorn's HTTP/1.1 parser takes up at each new connection.
    """
    h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = LONGEST_REQUEST_HEAD_BYTES  # type: ignore[attr-defined]
