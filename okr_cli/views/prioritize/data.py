"""Priorities for programs and spreadsheets."""

from collections.abc import Iterator, Sequence
from typing import Any

from okr_cli.output.csv_text import csv_lines
from okr_cli.safe_text import json_text
from okr_cli.views import plain
from okr_cli.views.agenda_data import about, address
from okr_cli.views.prioritize.report import Priorities, Rated
from okr_cli.views.status.report import StatusReport

FIELDS = (
    "group", "title", "owner", "team", "key_result", "status",
    "impact", "effort", "corner", "sort", "reason", "address",
)  # fmt: skip


def as_json(report: StatusReport, groups: Sequence[Priorities]) -> Iterator[str]:
    """One JSON object, version 1. Escapes keep any terminal and any build log safe."""
    yield json_text(document(report, groups))


def as_csv(groups: Sequence[Priorities]) -> Iterator[str]:
    """A header, then one line for each open Initiative."""
    return csv_lines(FIELDS, ({"group": group.heading, **_rated(one)} for group in groups for one in group.work))


def document(report: StatusReport, groups: Sequence[Priorities]) -> dict[str, Any]:
    """One group a team."""
    return {
        "version": plain.VERSION,
        "view": "prioritize",
        "as_of": report.as_of.isoformat(),
        "cycles": [plain.cycle(one) for one in report.cycles],
        "notes": list(report.notes),
        "groups": [
            {"heading": group.heading, "finished": group.finished, "initiatives": [_rated(one) for one in group.work]}
            for group in groups
        ],
    }


def _rated(one: Rated) -> dict[str, Any]:
    model = one.row.model
    return {
        **about(one.row),
        "key_result": address(one.key_result),
        "status": model.status or "to-do",
        "impact": model.impact,
        "effort": model.effort,
        "corner": str(one.corner) if one.corner else None,
        "sort": str(one.sorting.sort),
        "reason": one.sorting.reason,
    }
