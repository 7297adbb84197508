"""What each person owes, for a chat bot or a scheduled job."""

from collections.abc import Iterator
from typing import Any

from okr_cli.safe_text import json_text
from okr_cli.views import plain
from okr_cli.views.agenda_data import owed_datum, silence
from okr_cli.views.due.report import DueReport
from okr_cli.views.status.report import StatusReport


def render(report: StatusReport, dues: DueReport) -> Iterator[str]:
    """One JSON object, version 1. Escapes keep any terminal and any build log safe."""
    yield json_text(document(report, dues))


def document(report: StatusReport, dues: DueReport) -> dict[str, Any]:
    """People by name, each with handle and mail of the roster, so that a bot finds them."""
    return {
        "version": plain.VERSION,
        "view": "due",
        "as_of": report.as_of.isoformat(),
        "cycles": [plain.cycle(one) for one in report.cycles],
        "notes": list(report.notes),
        "total": sum(len(one.items) for one in dues.people),
        "people": [
            {
                "name": one.name,
                "handle": one.handle,
                "email": one.email,
                "items": [owed_datum(each) for each in one.items],
            }
            for one in dues.people
        ],
        "silenced": [silence(one) for one in dues.suppressed],
    }
