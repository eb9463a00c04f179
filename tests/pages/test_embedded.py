import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.model import Scenario
from components.text import LANGUAGES, say
from components.text.markup import plain
from components.text.pages import marked_takeaway
from tests.contexts import context
from tests.pages.drawn import elements, text


def embedded(page: str, **query: str) -> AppTest:
    app = AppTest.from_file("../../pages/main.py", default_timeout=20)
    app.context["is_embedded"] = True
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"{page}.py").run()
    assert not app.exception
    return app


def titles(app: AppTest) -> list[str]:
    return [str(figure["title"]) for figure in elements(app, "figure")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", CHARTS)
def test_one_chart_stands_alone_with_its_sentence_and_the_way_back(
    page: str, language: str
) -> None:
    scenario = Scenario.from_changes({"g": 25, "tgt": 40})
    name = list(CHARTS[page])[-1]
    app = embedded(page, v="2", lang=language, tgt="40", g="25", chart=name)
    sentence = marked_takeaway(page, context(scenario, language))
    assert text(app) == plain(sentence)
    assert len(titles(app)) == 1
    assert len(app.sidebar) == 0
    assert not app.main.expander
    (button,) = app.main.get("link_button")
    assert button.proto.label == say(language, "figure.full")
    assert button.proto.url == f"./{page}?v=2&lang={language}&tgt=40&g=25"
    assert app.query_params["chart"] == name


def test_the_named_chart_is_shown_and_the_first_where_the_name_is_unknown() -> None:
    named = embedded("buildout", chart="houses")
    unknown = embedded("buildout", chart="<b>nothing")
    first = embedded("buildout", chart="cumulative")
    assert titles(named) != titles(first)
    assert titles(unknown) == titles(first)


def test_a_page_without_charts_and_a_link_without_a_chart_open_as_ever() -> None:
    assert embedded("funding").sidebar
    assert elements(embedded("method", chart="path"), "strip")


@pytest.mark.parametrize("language", LANGUAGES)
def test_under_each_chart_is_a_line_that_leads_out_with_the_scenario(language: str) -> None:
    app = AppTest.from_file("../../pages/main.py", default_timeout=20)
    app.query_params["lang"] = language
    app.query_params["tgt"] = "40"
    app.switch_page("funding.py").run()
    query = f"?v=2&amp;lang={language}&amp;tgt=40"
    address = f"/funding?v=2&amp;lang={language}&amp;tgt=40&amp;embed=true&amp;chart="
    figures = elements(app, "figure")
    for key, figure in zip(("funding.path", "funding.peers"), figures, strict=True):
        files = re.findall(r'<a download href="([^"]*)">(\w+)</a>', figure["ways"])
        assert files == [
            (f"./api/charts/{key}.png{query}", "PNG"),
            (f"./api/charts/{key}.svg{query}", "SVG"),
            (f"./api/tables/{key}.csv{query}", "CSV"),
        ]
        assert say(language, "figure.save") in figure["ways"]
        code = unescape(re.findall(r"<code>(.*?)</code>", figure["ways"])[0])
        assert f"{address}{key.partition('.')[2]}" in code
    (strip,) = elements(app, "strip")
    for address in ("./print", "./api/scenario.xlsx"):
        assert f'href="{address}{query}"' in strip["share"]["ways"]
