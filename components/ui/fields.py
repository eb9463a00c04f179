"""Fields for numbers that a reader counts otherwise than the model does."""

from components.text.scale import Scale


def field_key(name: str, scale: Scale, language: str) -> str:
    """Return the key of a field: where languages count otherwise, each has a field of its own.

    Else a browser that has not caught up with a change of language would send back a number of the
    other scale.

    >>> field_key("number.tgt", Scale(10, "億ドル"), "ja")
    'number.tgt.ja'
    >>> field_key("number.g", Scale(1, "%"), "ja")
    'number.g'
    """
    return name if scale.times == 1 else f"{name}.{language}"
