"""What the app takes for granted about this version of Streamlit.

Each was found by experiment; when an upgrade breaks one, the pattern that rests on it must be
looked at again. What only a browser shows is tested under ``tests/browser``.
"""

import inspect
import re
from pathlib import Path

import pytest
import streamlit as st
import uvloop
from streamlit.components.v2.bidi_component import main as mounting
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import Runtime, app_session
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.session_manager import SessionManager
from streamlit.runtime.state import register_widget
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette import (
    starlette_agent_routes,
    starlette_app,
    starlette_auth_routes,
    starlette_routes,
    starlette_static_routes,
)
from uvicorn.loops.auto import auto_loop_factory
from uvicorn.protocols.http import h11_impl

import app as entry
from components.model.evaluate import PAGES
from components.screen.shell import STREAMLITS_NAMES
from components.text.quotes import say_markdown
from components.web.pages.head import Shell, page_path, page_routes
from components.web.pages.site import STREAMLIT_PATHS

ROOT = Path(__file__).parents[1]


def test_the_main_script_is_in_the_pages_folder_so_the_old_file_router_stays_off() -> None:
    """A folder `pages/` beside the main script would switch on the old router."""
    assert entry.app.script_path == ROOT / "pages" / "main.py"
    assert not (ROOT / "pages" / "pages").exists()


def test_the_old_router_is_a_flag_of_the_process_that_each_run_looks_at() -> None:
    """`leave_old_router` switches it off where a launcher runs ``app.py`` as a script."""
    assert PagesManager.__annotations__["uses_pages_directory"]
    assert "if PagesManager.uses_pages_directory:" in inspect.getsource(script_runner)


def test_a_session_hands_its_way_to_show_errors_to_each_run() -> None:
    """`stay_calm` sets it where a launcher did not; else readers see Streamlit's own words."""
    assert "on_script_error" in ScriptRunContext.__dataclass_fields__
    assert "on_script_error=self._on_script_error" in inspect.getsource(app_session.AppSession)
    assert "self._session_mgr" in inspect.getsource(Runtime.__init__)
    assert callable(SessionManager.get_session_info)


def test_pages_switch_by_their_flat_file_names() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=20).run()
    app.switch_page("buildout.py").run()
    assert not app.exception
    assert app.title[0].value == say_markdown("en", "page.buildout.question")


def test_binding_a_widget_to_the_query_drops_its_default() -> None:
    """The reason for our own codec: a link must not drift when a default changes."""

    def script() -> None:
        import streamlit as st  # noqa: PLC0415 - AppTest runs this function by itself

        st.slider("x", 0, 10, 3, key="x", bind="query-params")

    app = AppTest.from_function(script)
    app.query_params["x"] = "3"
    app.run()
    app.slider(key="x").set_value(5).run()
    app.slider(key="x").set_value(3).run()
    assert "x" not in app.query_params


def test_a_value_put_into_session_state_before_the_widget_is_the_widgets_value() -> None:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415 - AppTest runs this function by itself

        st.session_state["x"] = 7.0
        st.slider("x", 0.0, 10.0, step=0.5, key="x")

    app = AppTest.from_function(script).run()
    assert app.slider(key="x").value == 7.0
    assert not app.warning


def test_a_widget_with_a_key_is_the_same_with_another_default() -> None:
    """Each of ours has what it shows as its default, which every move changes."""

    def script() -> None:
        import datetime  # noqa: PLC0415 - AppTest runs this function by itself

        import streamlit as st  # noqa: PLC0415

        n = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
        st.slider("a", 0.0, 10.0, float(n), key="a")
        st.number_input("b", 0.0, 10.0, float(n), key="b")
        st.selectbox("c", list("xyz"), n, key="c")
        st.segmented_control("d", list("xyz"), default="xyz"[n], key="d")
        st.date_input("e", datetime.date(2026, 1, n), key="e")

    def drawn(app: AppTest) -> dict[str, str]:
        kinds = (app.slider, app.number_input, app.selectbox, app.button_group, app.date_input)
        return {str(widget.key): widget.proto.id for kind in kinds for widget in kind}

    app = AppTest.from_function(script)
    first, second = drawn(app.run()), drawn(app.run())
    assert len(first) == 5
    assert first == second


def test_charts_take_an_alternative_text() -> None:
    assert "alt" in inspect.signature(st.plotly_chart).parameters
    assert "alt" in inspect.signature(st.table).parameters


def test_page_links_carry_query_parameters() -> None:
    assert "query_params" in inspect.signature(st.page_link).parameters


def test_elements_of_our_own_exist() -> None:
    assert callable(st.components.v2.component)


def test_a_callback_can_ask_for_parts_by_their_keys() -> None:
    """Else every move would draw the whole page; `components.ui.fragment` then asks for that."""
    assert "key" in inspect.signature(st.fragment).parameters
    assert "fragment keys" in inspect.getdoc(st.rerun)  # type: ignore[operator]
    assert "fragment_ids_this_run" in ScriptRunContext.__dataclass_fields__


def test_a_run_knows_whether_back_or_forward_asked_for_it() -> None:
    assert "is_history_navigation" in ScriptRunContext.__dataclass_fields__


def test_uvicorn_takes_the_event_loop_that_sends_at_once() -> None:
    """Streamlit opens its socket in a way for which Python's own loop leaves Nagle's delay on."""
    assert auto_loop_factory() is uvloop.new_event_loop


