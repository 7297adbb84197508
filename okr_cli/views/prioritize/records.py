"""``okr prioritize`` for programs, version 1, and as a table for spreadsheets."""

from collections.abc import Iterable
from typing import Annotated, Literal

from okr_cli.model.initiative import InitiativeStatus, Size
from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Count, From, Record
from okr_cli.progress.prioritization import Category, Quadrant
from okr_cli.views.entity_records import ItemRecord, KeyResultAddress
from okr_cli.views.prioritize.report import Priorities
from okr_cli.views.status.report import StatusReport
from okr_cli.views.value_records import CycleRecord, Head

FIELDS = (
    "group", "title", "owner", "team", "key_result", "status",
    "impact", "effort", "corner", "sort", "reason", "address",
)  # fmt: skip


class RatedRecord(ItemRecord):
    """An open Initiative. `corner` is null until both impact and effort are rated."""

    key_result: KeyResultAddress
    status: InitiativeStatus
    impact: Size | None
    effort: Size | None
    corner: Quadrant | None
    sort: Annotated[Category, From("sorting.category")]
    reason: Annotated[str, From("sorting.reason")]


class GroupRecord(Record):
    """A team's open Initiatives, and how many others it has shipped or dropped."""

    heading: str
    finished: Count
    initiatives: Annotated[tuple[RatedRecord, ...], From("work")]


class PrioritizeRecord(Head):
    """Open Initiatives by impact and effort, one group per team."""

    view: Literal["prioritize"] = "prioritize"
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    groups: tuple[GroupRecord, ...]


def report_record(report: StatusReport, groups: Iterable[Priorities]) -> PrioritizeRecord:
    """The whole report."""
    return PrioritizeRecord.of(report, groups=groups)


def record_table(groups: Iterable[Priorities]) -> RecordTable:
    """One row per open Initiative."""
    rows = ({"group": group.heading, **vars(RatedRecord.of(rated))} for group in groups for rated in group.work)
    return RecordTable(FIELDS, rows)
