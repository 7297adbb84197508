"""Health metrics below the Objectives."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from okr_cli.views import cells
from okr_cli.views.columns import Column, plan
from okr_cli.views.numbers import shown, with_unit
from okr_cli.views.paint import Painter
from okr_cli.views.rows import KpiRow
from okr_cli.views.text import one_line

ON_SCREEN = ("owner", "value", "healthy", "health", "last")
HEALTH = {True: ("✓ healthy", "green"), False: ("✗ unhealthy", "red"), None: ("○ no data", "magenta")}


def kpi_lines(rows: Sequence[KpiRow], painter: Painter, width: int) -> Iterator[str]:
    """One table of all KPIs."""
    titles = [one_line(row.model.title) for row in rows]
    layout = plan(width, max(24, *map(cell_len, titles)), _columns([value_of(row) for row in rows]), ON_SCREEN)
    yield from painter.header(layout, Text("KPIs", style="bold underline"))
    for row, title in zip(rows, titles, strict=True):
        cell = _cells(row)
        shown = [cell[column.key] for column in layout.columns]
        yield from painter.row(layout, painter.fold(Text(title), layout.title, 2), shown)


def unhealthy(rows: Sequence[KpiRow]) -> list[Text]:
    """What to say below that which an unhealthy KPI guards."""
    return [Text(unhealthy_words(row), style="red") for row in rows if row.health.healthy is False]


def unhealthy_words(row: KpiRow) -> str:
    """``✗ its KPI is unhealthy: Rating of the app, 4.2 stars (healthy: >= 4.4)``."""
    return f"✗ its KPI is unhealthy: {one_line(row.model.title)}, {value_of(row)} (healthy: {healthy_words(row)})"


def value_of(row: KpiRow) -> str:
    """``4.2 stars``."""
    return cells.NO_DATA if row.health.value is None else one_line(with_unit(row.health.value, row.model.unit))


def last(row: KpiRow) -> str:
    """``18d``. KPIs keep their own rhythm, so none of them is stale."""
    return "never" if row.health.days is None else f"{row.health.days}d"


def healthy_words(row: KpiRow) -> str:
    """``>= 4.4``: what is healthy."""
    limit = row.model.healthy
    return f"{limit.operator} {shown(limit.value)}" if limit else "no limit"


def health_word(row: KpiRow) -> str:
    """``✓ healthy``."""
    return "· no limit" if row.model.healthy is None and row.health.value is not None else HEALTH[row.health.healthy][0]


def _columns(values: Sequence[str]) -> list[Column]:
    return [
        Column("health", "Health", 11),
        Column("value", "Now", min(max(map(cell_len, values)), 24), 16),
        Column("healthy", "Healthy", 10, 20),
        Column("last", "Last", 5, 24, True),
        Column("owner", "Owner", 18, 30),
    ]


def _cells(row: KpiRow) -> dict[str, Text]:
    return {
        "owner": Text(row.owner or "no owner"),
        "value": Text(value_of(row)),
        "healthy": Text(healthy_words(row)),
        "health": Text(health_word(row), style=HEALTH[row.health.healthy][1]),
        "last": Text(last(row)),
    }
