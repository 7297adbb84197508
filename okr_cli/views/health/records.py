"""``okr health`` for programs, version 1, and as a table for spreadsheets."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated, Any, Literal

from pydantic import Field

from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Count, Record
from okr_cli.progress.practice import Part
from okr_cli.views.health.report import HealthReport, Practice
from okr_cli.views.status.report import StatusReport
from okr_cli.views.value_records import CycleRecord, Head, MaybeText, Rounded

Share = Annotated[Rounded, Field(description="From 0 to 1.")]


class PartRecord(Record):
    """A number of things out of a total; `share` is null where there is nothing to count."""

    number: Count
    total: Count
    share: Share | None


class PracticeRecord(Record):
    """Counts of what is agreed and still pursued, without drafts and what was dropped."""

    objectives: Count
    key_results: Count
    initiatives: Count
    check_ins: Annotated[PartRecord, Field(description="Weeks in which a check-in was due, and a person wrote one.")]
    with_data: Annotated[PartRecord, Field(description="Key Results with data that a person wrote.")]
    data_from_source: Annotated[Count, Field(description="Key Results whose values all came from a source.")]
    with_owner: PartRecord
    with_measure: PartRecord
    with_initiatives: PartRecord
    with_hypothesis: Annotated[PartRecord, Field(description="Initiatives that are more than an idea.")]
    with_verdict: Annotated[PartRecord, Field(description="Hypotheses whose verdict is due.")]
    validated: Count
    invalidated: Count
    inconclusive: Count
    changed: Annotated[PartRecord, Field(description="Key Results whose measure was changed.")]
    easier: Annotated[Count, Field(description="Metrics whose target is nearer than it first was.")]
    harder: Count
    gone_stale: Annotated[PartRecord, Field(description="Key Results that were stale at some time.")]
    stale: Annotated[Count, Field(description="Those that are stale now.")]
    dropped: Annotated[PartRecord, Field(description="Initiatives that are more than an idea.")]
    dropped_early: Annotated[
        PartRecord, Field(description="Dropped Initiatives with a known day, and those before the last third.")
    ]


class TeamPracticeRecord(Record):
    """The practice of a team in a cycle."""

    team: MaybeText
    cycle: MaybeText
    practice: PracticeRecord


class IntervalRecord(Record):
    """The 95% Wilson interval of a share, from 0 to 1."""

    low: Rounded
    high: Rounded


class BandRecord(Record):
    """Key Results with a confidence from `low` to `high`; share and interval are null if there are too few."""

    low: Count
    high: Count
    total: Count
    reached: Count
    share: Share | None
    interval: IntervalRecord | None


class CalibrationRecord(Record):
    """Mid-cycle confidence compared with results, over closed cycles."""

    cycles: tuple[CycleRecord, ...]
    key_results: Count
    unknown: Annotated[Count, Field(description="Key Results with no mid-cycle confidence or no score.")]
    bands: tuple[BandRecord, ...]


class HealthRecord(Head):
    """How well OKRs are practiced, by team and never by person."""

    view: Literal["health"] = "health"
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    total: PracticeRecord
    teams: tuple[TeamPracticeRecord, ...]
    calibration: CalibrationRecord
    drafts: Count
    dropped: Annotated[Count, Field(description="Key Results that are no longer pursued.")]
    weeks: Annotated[tuple[int, ...], Field(description="Weeks allowed between check-ins, as set in the workspaces.")]


def report_record(report: StatusReport, health: HealthReport) -> HealthRecord:
    """The whole report."""
    return HealthRecord.of(health, report)


def record_table(health: HealthReport) -> RecordTable:
    """One row per team and cycle. A part has two columns: its name, and its name with ``_of``."""
    empty = dict(_columns(Practice()))
    rows = ({"team": team.team, "cycle": team.cycle, **dict(_columns(team.practice))} for team in health.teams)
    return RecordTable(("team", "cycle", *empty), rows)


def _columns(practice: Practice) -> Iterator[tuple[str, Any]]:
    for field in fields(practice):
        value = getattr(practice, field.name)
        if isinstance(value, Part):
            yield field.name, value.number
            yield f"{field.name}_of", value.total
        else:
            yield field.name, value
