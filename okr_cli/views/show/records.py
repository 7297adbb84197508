"""``okr show`` for programs, version 1: one of four kinds of entity, with its check-ins and links."""

from datetime import date
from typing import Literal

from okr_cli.output.record import Record
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.views.calculations import progress_sum
from okr_cli.views.item_records import address
from okr_cli.views.metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.views.record_parts import CheckInRecord, Head
from okr_cli.views.records import InitiativeRecord, KeyResultRecord, KpiRecord, ObjectiveRecord
from okr_cli.views.show.report import EntityDetail


class LinkRecord(Record):
    """A link of an entity; `title` is null where nothing has the address."""

    relation: str
    address: str
    title: str | None


class ShowHead(Head):
    """How the report begins."""

    view: Literal["show"] = "show"


class ObjectiveDetailRecord(ObjectiveRecord, ShowHead):
    """An Objective in full."""

    links: tuple[LinkRecord, ...]


class KeyResultDetailRecord(KeyResultRecord, ShowHead):
    """A Key Result in full; `sum` is how its progress is computed."""

    sum: str
    check_ins: tuple[CheckInRecord, ...]
    links: tuple[LinkRecord, ...]


class InitiativeDetailRecord(InitiativeRecord, ShowHead):
    """An Initiative in full, with the Key Result that it serves."""

    key_result: str | None
    links: tuple[LinkRecord, ...]


class KpiDetailRecord(KpiRecord, ShowHead):
    """A KPI in full."""

    check_ins: tuple[CheckInRecord, ...]
    links: tuple[LinkRecord, ...]


ShowRecord = ObjectiveDetailRecord | KeyResultDetailRecord | InitiativeDetailRecord | KpiDetailRecord


def report_record(detail: EntityDetail) -> ShowRecord:
    """The whole report."""
    row, as_of = detail.row, detail.metrics.as_of
    related = tuple(map(LinkRecord.of, detail.links))
    match row:
        case ObjectiveRow():
            return ObjectiveDetailRecord.of_row(row, as_of=as_of, links=related)
        case KeyResultRow():
            return KeyResultDetailRecord.of_row(
                row, as_of=as_of, sum=progress_sum(row), check_ins=_check_ins(row, as_of), links=related
            )
        case InitiativeRow():
            key_result = address(detail.key_result)
            return InitiativeDetailRecord.of_row(row, as_of=as_of, key_result=key_result, links=related)
        case KpiRow():
            return KpiDetailRecord.of_row(row, as_of=as_of, check_ins=_check_ins(row, as_of), links=related)


def _check_ins(row: KeyResultRow | KpiRow, as_of: date) -> tuple[CheckInRecord, ...]:
    return tuple(map(CheckInRecord.of, check_ins_until(row.model.check_ins, as_of)))
