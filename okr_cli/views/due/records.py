"""``okr due`` for programs, version 1, and as a table for spreadsheets."""

from typing import Annotated, Literal

from pydantic import Field

from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Count, From, Record
from okr_cli.views.due.report import DueReport
from okr_cli.views.entity_records import ActionItemRecord, SuppressedRecord
from okr_cli.views.status.report import StatusReport
from okr_cli.views.value_records import CycleRecord, Head

FIELDS = (
    "owner", "entity", "title", "team", "duty", "rule", "days", "reason", "to_do", "key_result", "address", "path",
)  # fmt: skip


class PersonRecord(Record):
    """An owner, with handle and email from the roster. `name` is null for items without an owner."""

    name: str | None
    handle: str | None
    email: str | None
    items: tuple[ActionItemRecord, ...]


class DueRecord(Head):
    """Action items for each owner, sorted by owner name."""

    view: Literal["due"] = "due"
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    total: Annotated[Count, Field(description="Number of items, not counting `shared`.")]
    shared: Annotated[
        Count,
        Field(
            description="Number of items in Objectives owned by other teams. They are counted under the owning team."
        ),
    ]
    people: tuple[PersonRecord, ...]
    silenced: Annotated[tuple[SuppressedRecord, ...], From("suppressed")]


def report_record(report: StatusReport, due: DueReport) -> DueRecord:
    """The whole report."""
    return DueRecord.of(due, report)


def record_table(due: DueReport) -> RecordTable:
    """One row per action item."""
    return RecordTable(FIELDS, (vars(ActionItemRecord.of(item)) for person in due.people for item in person.items))
