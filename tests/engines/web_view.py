"""A WebKit view without a browser around it, which a WebDriver drives.

Browsers have bars and buttons that no window of a phone's width has room for. This runs outside the
environment of the tests, in the system's own Python, which has the bindings of WebKitGTK. What goes
wrong in its pages is written to the file named as its one argument, a line each.
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

# WebKit prints no console of a private session, and a session that is driven is private.
WATCH = """
{
  const tell = (...words) => webkit.messageHandlers.problem.postMessage(words.map(String).join(" "))
  const complain = console.error
  console.error = (...words) => {
    tell("console:", ...words)
    complain(...words)
  }
  addEventListener("error", ({ message, target }) =>
    tell("page error:", message ?? target.outerHTML.slice(0, 200)), true)
  addEventListener("unhandledrejection", ({ reason }) => tell("page error:", reason))
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    tell("refused:", violatedDirective, blockedURI))
}
"""


def main() -> None:
    problems = Path(sys.argv[1])

    def note(_: WebKit2.UserContentManager, problem: WebKit2.JavascriptResult) -> None:
        with problems.open("a", encoding="utf-8") as file:
            file.write(problem.get_js_value().to_string().replace("\n", " ") + "\n")

    content = WebKit2.UserContentManager()
    content.connect("script-message-received::problem", note)
    content.register_script_message_handler("problem")
    every, start = WebKit2.UserContentInjectedFrames, WebKit2.UserScriptInjectionTime
    content.add_script(WebKit2.UserScript(WATCH, every.ALL_FRAMES, start.START, None, None))
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)
    view = WebKit2.WebView(
        web_context=context, user_content_manager=content, is_controlled_by_automation=True
    )
    context.connect("automation-started", _start, view)
    window = Gtk.Window(decorated=False)
    window.add(view)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    Gtk.main()


def _start(
    context: WebKit2.WebContext, session: WebKit2.AutomationSession, view: WebKit2.WebView
) -> None:
    del context
    about = WebKit2.ApplicationInfo()
    about.set_name("view")
    about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), 0)
    session.set_application_info(about)
    session.connect("create-web-view", lambda _: view)


if __name__ == "__main__":
    main()
