"""A checker of accessibility in the page, with the rules of the standards that we keep."""

from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH

from tests.browser.reader import Reader

_AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# The checker takes what plotly cuts off at the edge of a plot to lie over the words beside it, and
# tells no contrast of either. That of the letters in charts is looked at in `layout`.
FOUND = """
async (values) => {
  const style = document.createElement("style")
  style.textContent = ".main-svg .cartesianlayer { display: none }"
  document.head.append(style)
  const options = { runOnly: { type: "tag", values }, resultTypes: ["violations"] }
  const { violations, incomplete, passes } = await axe.run(options)
  style.remove()
  return [
    violations.flatMap((rule) => rule.nodes.map((node) =>
      [rule.id, node.target.join(" "), node.failureSummary, node.html])),
    incomplete.filter(({ nodes: [node] }) => node.none.some(({ id }) => id === "error-occurred"))
      .map((rule) => rule.id),
    passes.length,
  ]
}
"""


def violations(reader: Reader) -> list[Any]:
    """Return what the checker finds in the page as it stands."""
    if not reader.page.evaluate("() => 'axe' in window"):
        reader.page.evaluate(_AXE)
    # The checker of contrast can stumble over a table's head in a page that is scrolled.
    reader.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    # What comes to lie under the mouse, or changes with the theme, has its colour after a moment.
    reader.page.mouse.move(0, 0)
    reader.come_to_rest()
    found, stumbled, passes = reader.page.evaluate(FOUND, STANDARDS)
    assert not stumbled, f"the checker gave up on {stumbled}"
    assert passes, "the checker looked at nothing"
    return list(found)


def expect_no_violations(reader: Reader) -> None:
    assert violations(reader) == []
