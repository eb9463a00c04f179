"""What a client accepts, by headers of HTTP such as Accept-Language."""

from collections.abc import Iterator

from components.text.languages import LANGUAGES


def preferred_language(accepted: str) -> str:
    """Return the language of the app with the highest quality in an Accept-Language header.

    >>> preferred_language("fr, ja-JP;q=0.8, en;q=0.5"), preferred_language("de")
    ('ja', 'en')
    >>> preferred_language("zh-TW,zh;q=0.8,ja;q=0.6,en-US;q=0.4")
    'ja'
    """
    best = dict.fromkeys(LANGUAGES, 0.0)
    for name, quality in qualities(accepted):
        language = name[:2]
        if language in best:
            best[language] = max(best[language], quality)
    # Of equals the first is taken, which is the default.
    return max(LANGUAGES, key=best.__getitem__)


def qualities(header: str) -> Iterator[tuple[str, float]]:
    """Yield each name of an Accept header with its quality, 0 if it cannot be read.

    >>> list(qualities("br, gzip;q=0.5, x;q=much"))
    [('br', 1.0), ('gzip', 0.5), ('x', 0.0)]
    """
    for part in header[:500].split(","):
        name, _, parameter = part.partition(";")
        key, _, value = parameter.replace(" ", "").partition("=")
        try:
            quality = min(1.0, max(0.0, float(value))) if key == "q" else 1.0
        except ValueError:
            quality = 0.0
        yield name.strip().lower(), quality