def test_a_remembered_theme_is_the_theme() -> None:
    """`remember_theme` replaced the function at start-up; the original stands in its closure."""
    populate = app_session._populate_theme_msg
    original = inspect.getclosurevars(populate).nonlocals["worked_out"].__wrapped__
    for section in ("theme", "theme.light", "theme.dark", "theme.sidebar"):
        once, twice = CustomThemeConfig(), CustomThemeConfig()
        populate(once, section)
        populate(twice, section)
        assert once == twice == original(section)
    assert CustomThemeConfig() != original("theme.dark")
    assert inspect.getsource(app_session.AppSession).count("_populate_theme_msg(") == 6


def test_data_given_as_bytes_reaches_an_element_as_it_is() -> None:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415 - AppTest runs this function by itself

        show = st.components.v2.component("bytes", js="export default () => {}")
        show(key="x", data=b'{"a": 1}')

    (element,) = AppTest.from_function(script).run().get("bidi_component")
    assert element.proto.bytes == b'{"a": 1}'


def test_the_parser_takes_its_limit_from_the_name_that_we_set() -> None:
    assert "DEFAULT_MAX_INCOMPLETE_EVENT_SIZE" in inspect.getsource(h11_impl.H11Protocol.__init__)
    assert h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE > 100_000  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("browser.gatherUsageStats", False),
        ("client.toolbarMode", "minimal"),
        ("global.disableWidgetStateDuplicationWarning", True),
        ("global.minCachedMessageSize", 1e9),
        ("runner.postScriptGC", False),
        ("server.enableAgentApi", False),
    ],
)
def test_the_settings_we_rely_on_still_exist(name: str, value: object) -> None:
    assert st.get_option(name) == value


def test_the_front_end_has_the_page_that_we_put_the_head_into() -> None:
    """Otherwise pages are served without previews, which nobody would notice by looking."""
    html = (entry.FRONT_END / "index.html").read_text(encoding="utf-8")
    page = Shell(html).filled("ja", "<title>x</title>", "y")
    assert '<html lang="ja">' in page
    assert page.count("<title>") == 1
    assert "<noscript>y</noscript>" in page
    assert {route.path for route in page_routes(html)} == {page_path(page) for page in PAGES}


def test_our_routes_come_before_those_of_streamlit() -> None:
    assert "self._user_routes + streamlit_routes" in inspect.getsource(type(entry.app))


def test_everything_under_which_streamlit_answers_is_left_to_it() -> None:
    """Else the answer to an unknown path would take the place of Streamlit's own."""
    for prefix in starlette_app._RESERVED_ROUTE_PREFIXES:
        assert STREAMLIT_PATHS.match(prefix)
    for module in (starlette_routes, starlette_auth_routes, starlette_agent_routes):
        source = inspect.getsource(module)
        paths = re.findall(r'^_?(?:BASE_)?ROUTE_\w+: Final = "([^"]+)"', source, re.MULTILINE)
        assert paths
        for path in paths:
            assert STREAMLIT_PATHS.match(f"/{path.lstrip('/')}"), path
    for name in starlette_static_routes._RESERVED_STATIC_PATH_SUFFIXES:
        assert STREAMLIT_PATHS.match(f"/funding/{name}")


def test_the_front_end_takes_the_address_of_its_server_from_the_page() -> None:
    """Else it looks below the page's path first, which only costs time."""
    scripts = (entry.FRONT_END / "static" / "js").glob("index.*.js")
    source = "".join(path.read_text(encoding="utf-8") for path in scripts)
    assert "window.__streamlit" in source
    for name in ("BACKEND_BASE_URL", "LIGHT_THEME", "DARK_THEME"):
        assert f"get {name}()" in source


def test_the_front_end_calls_its_controls_what_we_translate() -> None:
    """Where it does not, a control is read out in English."""
    scripts = (entry.FRONT_END / "static" / "js").glob("*.js")
    front_end = "".join(script.read_text(encoding="utf-8") for script in scripts)
    refusal = "Number is outside the allowed range. Please enter a value between "
    for name in (*STREAMLITS_NAMES, "Help", "Help for ", "stSkipToContent", refusal):
        assert f"`{name}" in front_end, name


def test_the_sidebar_has_the_names_by_which_a_phone_makes_a_sheet_of_it() -> None:
    """That it is drawn while it is collapsed is tested in a browser."""
    scripts = (entry.FRONT_END / "static" / "js").glob("*.js")
    front_end = "".join(script.read_text(encoding="utf-8") for script in scripts)
    parts = ("", "Content", "Header", "UserContent")
    for name in (*(f"stSidebar{part}" for part in parts), "stExpandSidebarButton", "stMain"):
        assert f"`{name}`" in front_end, name
    assert '"data-collapsed":' in front_end


def test_our_layers_lie_around_those_of_streamlit() -> None:
    """Its own compression must see a client that takes none, or text would be packed twice."""
    source = inspect.getsource(type(entry.app))
    assert "self._user_middleware + streamlit_middleware" in source


def test_the_front_end_keeps_a_list_of_its_files() -> None:
    """Else pages preload nothing, which nobody would notice by looking."""
    assert entry.front_end.later_files("funding")
    assert all("." in path.rsplit("/", 1)[1][:-3] for path in entry.front_end.static_files())


def test_what_streamlit_could_take_in_is_small() -> None:
    assert st.get_option("server.maxUploadSize") == 1
    assert st.get_option("server.maxMessageSize") == 5
    assert st.get_option("server.enableXsrfProtection")
    assert st.get_option("server.enableCORS")


def test_only_a_wrapped_state_of_an_element_costs_a_class_at_every_look() -> None:
    """`leave_states_unwrapped` replaced the function at start-up: a widget without it is fine."""
    assert inspect.signature(register_widget).parameters["presenter"].default is None
    assert "make_bidi_component_presenter(" in inspect.getsource(mounting)
    present = vars(mounting)["make_bidi_component_presenter"]
    assert present("events", "element", None) is None
