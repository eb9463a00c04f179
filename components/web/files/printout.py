"""A scenario on one sheet of A4: plain HTML for print, without scripts."""

import html
import re
from collections.abc import Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.charts.kit import phone_form
from components.charts.lettering import with_breaks
from components.charts.pages import chart_of
from components.charts.picture import plain
from components.charts.svg.drawing import drawing
from components.charts.svg.inline import NARROW_PX
from components.context import Context, context_of
from components.link import Notice, NoticeKind
from components.model import LEVERS
from components.model.evaluate import THEMES
from components.text import lever_text, long_date, number, say
from components.text.comparison import pinned_difference, summary
from components.text.markup import with_units
from components.text.pages import headline, statement
from components.text.sources import scenario_source_line
from components.web.caching import answer
from components.web.files.exports import page_link
from components.web.requests import HOME, read_link

PRINTED_CHARTS = (("buildout", "cumulative"), ("breakout", "crossing"))
KEY_LEVERS = ("tgt", "pace", "mult", "c25", "c26", "g", "sup")
KEY_FACTS = ("aip.equity_raised_usd_bn",)
FEW, SOME = 12, 24
"""Up to FEW inputs stand in normal spacing, up to SOME compact. Of more, SOME stand densely, and
the sheet says how many others its link holds."""
CLOSE = 8
"""With more inputs than these, of both scenarios, the whole sheet is set closer."""
NAMED = 8
"""So many inputs are named in one sentence: those pinned, and those that could not be read."""

