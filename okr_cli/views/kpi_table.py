"""Health metrics below the Objectives."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from okr_cli.views import cells
from okr_cli.views.columns import Column, plan
from okr_cli.views.numbers import shown, with_unit
from okr_cli.views.paint import Painter, add_column, cut
from okr_cli.views.rows import KpiRow
from okr_cli.views.text import one_line

ON_SCREEN = ("owner", "value", "healthy", "health", "last")
HEALTH = {True: ("✓ healthy", "green"), False: ("✗ unhealthy", "red"), None: ("○ no data", "magenta")}


def kpi_renderables(rows: Sequence[KpiRow], painter: Painter, width: int) -> Iterator[RenderableType]:
    """One table of all KPIs."""
    values = [value_of(row) for row in rows]
    titles = [one_line(row.model.title) for row in rows]
    layout = plan(width, max(24, *map(len, titles)), _columns(values), ON_SCREEN)
    table = Table(box=None, padding=0, pad_edge=False, header_style="", show_header=True)
    table.add_column(Text("KPIs", style="bold underline"), width=layout.title)
    for column in layout.columns:
        table.add_column("", width=layout.gutter)
        add_column(table, column)
    for row in rows:
        cell = _cells(row)
        rest = [
            part
            for column in layout.columns
            for part in ("", Text(cut(cell[column.key].plain, column.width), style=cell[column.key].style))
        ]
        table.add_row(painter.fold(Text(one_line(row.model.title)), layout.title, 2), *rest)
    yield table


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
        Column("value", "Now", min(max(len(one) for one in values), 24), 16),
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
