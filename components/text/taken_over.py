"""Which inputs and results a page takes from other pages, as lines of text."""

from components.context import Context
from components.model.evaluate import THEMES
from components.model.levers import levers_of
from components.text import lever_text, say
from components.text.themes import theme_words


def taken_over_lines(slug: str, context: Context) -> list[tuple[str, str]]:
    """Return for each other page what this one takes from it: its slug and a line of text."""
    if slug not in THEMES:
        return []
    language = context.language
    found: dict[str, list[str]] = {}
    for lever in levers_of(slug):
        if lever.home != slug:
            value = lever_text(lever.key, context.scenario.values()[lever.key], language)
            name = say(language, f"lever.{lever.key}.label")
            found.setdefault(lever.home, []).append(
                say(language, "shared.value", name=name, value=value)
            )
    for home, text in theme_words(slug).TAKEN_OVER.items():
        found.setdefault(home, []).append(text(context))
    comma = say(language, "text.comma")
    return [
        (
            home,
            say(
                language,
                "shared.one",
                page=say(language, f"page.{home}.menu"),
                values=comma.join(values),
            ),
        )
        for home, values in found.items()
    ]
