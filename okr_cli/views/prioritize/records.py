"""``okr prioritize`` for programs, version 1, and as a table for spreadsheets."""

from collections.abc import Iterable
from typing import Literal

from okr_cli.model.initiative import InitiativeStatus, Size
from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Count, Record
from okr_cli.progress.prioritization import Category, Quadrant
from okr_cli.views.item_records import ItemRecord, address
from okr_cli.views.prioritize.report import Priorities, Rated
from okr_cli.views.record_parts import CycleRecord, Head
from okr_cli.views.status.report import StatusReport

FIELDS = (
    "group", "title", "owner", "team", "key_result", "status",
    "impact", "effort", "corner", "sort", "reason", "address",
)  # fmt: skip


class RatedRecord(ItemRecord):
    """An open Initiative; `corner` is null until both impact and effort are rated."""

    key_result: str | None
    status: InitiativeStatus
    impact: Size | None
    effort: Size | None
    corner: Quadrant | None
    sort: Category
    reason: str


class GroupRecord(Record):
    """The open work of a team, and how many Initiatives are shipped or dropped."""

    heading: str
    finished: Count
    initiatives: tuple[RatedRecord, ...]


class PrioritizeRecord(Head):
    """Open Initiatives by impact and effort, one group per team."""

    view: Literal["prioritize"] = "prioritize"
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    groups: tuple[GroupRecord, ...]


def report_record(report: StatusReport, groups: Iterable[Priorities]) -> PrioritizeRecord:
    """The whole report."""
    return PrioritizeRecord.of(
        report,
        cycles=tuple(map(CycleRecord.of, report.cycles)),
        groups=tuple(GroupRecord.of(group, initiatives=tuple(map(_rated, group.work))) for group in groups),
    )


def record_table(groups: Iterable[Priorities]) -> RecordTable:
    """One row per open Initiative."""
    rows = ({"group": group.heading, **vars(_rated(rated))} for group in groups for rated in group.work)
    return RecordTable(FIELDS, rows)


def _rated(rated: Rated) -> RatedRecord:
    row, key_result = rated.row, address(rated.key_result)
    status = row.model.status or "to-do"
    return RatedRecord.about_row(
        row, rated, rated.sorting, row.model, key_result=key_result, status=status, sort=rated.sorting.category
    )
