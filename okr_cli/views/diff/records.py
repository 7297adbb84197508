"""``okr diff`` for programs, version 1, and as a table for spreadsheets."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from okr_cli.history.changes import Change, ChangeKind, Subject
from okr_cli.model.check_in import CheckIn
from okr_cli.model.entity import Entity
from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Count, From, Record
from okr_cli.views.change_text import change_text, unit_of, value_text
from okr_cli.views.diff.report import DiffReport
from okr_cli.views.value_records import CheckInRecord, MaybeText, trimmed

FIELDS = (
    "kind", "subject", "title", "team", "cycle", "objective", "field", "before", "after", "unit", "day", "points",
    "easier", "reason", "text", "owner", "address", "path", "is_nested",
)  # fmt: skip


def scalar(value: Any) -> Any:
    """A value as it stands in a file, if it is a single one; the value of a check-in; any other in words."""
    if isinstance(value, CheckIn):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, Decimal | bool | str) else text_of(value)


def text_of(value: Any) -> str:
    """Several names or a mapping as text."""
    names = value if isinstance(value, tuple) and all(isinstance(each, str) for each in value) else None
    return ", ".join(names) if names is not None else value_text(value)


Scalar = Decimal | bool | str | None


class RevisionRecord(Record):
    """A commit, and the revision name that was used to select it."""

    revision: Annotated[str, From("text")]
    commit: str
    day: date


class ChangeRecord(Record):
    """A change. `before` and `after` are single values; for a check-in, its value. `points` is positive if the target
    became easier."""

    kind: ChangeKind
    subject: Subject
    title: str
    address: str | None
    team: MaybeText
    cycle: MaybeText
    owner: str | None
    objective: str | None
    path: str
    field: MaybeText
    before: Scalar
    after: Scalar
    unit: str | None
    day: date | None
    points: Decimal | None
    easier: bool | None
    reason: MaybeText
    check_in_before: CheckInRecord | None
    check_in_after: CheckInRecord | None
    is_nested: Annotated[bool, Field(description="Whether the parent was also added or removed.")]
    text: str


class CountRecord(Record):
    """Number of changes of one kind."""

    kind: ChangeKind
    count: Count


class DiffRecord(Record):
    """Changes between two revisions. `to` is null if the working tree was compared."""

    version: Literal[1] = 1
    view: Literal["diff"] = "diff"
    since: Annotated[RevisionRecord, From("before")]
    to: Annotated[RevisionRecord | None, From("after")]
    notes: tuple[str, ...]
    total: Count
    counts: tuple[CountRecord, ...]
    changes: tuple[ChangeRecord, ...]


def change_record(change: Change) -> ChangeRecord:
    """A change with the words for it."""
    entity = change.entity
    model = change.side.document.model
    check_ins = [each if isinstance(each, CheckIn) else None for each in (change.old, change.new)]
    return ChangeRecord(
        kind=change.kind,
        subject=change.subject,
        title=entity.title if entity else change.name or change.path,
        address=entity.address if entity else None,
        team=model.team or None,
        cycle=model.cycle or None,
        owner=entity.owner if entity else None,
        objective=_address(change.objective),
        path=change.path,
        field=change.field or None,
        before=scalar(change.old),
        after=scalar(change.new),
        unit=unit_of(change),
        day=change.day,
        points=None if change.points is None else trimmed(change.points),
        easier=change.is_easier,
        reason=change.reason or None,
        check_in_before=CheckInRecord.of(check_ins[0]) if check_ins[0] else None,
        check_in_after=CheckInRecord.of(check_ins[1]) if check_ins[1] else None,
        is_nested=change.is_nested,
        text=change_text(change),
    )


def _address(entity: Entity | None) -> str | None:
    return entity.address if entity else None


def report_record(report: DiffReport) -> DiffRecord:
    """The whole report, in the order in which it is shown."""
    changes = tuple(change for group in report.groups for part in group.parts for change in part.changes)
    kinds = [kind for kind in ChangeKind if any(change.kind is kind for change in changes)]
    counts = (CountRecord(kind=kind, count=sum(change.kind is kind for change in changes)) for kind in kinds)
    return DiffRecord(
        since=RevisionRecord.of(report.before),
        to=RevisionRecord.of(report.after) if report.after else None,
        notes=report.notes,
        total=len(changes),
        counts=tuple(counts),
        changes=tuple(map(change_record, changes)),
    )


def record_table(report: DiffReport) -> RecordTable:
    """One row per change."""
    return RecordTable(FIELDS, (vars(record) for record in report_record(report).changes))
