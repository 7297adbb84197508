"""The KPIs of the report, each with its past year."""

from datetime import date

from okr_cli.output.documents.document import Cells, Column, Remark, Row, Section, Style, simple_table, styled
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.report.charts import kpi_picture
from okr_cli.views.status.document import HEALTH_STYLES
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import KpiRow

KPIS = "KPIs"
"""The heading of the section, to which the unhealthy ones of the first page lead."""


def kpi_section(report: StatusReport) -> Section:
    """One line per KPI."""
    columns = (
        Column("chart", "In the last year"),
        Column("value", "Now"),
        Column("healthy", "Healthy"),
        Column("status", "Health"),
    )
    rows = [_kpi_row(kpi, report.as_of) for kpi in report.kpis]
    return Section(KPIS, table=simple_table("KPI", columns, rows) if rows else None)


def _kpi_row(row: KpiRow, as_of: date) -> Row:
    cells: Cells = {
        "chart": kpi_picture(row, as_of),
        "value": formatting.kpi_value(row),
        "healthy": formatting.typeset(formatting.kpi_limit(row)),
        "status": styled(formatting.kpi_health(row), HEALTH_STYLES[row.health.healthy]),
    }
    owner = styled(row.owner or NO_OWNER, Style.MUTED)
    return Row(one_line(row.model.title), cells, style=Style.STRONG, remarks=(Remark(owner),))
