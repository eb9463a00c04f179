"""Colours with a fixed meaning. Each has a contrast of 3:1 or more on light and on dark ground."""

SCENARIO = "#d4690b"  # the reader's scenario, always
OBSERVED = "#2b7fd4"  # reported figures of the subject itself
RANGE = "#159a85"  # the 5-8 trillion range and forecasts
GUESS = "#9a63d8"  # what the reader guessed
CONTEXT = "#858c97"  # peers, ghosts, reference lines

GROUNDS = ("#ffffff", "#11151c")  # the two backgrounds of the theme


def faded(colour: str, alpha: float) -> str:
    """Return a colour with an opacity, as CSS.

    >>> faded("#d4690b", 0.2)
    'rgba(212,105,11,0.2)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


NOTHING = faded(CONTEXT, 0)  # a mark that keeps its place and stays out of sight
