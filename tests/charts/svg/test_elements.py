from components.charts.svg.elements import Style, text_line


def test_markup_in_words_is_text() -> None:
    line = text_line("<b>a</b> <script>&amp;", 0, 0, Style(12))
    assert "<script>" not in line
    assert "&lt;script&gt;&amp;" in line
    assert line.count("tspan") == 2
