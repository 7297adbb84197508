"""``okr status`` for programs, version 1, and as a table for spreadsheets."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import As, From, Record
from okr_cli.views.entity_records import EntityRecord, InitiativeRecord, KpiRecord, ObjectiveRecord, PartlyRead
from okr_cli.views.grouping import By
from okr_cli.views.status.overview import StatusCount, status_counts
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import summarize
from okr_cli.views.value_records import CycleRecord, Fraction, Head, MaybeText, Points, Rounded, SummaryRecord

FIELDS = (
    "entity", "cycle", "team", "objective", "title", "owner", "kind", "left_out",
    "baseline", "current", "target", "unit", "progress", "expected", "gap_points",
    "status", "derived_status", "stated_status", "confidence", "confidence_change",
    "last_check_in", "days_since_check_in", "stale", "score", "open", "shipped", "dropped", "address",
    "forecast", "risk", "progress_before", "status_before", "finished", "dropped_on", "dropped_reason",
    "due", "canvas", "shared_with", "first_baseline", "first_target", "first_score", "carried_from",
    "partly_read",
)  # fmt: skip
OVERVIEW_FIELDS = (
    "team", "cycle", "objective", "owner", "status", "progress", "gap_points", "score",
    "objectives", "key_results", "on_track", "behind", "at_risk", "no_data", "no_pace", "learning",
    "green", "amber", "red", "stale", "drafts", "address", "dropped", "progress_before", "shared",
    "partly_read",
)  # fmt: skip


class TeamHead(Record):
    """A team in a cycle."""

    team: MaybeText
    cycle: MaybeText


class TeamRecord(SummaryRecord, TeamHead):
    """Counts for a team in a cycle, and the average across its Objectives."""

    progress: Fraction | None
    gap_points: Annotated[Points | None, From("gap")]
    progress_before: Annotated[Fraction | None, From("before")]
    partly_read: PartlyRead


class OverviewRecord(Record):
    """Fields of an Objective in an overview, besides the counts."""

    within: ClassVar[tuple[str, ...]] = ("entity",)
    objective: Annotated[str, From("model.title")]
    owner: str | None
    score: Annotated[Rounded | None, From("final_score")]
    address: str


class ChoiceRecord(Record):
    """A strategic choice. `served_by` lists the addresses of the Objectives in the selected cycles that serve it."""

    id: str
    title: str
    leaves_out: str | None
    served_by: tuple[Annotated[str, As(lambda entity: entity.address)], ...]


class DirectionRecord(Record):
    """Vision, mission and strategic choices from one file."""

    vision: str | None
    mission: str | None
    choices: tuple[ChoiceRecord, ...]


class StatusRecord(Head):
    """Status of Objectives and Key Results, in file order."""

    view: Literal["status"] = "status"
    compare: date | None
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    summary: SummaryRecord
    teams: tuple[TeamRecord, ...]
    objectives: Sequence[ObjectiveRecord]
    kpis: tuple[KpiRecord, ...]
    orphan_initiatives: Annotated[tuple[InitiativeRecord, ...], From("orphans")]
    strategy: Annotated[
        tuple[DirectionRecord, ...],
        From("directions"),
        Field(description="Vision, mission and choices; empty if only part of the organization is shown."),
    ]


def report_record(report: StatusReport) -> StatusRecord:
    """The whole report."""
    return StatusRecord.of(report, summary=summarize(report), teams=status_counts(report))


def record_table(report: StatusReport, with_initiatives: bool) -> RecordTable:
    """One row per entity."""
    return RecordTable(FIELDS, entity_rows(report, with_initiatives))


def overview_table(report: StatusReport, by: By) -> RecordTable:
    """One row per team or Objective."""
    return RecordTable(OVERVIEW_FIELDS, map(_overview_row, status_counts(report, by)))


def entity_rows(report: StatusReport, with_initiatives: bool) -> Iterator[dict[str, Any]]:
    """What each entity has, by name. ``key_result`` is the title of the Key Result that it is, or that it serves."""
    for row in report.objectives:
        objective = ObjectiveRecord.of(row)
        title = objective.title
        yield _row(objective, title, left_out=None)
        for key_result in objective.key_results:
            head = key_result.title
            yield _row(key_result, title, key_result=head)
            if with_initiatives:
                yield from (_row(initiative, title, key_result=head) for initiative in key_result.initiatives)
        if with_initiatives:
            yield from (_row(initiative, title) for initiative in objective.initiatives)
    if with_initiatives:
        yield from (_row(InitiativeRecord.of(row)) for row in report.orphans)
    for kpi in map(KpiRecord.of, report.kpis):
        health = {True: "healthy", False: "unhealthy", None: None}[kpi.healthy]
        yield _row(kpi, current=kpi.value, target=kpi.limit, status=health)


def _row(entity: EntityRecord, objective: str | None = None, **other: Any) -> dict[str, Any]:
    """The fields of an entity, with those of the records that it holds beside them."""
    fields = vars(entity)
    measure, delivery, score, forecast, risk, before, dropped = (
        vars(fields[name]) if fields.get(name) else {}
        for name in ("measure", "delivery", "score", "forecast", "risk", "before", "dropped")
    )
    changes = fields.get("changes") or ()
    first = vars(changes[0])["before"] if changes else None
    first_measure = vars(first) if first else {}
    return {
        "target": _limit(measure),
        **measure,
        "first_baseline": first_measure.get("baseline"),
        "first_target": first_measure.get("target") or _limit(first_measure),
        "first_score": score.get("first"),
        **fields,
        **delivery,
        "dropped_on": dropped.get("date"),
        "dropped_reason": dropped.get("reason"),
        "objective": objective,
        "shared_with": ", ".join(fields.get("shared_with", ())),
        "score": score.get("value"),
        "forecast": forecast.get("value"),
        "risk": risk.get("points"),
        "progress_before": before.get("progress"),
        "status_before": before.get("status"),
        **other,
    }


def _limit(measure: dict[str, Any]) -> str | None:
    """The limit or range of a measure that has no target."""
    return measure.get("keep") or " to ".join(f"{end:f}" for end in measure.get("between", ())) or None


def _overview_row(count: StatusCount) -> dict[str, Any]:
    summary, row = vars(SummaryRecord.of(count.summary)), count.objective
    counts = {**summary, **vars(summary["statuses"]), **vars(summary["scores"])}
    mean = {
        name: vars(TeamRecord.of(count))[name] for name in ("progress", "gap_points", "progress_before", "partly_read")
    }
    team = {"team": count.team, "cycle": count.cycle, "status": count.status, **mean, **counts}
    return {**team, **vars(OverviewRecord.of(row))} if row else team
