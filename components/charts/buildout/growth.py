"""How fast spending grows on each house's own path, as a table."""

from components.charts.kit import chart_table, house_name
from components.evidence import implied_growth_pct, path_ends
from components.text import dated, say
from components.text.table import Table


def growth_table(language: str) -> Table:
    """Return what growth a year each house's own path from 2026 to 2030 implies."""
    return chart_table(
        "buildout.growth",
        ("house", "scope_2026", "scope_2030", "value_2026", "value_2030", "growth", "published"),
        (
            (
                house_name(start.house, language),
                say(language, f"scope.{start.scope}"),
                say(language, f"scope.{end.scope}"),
                start.value_usd_bn,
                end.value_usd_bn,
                round(implied_growth_pct(start, end), 1),
                dated(end.published, language),
            )
            for start, end in path_ends()
        ),
        language,
    )
