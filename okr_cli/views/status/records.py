"""``okr status`` for programs, version 1, and as a table for spreadsheets."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, Self

from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.record import Count, Record
from okr_cli.views.grouping import By
from okr_cli.views.record_parts import CycleRecord, Head, rounded
from okr_cli.views.records import EntityRecord, InitiativeRecord, KpiRecord, ObjectiveRecord
from okr_cli.views.status.overview import StatusCount, status_counts
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import Summary, summarize

FIELDS = (
    "entity", "cycle", "team", "objective", "title", "owner", "kind", "left_out",
    "baseline", "current", "target", "unit", "progress", "expected", "gap_points",
    "status", "derived_status", "stated_status", "confidence", "confidence_change",
    "last_check_in", "days_since_check_in", "stale", "score", "open", "shipped", "dropped", "address",
    "forecast", "risk", "progress_before", "status_before",
)  # fmt: skip
OVERVIEW_FIELDS = (
    "team", "cycle", "objective", "owner", "status", "progress", "gap_points", "score",
    "objectives", "key_results", "on_track", "behind", "at_risk", "no_data", "no_pace", "learning",
    "green", "amber", "red", "stale", "drafts", "address",
)  # fmt: skip


class StatusCounts(Record):
    """Key Results of running cycles by status."""

    on_track: Count
    behind: Count
    at_risk: Count
    no_data: Count
    no_pace: Count
    learning: Count


class BandCounts(Record):
    """Key Results of finished cycles by the band of their score."""

    green: Count
    amber: Count
    red: Count


class SummaryRecord(Record):
    """The counts of a report. Drafts have neither a status nor a score; a stale Key Result also has a status."""

    objectives: Count
    key_results: Count
    statuses: StatusCounts
    scores: BandCounts
    stale: Count
    stated_differs: Count
    drafts: Count
    kpis_healthy: Count
    kpis_unhealthy: Count

    @classmethod
    def of_summary(cls, summary: Summary, **more: Any) -> Self:
        """The record of a summary; ``more`` are the fields that a subclass adds."""
        return cls.of(
            summary,
            statuses=StatusCounts(**{status.replace("-", "_"): count for status, count in summary.statuses.items()}),
            scores=BandCounts(**summary.bands),
            stated_differs=summary.differing,
            kpis_healthy=summary.healthy,
            kpis_unhealthy=summary.unhealthy,
            **more,
        )


class TeamHead(Record):
    """A team in a cycle."""

    team: str | None
    cycle: str | None


class TeamRecord(SummaryRecord, TeamHead):
    """The counts of a team in a cycle."""


class StatusRecord(Head):
    """Where Objectives and Key Results stand, in the order of files."""

    view: Literal["status"] = "status"
    compare: date | None
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    summary: SummaryRecord
    teams: tuple[TeamRecord, ...]
    objectives: tuple[ObjectiveRecord, ...]
    kpis: tuple[KpiRecord, ...]
    orphan_initiatives: tuple[InitiativeRecord, ...]


def report_record(report: StatusReport) -> StatusRecord:
    """The whole report."""
    return StatusRecord.of(
        report,
        cycles=tuple(map(CycleRecord.of, report.cycles)),
        summary=SummaryRecord.of_summary(summarize(report)),
        teams=tuple(
            TeamRecord.of_summary(team.summary, team=team.team or None, cycle=team.cycle or None)
            for team in status_counts(report)
        ),
        objectives=tuple(map(ObjectiveRecord.of_row, report.objectives)),
        kpis=tuple(map(KpiRecord.of_row, report.kpis)),
        orphan_initiatives=tuple(map(InitiativeRecord.of_row, report.orphans)),
    )


def record_table(report: StatusReport, with_initiatives: bool) -> RecordTable:
    """One row per entity."""
    return RecordTable(FIELDS, _rows(report, with_initiatives))


def overview_table(report: StatusReport, by: By) -> RecordTable:
    """One row per team or Objective."""
    return RecordTable(OVERVIEW_FIELDS, map(_overview_row, status_counts(report, by)))


def _rows(report: StatusReport, with_initiatives: bool) -> Iterator[dict[str, Any]]:
    for row in report.objectives:
        objective = ObjectiveRecord.of_row(row)
        title = objective.title
        yield _row(objective, title, left_out=None)
        for key_result in objective.key_results:
            yield _row(key_result, title)
            if with_initiatives:
                yield from (_row(initiative, title) for initiative in key_result.initiatives)
        if with_initiatives:
            yield from (_row(initiative, title) for initiative in objective.initiatives)
    if with_initiatives:
        yield from (_row(InitiativeRecord.of_row(row)) for row in report.orphans)
    for kpi in map(KpiRecord.of_row, report.kpis):
        health = {True: "healthy", False: "unhealthy", None: None}[kpi.healthy]
        yield _row(kpi, current=kpi.value, target=kpi.limit, status=health)


def _row(entity: EntityRecord, objective: str | None = None, **other: Any) -> dict[str, Any]:
    """The fields of an entity, with those of the records that it holds beside them."""
    fields = vars(entity)
    measure, delivery, score, forecast, risk, before = (
        vars(fields[name]) if fields.get(name) else {}
        for name in ("measure", "delivery", "score", "forecast", "risk", "before")
    )
    limit = measure.get("keep") or " to ".join(f"{end:f}" for end in measure.get("between", ()))
    return {
        "target": limit or None,
        **measure,
        **delivery,
        **fields,
        "objective": objective,
        "score": score.get("value"),
        "forecast": forecast.get("value"),
        "risk": risk.get("points"),
        "progress_before": before.get("progress"),
        "status_before": before.get("status"),
        **other,
    }


def _overview_row(count: StatusCount) -> dict[str, Any]:
    summary, row = vars(SummaryRecord.of_summary(count.summary)), count.objective
    counts = {**summary, **vars(summary["statuses"]), **vars(summary["scores"])}
    team = {"team": count.team, "cycle": count.cycle, "status": count.status, **counts}
    if row is None:
        return team
    return {
        **team,
        "objective": row.model.title,
        "owner": row.owner,
        "progress": rounded(row.review.roll_up.progress),
        "gap_points": rounded(row.review.gap),
        "score": rounded(row.review.score) if row.review.over else None,
        "address": row.entity.address,
    }
