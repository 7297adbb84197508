"""The status view for spreadsheets."""

from collections.abc import Iterator
from typing import Any

from okr_cli.output.csv_text import csv_lines
from okr_cli.views import plain
from okr_cli.views.status.report import StatusReport

FIELDS = (
    "entity", "cycle", "team", "objective", "title", "owner", "kind", "left_out",
    "baseline", "current", "target", "unit", "progress", "expected", "gap_points",
    "status", "derived_status", "stated_status", "confidence", "confidence_change",
    "last_check_in", "days_since_check_in", "stale", "score", "open", "shipped", "dropped", "address",
    "forecast", "risk", "progress_before", "status_before",
)  # fmt: skip


def render(report: StatusReport, with_initiatives: bool) -> Iterator[str]:
    """A header, then one line for each entity."""
    return csv_lines(FIELDS, _records(report, with_initiatives))


def _records(report: StatusReport, with_initiatives: bool) -> Iterator[dict[str, Any]]:
    for row in report.objectives:
        data = plain.objective(row)
        yield _flat({**data, "left_out": None}, data["title"])
        for key_result in data["key_results"]:
            yield _flat(key_result, data["title"])
            for one in key_result["initiatives"] if with_initiatives else ():
                yield _flat(one, data["title"])
        for one in data["initiatives"] if with_initiatives else ():
            yield _flat(one, data["title"])
    for orphan in report.orphans if with_initiatives else ():
        yield _flat(plain.initiative(orphan), None)
    for kpi in report.kpis:
        data = plain.kpi(kpi)
        health = {True: "healthy", False: "unhealthy", None: None}[data["healthy"]]
        yield _flat({**data, "current": data["value"], "target": data["limit"], "status": health}, None)


def _flat(data: dict[str, Any], objective: str | None) -> dict[str, Any]:
    measure = data.get("measure") or {}
    limit = measure.get("keep") or " to ".join(str(one) for one in measure.get("between", ()))
    forecast, risk, before = (data.get(key) or {} for key in ("forecast", "risk", "before"))
    nested = {"target": limit or None, **measure, **(data.get("delivery") or {})}
    return {
        **nested,
        **data,
        "objective": objective,
        "score": (data.get("score") or {}).get("value"),
        "forecast": forecast.get("value"),
        "risk": risk.get("points"),
        "progress_before": before.get("progress"),
        "status_before": before.get("status"),
    }
