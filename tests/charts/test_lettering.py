from hypothesis import given
from hypothesis import strategies as st

from components.charts.lettering import width_of, wrapped


@given(st.text(alphabet="投資はAI、。（）12 .gz", max_size=80), st.floats(30, 200))
def test_wrapped_lines_hold_all_words_and_fit(text: str, width: float) -> None:
    lines = wrapped(text, 10, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, 10) <= width for line in lines)
    assert all(line == line.strip() for line in lines)
