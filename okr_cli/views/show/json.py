"""One entity in full for programs."""

from datetime import date
from typing import Any

from okr_cli.progress.readings import known_on
from okr_cli.views import plain
from okr_cli.views.agenda_data import check_in
from okr_cli.views.calculations import progress_sum
from okr_cli.views.metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.views.show.report import EntityDetail


def document(detail: EntityDetail) -> dict[str, Any]:
    """The entity as plain data, version 1, with its check-ins and links."""
    row, as_of = detail.row, detail.metrics.as_of
    data: dict[str, Any]
    match row:
        case ObjectiveRow():
            data = plain.objective(row)
        case KeyResultRow():
            data = {**plain.key_result(row), "sum": progress_sum(row), "check_ins": _check_ins(row, as_of)}
        case KpiRow():
            data = {**plain.kpi(row), "check_ins": _check_ins(row, as_of)}
        case InitiativeRow():
            data = {**plain.initiative(row), "key_result": detail.key_result and detail.key_result.entity.address}
    links = [link._asdict() for link in detail.links]
    return {"version": plain.VERSION, "view": "show", "as_of": as_of.isoformat(), **data, "links": links}


def _check_ins(row: KeyResultRow | KpiRow, as_of: date) -> list[dict[str, Any]]:
    return [check_in(one) for one in known_on(row.model.check_ins, as_of)]
