"""The status view for programs."""

from collections.abc import Iterator
from typing import Any

from okr_cli.safe_text import json_text
from okr_cli.views import plain
from okr_cli.views.status.overview import status_counts
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import Summary, summarize


def render(report: StatusReport) -> Iterator[str]:
    """One JSON object, version 1, in the order of files. Escapes keep any terminal and any build log safe."""
    yield json_text(document(report))


def document(report: StatusReport) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "version": plain.VERSION,
        "view": "status",
        "as_of": report.as_of.isoformat(),
        "compare": report.compare.isoformat() if report.compare else None,
        "cycles": [plain.cycle(one) for one in report.cycles],
        "notes": list(report.notes),
        "summary": summary_datum(summarize(report)),
        "teams": [
            {"team": one.team or None, "cycle": one.cycle or None, **summary_datum(one.summary)}
            for one in status_counts(report)
        ],
        "objectives": [plain.objective(row) for row in report.objectives],
        "kpis": [plain.kpi(row) for row in report.kpis],
        "orphan_initiatives": [plain.initiative(row) for row in report.orphans],
    }


def summary_datum(summary: Summary) -> dict[str, Any]:
    """The counts of a report as plain data."""
    return {
        "objectives": summary.objectives,
        "key_results": summary.key_results,
        "statuses": {status.replace("-", "_"): number for status, number in summary.statuses.items()},
        "scores": {str(band): number for band, number in summary.bands.items()},
        "stale": summary.stale,
        "stated_differs": summary.differing,
        "drafts": summary.drafts,
        "kpis_healthy": summary.healthy,
        "kpis_unhealthy": summary.unhealthy,
    }