_RANGE = re.compile(r"～(?=[−\d])")
"""The sign between the ends of a range, around which a line could end."""

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>{title} · {app}</title>
<style>
  @page {{ size: A4; margin: 11mm 12mm; }}
  * {{ box-sizing: border-box; }}
  body {{ margin: 0 auto; max-width: 186mm; padding: 6mm 4mm; color: #1c2330; background: #fff;
    font: 8.8pt/1.4 'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', Meiryo,
    system-ui, sans-serif; font-variant-numeric: tabular-nums; }}
  :lang(ja) {{ overflow-wrap: anywhere; word-break: keep-all; }}
  header {{ border-top: 3pt solid #d4690b; padding-top: 2mm; }}
  p, h1, h2, h3, ul, dl, dd, figure {{ margin: 0; padding: 0; }}
  .app {{ font-size: 7.5pt; color: #4a5563; }}
  h1 {{ font-size: 15pt; line-height: 1.25; margin: 0.5mm 0 2mm; }}
  h2 {{ font-size: 9.5pt; margin: 3.2mm 0 1mm; }}
  h2, .charts, footer {{ padding-top: 1.4mm; border-top: 0.5pt solid #b9c0ca; }}
  .answer {{ font-size: 9.6pt; }}
  .notice {{ margin-bottom: 1.5mm; font-weight: 700; }}
  .difference {{ margin-top: 1.5mm; }}
  dl {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0.8mm 6mm; font-size: 8pt;
    line-height: 1.32; }}
  dt {{ font-weight: 700; font-size: 7.5pt; color: #4a5563; }}
  .charts {{ display: grid; grid-template-columns: 1fr 1fr; gap: 6mm; margin-top: 3.2mm; }}
  figcaption {{ font-weight: 700; line-height: 1.3; margin-bottom: 1mm; }}
  figure svg {{ width: 100%; height: auto; display: block; }}
  ul {{ list-style: none; columns: 2; column-gap: 6mm; }}
  li {{ break-inside: avoid; }}
  ul.some {{ font-size: 7.5pt; line-height: 1.3; }}
  ul.many {{ font-size: 5.9pt; line-height: 1.24; columns: 3; column-gap: 4mm; }}
  .sources {{ font-size: 6.8pt; line-height: 1.35; color: #4a5563; }}
  footer {{ margin-top: 3mm; font-size: 7.5pt; }}
  footer a {{ color: #1f63b0; overflow-wrap: anywhere; }}
  footer strong {{ display: block; margin-top: 1mm; }}
  .close {{ font-size: 8.3pt; line-height: 1.32; }}
  .close h1 {{ font-size: 13pt; }}
  .close .answer {{ font-size: 8.6pt; }}
  .close dl {{ font-size: 7.5pt; line-height: 1.28; }}
  .close h2, .close .charts, .close footer {{ margin-top: 2mm; }}
  .close footer a {{ font-size: 5.2pt; line-height: 1.15; }}
  @media screen and (max-width: 640px) {{
    dl, .charts {{ grid-template-columns: 1fr; }}
    ul, ul.many {{ columns: 1; font-size: inherit; }}
  }}
  /* On paper the charts take the room that the text leaves, so that all stays on one page. */
  @media print {{
    body {{ padding: 0; max-width: none; height: 274mm; }}
    body, main, figure {{ display: flex; flex-direction: column; }}
    main {{ flex: 1; }}
    main > *, header, footer, figcaption {{ flex-shrink: 0; }}
    main, main > .charts, figure, figure svg {{ min-height: 0; }}
    main > .charts {{ flex: 0 1 88mm; min-height: 42mm; }}
    figure svg {{ flex: 1; }}
  }}
</style>
</head>
<body{close}>
<header><p class="app">{app} · {title}</p><h1>{question}</h1></header>
<main>
{notice}<p class="answer">{answer}</p>{difference}
<h2>{results_title}</h2>
<dl>
{results}
</dl>
<div class="charts">
{charts}
</div>
<h2>{inputs_title}</h2>
{inputs}
<h2>{sources_title}</h2>
<p class="sources">{sources}</p>
</main>
<footer><p>{made} <a href="{link}">{link}</a></p><strong>{disclaimer}</strong></footer>
</body>
</html>
"""


def printout(request: Request) -> Response:
    """Answer with the scenario of the query string as one printable page."""
    link = read_link(request)
    context = context_of(link.case)
    address = page_link(request, HOME, context)
    return answer(
        request,
        lambda: _page(context, address, link.notices).encode(),
        "text/html",
        (context.case, address, context.today, link.notices),
        headers={"Content-Language": context.language},
    )


def _page(context: Context, address: str, notices: Sequence[Notice]) -> str:
    language = context.language
    # The link is printed in full and names the inputs of both scenarios.
    changed = [
        one.changes() for one in (context.scenario, context.case.compared) if one is not None
    ]
    many = sum(map(len, changed)) > CLOSE
    words = {
        "question": say(language, "page.overview.question"),
        "answer": plain(statement("overview", context)),
        "results_title": say(language, "print.results"),
        "inputs_title": say(language, "print.inputs"),
        "sources_title": say(language, "print.sources"),
        "sources": plain(scenario_source_line(context, KEY_LEVERS, KEY_FACTS)),
        "made": say(language, "print.made", today=long_date(context.today.isoformat(), language)),
        "disclaimer": say(language, "app.disclaimer"),
    }
    exact = {
        "language": language,
        "app": say(language, "app.name"),
        "title": say(language, "print.title"),
        "link": address,
    }
    blocks = {
        "close": ' class="close"' if many else "",
        "notice": _notice(notices, context.language),
        "difference": _difference(context),
        "results": "\n".join(
            f"<div><dt>{_text(say(language, f'page.{theme}.menu'))}</dt>"
            f"<dd>{_text(headline(theme, context))}</dd></div>"
            for theme in THEMES
        ),
        "charts": "\n".join(_charts(context)),
        "inputs": _inputs(context),
    }
    return _PAGE.format_map(
        {name: _text(text) for name, text in words.items()}
        | {name: _exact(text) for name, text in exact.items()}
        | blocks
    )


def _exact(text: str) -> str:
    """Return a text as HTML, letter by letter."""
    return html.escape(plain(text))


def _text(text: str) -> str:
    """Return a text as HTML whose lines end between words, in Japanese between phrases.

    No line ends between a number and its unit.
    """
    broken = with_breaks(with_units(plain(text)))
    return html.escape(_RANGE.sub("\u2060～\u2060", broken))


def _notice(notices: Sequence[Notice], language: str) -> str:
    """Return what of the link could not be used as written, its first parts, if there is any."""
    told = [
        say(language, "print.unused", name=say(language, f"lever.{one.key}.label"), asked=one.asked)
        if one.key in LEVERS
        else one.asked
        for one in notices
        if one.kind not in (NoticeKind.OLDER_DEFAULT, NoticeKind.OLDER_METHOD)
    ]
    if not told:
        return ""
    parts = say(language, "text.comma").join(told[:NAMED]) + ("…" if len(told) > NAMED else "")
    return f'<p class="notice">{_text(say(language, "print.notice", parts=parts))}</p>\n'


def _difference(context: Context) -> str:
    """Return how the scenario differs from the pinned one, and what is pinned; empty without."""
    pinned, language = context.case.compared, context.language
    if pinned is None:
        return ""
    inputs = summary(pinned, language, NAMED)
    lines = (
        pinned_difference("overview", context),
        say(language, "compare.pinned", summary=inputs),
    )
    return "".join(f'\n<p class="difference">{_text(line)}</p>' for line in lines)


def _charts(context: Context) -> Iterator[str]:
    """Yield the main charts of two pages as figures, in the form of a column as narrow."""
    for page, name in PRINTED_CHARTS:
        chart = chart_of(context, f"{page}.{name}")
        spec = phone_form(chart)
        yield (
            f"<figure><figcaption>{_text(chart.title)}</figcaption>"
            f'<svg viewBox="0 0 {NARROW_PX} {spec["layout"]["height"]}" role="img" '
            f'aria-label="{_exact(chart.alt)}">{drawing(spec, NARROW_PX)}</svg></figure>'
        )


def _inputs(context: Context) -> str:
    """Return the changed inputs as a list, denser the more there are."""
    scenario, language = context.scenario, context.language
    changes = scenario.changes()
    if not changes:
        return f"<p>{_text(say(language, 'print.all_default'))}</p>"
    size = "" if len(changes) <= FEW else "some" if len(changes) <= SOME else "many"
    listed = [key for key in LEVERS if key in changes][:SOME]
    lines = [
        say(
            language,
            "print.input",
            name=say(language, f"lever.{key}.label"),
            value=lever_text(key, changes[key], language),
            default=lever_text(key, scenario.default_of(key), language),
        )
        for key in listed
    ]
    if more := len(changes) - len(listed):
        lines.append(say(language, "print.more_inputs", n=number(more, language)))
    items = "".join(f"<li>{_text(line)}</li>" for line in lines)
    return f'<ul class="{size}">{items}</ul>'


PRINT_ROUTES = [Route("/print", printout)]
