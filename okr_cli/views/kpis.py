"""KPIs: their table, and what they say about that which they guard."""

from collections.abc import Iterable, Iterator

from okr_cli.output.documents.document import Cells, Column, Remark, Row, Style, Table, simple_table, styled
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import NO_DATA, NO_OWNER, number_text, with_unit
from okr_cli.views.metrics import KpiRow
from okr_cli.views.status.report import StatusReport

HEALTH = {True: "✓ healthy", False: "✗ unhealthy", None: "○ no data"}
STYLES = {True: Style.GREEN, False: Style.RED, None: Style.MAGENTA}
MOST_VALUE, MOST_OWNER = 24, 20


def kpi_table(report: StatusReport) -> Table:
    """One table of all KPIs."""
    columns = (
        Column("owner", "Owner", 5, 30, most=MOST_OWNER),
        Column("value", "Now", 3, 16, most=MOST_VALUE),
        Column("healthy", "Healthy", 7, 20, most=MOST_VALUE),
        Column("status", "Health", 11),
        Column("last", "Last", 5, 24, right=True),
    )
    return simple_table("KPIs", columns, [_row(kpi, report) for kpi in report.kpis])


def _row(kpi: KpiRow, report: StatusReport) -> Row:
    cells: Cells = {
        "owner": kpi.owner or NO_OWNER,
        "value": value_text(kpi),
        "healthy": limit_text(kpi),
        "status": styled(health_text(kpi), STYLES[kpi.health.healthy]),
        "last": last_text(kpi),
    }
    return Row(one_line(kpi.model.title), cells, report.id_of(kpi.entity))


def guard_remarks(guards: Iterable[KpiRow]) -> Iterator[Remark]:
    """``✗ its KPI is unhealthy: Rating of the app, 4.2 stars (healthy: >= 4.4)``, for each one that is."""
    for kpi in guards:
        if kpi.health.healthy is False:
            words = f"{one_line(kpi.model.title)}, {value_text(kpi)} (healthy: {limit_text(kpi)})"
            yield Remark(styled(f"✗ its KPI is unhealthy: {words}", Style.RED))


def value_text(kpi: KpiRow) -> str:
    """``4.2 stars``."""
    return NO_DATA if kpi.health.value is None else one_line(with_unit(kpi.health.value, kpi.model.unit))


def last_text(kpi: KpiRow) -> str:
    """``18d``. KPIs keep their own rhythm, so none of them is stale."""
    return "never" if kpi.health.days is None else f"{kpi.health.days}d"


def limit_text(kpi: KpiRow) -> str:
    """``>= 4.4``: what is healthy."""
    limit = kpi.model.healthy
    return f"{limit.operator} {number_text(limit.value)}" if limit else "no limit"


def health_text(kpi: KpiRow) -> str:
    """``✓ healthy``."""
    return "· no limit" if kpi.model.healthy is None and kpi.health.value is not None else HEALTH[kpi.health.healthy]
