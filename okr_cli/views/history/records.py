"""``okr history`` for programs, version 1, and as a table for spreadsheets."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from okr_cli.history.repository import Commit
from okr_cli.model.entity import Kind
from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Record
from okr_cli.views.diff.records import ChangeRecord, change_record
from okr_cli.views.history.report import HistoryReport, TimelineEntry
from okr_cli.views.value_records import Fraction, MaybeText

FIELDS = (
    "day", "kind", "subject", "title", "text", "field", "before", "after", "unit", "points", "easier", "reason",
    "author", "committed", "commit", "address", "path",
)  # fmt: skip


class CommitRecord(Record):
    """A commit. `day` is the author date."""

    commit: str
    author: str
    day: date
    subject: str


class EventRecord(Record):
    """An event; `day` and `commit` are null for uncommitted changes."""

    day: date | None
    cycle: MaybeText
    change: ChangeRecord
    commit: CommitRecord | None


class HistoryRecord(Record):
    """History of an entity, oldest event first. `trend` is its progress after each check-in."""

    version: Literal[1] = 1
    view: Literal["history"] = "history"
    entity: Kind
    address: str
    title: str
    path: str
    trend: tuple[Fraction, ...]
    carried_from: Annotated[tuple[str, ...], Field(description="Addresses in earlier cycles, latest first.")]
    notes: tuple[str, ...]
    events: tuple[EventRecord, ...]


def report_record(report: HistoryReport) -> HistoryRecord:
    """The whole report."""
    entity = report.entity
    return HistoryRecord.of(
        entity=entity.kind,
        address=entity.address,
        title=entity.title,
        path=entity.path,
        trend=report.trend,
        carried_from=[each.address for each in report.carried],
        notes=report.notes,
        events=[_event(entry) for entry in report.entries],
    )


def _event(entry: TimelineEntry) -> EventRecord:
    change = change_record(entry.event.change)
    return EventRecord.of(day=entry.day, cycle=entry.cycle or None, change=change, commit=_commit(entry.commit))


def _commit(commit: Commit | None) -> CommitRecord | None:
    return CommitRecord.of(commit) if commit else None


def record_table(report: HistoryReport) -> RecordTable:
    """One row per event."""
    rows = (
        {
            **vars(record.change),
            "day": record.day,
            "author": record.commit.author if record.commit else None,
            "committed": record.commit.day if record.commit else None,
            "commit": record.commit.commit if record.commit else None,
        }
        for record in report_record(report).events
    )
    return RecordTable(FIELDS, rows)
