"""Health metrics below the Objectives."""

from collections.abc import Sequence

from rich.text import Text

from okr_cli.output.documents.columns import Column, fitting
from okr_cli.output.documents.document import Line, Table
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.numbers import shown, with_unit
from okr_cli.views.rows import KpiRow
from okr_cli.workspace.short_names import Naming

HEALTH = {True: "✓ healthy", False: "✗ unhealthy", None: "○ no data"}
COLORED_AS = {True: Status.ON_TRACK, False: Status.AT_RISK, None: Status.NO_DATA}
MOST_VALUE, MOST_OWNER = 24, 20


def kpi_table(rows: Sequence[KpiRow], names: Naming) -> Table:
    """One table of all KPIs."""
    columns = (
        Column("owner", "Owner", fitting([row.owner or "no owner" for row in rows], 5, MOST_OWNER), 30),
        Column("value", "Now", fitting([value_of(row) for row in rows], 3, MOST_VALUE), 16),
        Column("healthy", "Healthy", fitting([healthy_words(row) for row in rows], 7, MOST_VALUE), 20),
        Column("status", "Health", 11),
        Column("last", "Last", 5, 24, True),
    )
    return Table("KPIs", columns, tuple(_line(row, names) for row in rows))


def _line(row: KpiRow, names: Naming) -> Line:
    texts = {
        "owner": row.owner or "no owner",
        "value": value_of(row),
        "healthy": healthy_words(row),
        "status": health_word(row),
        "last": last(row),
    }
    return Line(one_line(row.model.title), texts, COLORED_AS[row.health.healthy], name=names(row.entity))


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
    return "· no limit" if row.model.healthy is None and row.health.value is not None else HEALTH[row.health.healthy]
