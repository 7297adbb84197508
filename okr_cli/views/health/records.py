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

Share = Annotated[Rounded, Field(description="Fraction from 0 to 1.")]


class PartRecord(Record):
    """A number out of a total. `share` is null if the total is 0."""

    number: Count
    total: Count
    share: Share | None


class PracticeRecord(Record):
    """Counts of Objectives, Key Results and Initiatives, excluding drafts and dropped entries."""

    objectives: Count
    key_results: Count
    initiatives: Count
    check_ins: Annotated[
        PartRecord, Field(description="Weeks with a check-in by a person, out of the weeks in which one was due.")
    ]
    with_data: Annotated[PartRecord, Field(description="Key Results with data entered by a person.")]
    data_from_source: Annotated[Count, Field(description="Number of Key Results whose data comes only from a source.")]
    with_owner: PartRecord
    with_measure: PartRecord
    with_initiatives: PartRecord
    with_hypothesis: Annotated[
        PartRecord, Field(description="Initiatives with a hypothesis, out of all Initiatives past the idea stage.")
    ]
    with_verdict: Annotated[
        PartRecord, Field(description="Hypotheses with a verdict, out of all hypotheses whose verdict is due.")
    ]
    validated: Count
    invalidated: Count
    inconclusive: Count
    changed: Annotated[PartRecord, Field(description="Key Results whose measure was changed.")]
    easier: Annotated[Count, Field(description="Number of metrics whose target is now easier to reach.")]
    harder: Count
    gone_stale: Annotated[PartRecord, Field(description="Key Results that have been stale at some point.")]
    stale: Annotated[Count, Field(description="Number of Key Results that are currently stale.")]
    dropped: Annotated[
        PartRecord, Field(description="Dropped Initiatives, out of all Initiatives past the idea stage.")
    ]
    dropped_early: Annotated[
        PartRecord,
        Field(
            description="Initiatives dropped before the last third of the cycle, out of those whose drop date is known."
        ),
    ]


class TeamPracticeRecord(Record):
    """How a team practiced OKRs in a cycle."""

    team: MaybeText
    cycle: MaybeText
    practice: PracticeRecord


class IntervalRecord(Record):
    """The 95% Wilson interval for a share, from 0 to 1."""

    low: Rounded
    high: Rounded


class BandRecord(Record):
    """Key Results with a confidence from `low` to `high`. `share` and `interval` are null if there are too few."""

    low: Count
    high: Count
    total: Count
    reached: Count
    share: Share | None
    interval: IntervalRecord | None


class CalibrationRecord(Record):
    """Mid-cycle confidence compared with results, across closed cycles."""

    cycles: tuple[CycleRecord, ...]
    key_results: Count
    unknown: Annotated[Count, Field(description="Number of Key Results without a mid-cycle confidence or a score.")]
    bands: tuple[BandRecord, ...]


class HealthRecord(Head):
    """How well each team practices OKRs, never how well a person does."""

    view: Literal["health"] = "health"
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    total: PracticeRecord
    teams: tuple[TeamPracticeRecord, ...]
    calibration: CalibrationRecord
    drafts: Count
    dropped: Annotated[Count, Field(description="Number of dropped Key Results.")]
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
