"""``okr due`` for programs, version 1, and as a table for spreadsheets."""

from typing import Literal

from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Count, Record
from okr_cli.views.due.report import DueReport
from okr_cli.views.item_records import ActionItemRecord, SuppressedRecord, action_item_record, suppressed_record
from okr_cli.views.record_parts import CycleRecord, Head
from okr_cli.views.status.report import StatusReport

FIELDS = (
    "owner", "entity", "title", "team", "duty", "rule", "days", "reason", "to_do", "key_result", "address", "path",
)  # fmt: skip


class PersonRecord(Record):
    """A person with handle and mail of the roster; the name is null for what nobody owns."""

    name: str | None
    handle: str | None
    email: str | None
    items: tuple[ActionItemRecord, ...]


class DueRecord(Head):
    """What each owner has to do, by name."""

    view: Literal["due"] = "due"
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    total: Count
    people: tuple[PersonRecord, ...]
    silenced: tuple[SuppressedRecord, ...]


def report_record(report: StatusReport, due: DueReport) -> DueRecord:
    """The whole report."""
    return DueRecord.of(
        report,
        cycles=tuple(map(CycleRecord.of, report.cycles)),
        total=sum(len(person.items) for person in due.people),
        people=tuple(
            PersonRecord.of(person, items=tuple(map(action_item_record, person.items))) for person in due.people
        ),
        silenced=tuple(map(suppressed_record, due.suppressed)),
    )


def record_table(due: DueReport) -> RecordTable:
    """One row per action item."""
    return RecordTable(FIELDS, (vars(action_item_record(item)) for person in due.people for item in person.items))
