"""``okr export``: one row per Key Result and Initiative, for programs (version 1), spreadsheets and pages."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from okr_cli.model.entity import Kind
from okr_cli.model.initiative import Initiative
from okr_cli.model.measure import Measure, Milestones, Threshold, YesNo
from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.documents.document import Column, Document, Row, Section, simple_table
from okr_cli.output.record import Count, Record
from okr_cli.progress.measurement import is_done_by
from okr_cli.safe_text import one_line
from okr_cli.validation.milestone_text import Step, milestone_text
from okr_cli.views.formatting import capitalized, number_text, percent
from okr_cli.views.status.records import entity_rows
from okr_cli.views.status.report import StatusReport
from okr_cli.views.value_records import Head
from okr_cli.views.workspace_metrics import KeyResultRow, ObjectiveRow

Share = Annotated[Decimal | None, Field(description="Progress as a fraction: 0 at the baseline, 1 at the target.")]


class MilestoneRecord(Record):
    """A milestone. `done` is the date it was completed, or true or false. In tables: a line such as
    `[x 2026-10-20 weight 2] title`."""

    title: str
    done: date | bool
    weight: Decimal


class ExportRow(Record):
    """A Key Result or an Initiative. Fields that do not apply are null."""

    cycle: str | None
    team: str | None
    objective: str | None
    key_result: str | None
    entity: Literal[Kind.KEY_RESULT, Kind.INITIATIVE]
    title: str
    owner: str | None
    kind: Annotated[str | None, Field(description="One of committed, aspirational, guardrail or learning.")]
    status: str
    baseline: Decimal | None
    current: Decimal | None
    target: Annotated[Decimal | str | None, Field(description="Target value, or the limit or range to stay within.")]
    unit: str | None
    progress: Share
    expected: Share
    gap_points: Annotated[Decimal | None, Field(description="Percentage points behind pace; negative if ahead.")]
    confidence: Count | None
    last_check_in: date | None
    score: Decimal | None
    started: date | None
    due: date | None
    finished: date | None
    canvas: Annotated[str | None, Field(description="Working document: a path in the repository, or a URL.")]
    shared_with: str | None
    address: str
    path: str
    level: str
    state: str
    guardrail: Annotated[bool | None, Field(description="Whether the Key Result is a guardrail.")]
    weight: Annotated[Decimal | None, Field(description="Weight of the Key Result in its Objective.")]
    derived_status: Annotated[str | None, Field(description="Status computed from the numbers.")]
    stated_status: Annotated[str | None, Field(description="Status reported by a person.")]
    stated_on: date | None
    dropped_on: Annotated[date | None, Field(description="Date the Key Result was dropped.")]
    dropped_reason: str | None
    objective_owner: str | None
    objective_dropped_on: Annotated[date | None, Field(description="Date the Objective was dropped.")]
    objective_dropped_reason: str | None
    done: Annotated[
        date | bool | None, Field(description="Only for yes-or-no measures: the completion date, or true or false.")
    ]
    milestones: Annotated[
        tuple[MilestoneRecord, ...] | None, Field(description="Only for Key Results with milestones.")
    ]
    risk_limit: Annotated[
        Decimal | None, Field(description="Value beyond which a missed limit counts as at risk rather than behind.")
    ]
    hypothesis: Annotated[str | None, Field(description="The effect the Initiative is expected to have.")]
    hypothesis_expect: Annotated[str | None, Field(description="Expected change in the Key Result.")]
    hypothesis_within: Annotated[str | None, Field(description="How soon the effect should show up.")]
    hypothesis_evidence: Annotated[str | None, Field(description="Where the effect should show up.")]
    impact: Annotated[str | None, Field(description="low or high")]
    effort: Annotated[str | None, Field(description="low or high")]


class ExportRecord(Head):
    """Key Results, each followed by its Initiatives, in file order."""

    view: Literal["export"] = "export"
    rows: tuple[ExportRow, ...]


FIELDS = tuple(field.name for field in fields(ExportRow))
HEADERS = {
    "objective": "Objective",
    "key_result": "Key Result",
    "gap_points": "Points behind pace",
    "last_check_in": "Last check-in",
}
"""Heads of columns on a page, where they are not the name of the field."""

NUMBERS = ("baseline", "current", "progress", "expected", "gap_points", "confidence", "score", "weight")

OBJECTIVE_PARTS = 3
"""Parts of the address of an Objective: cycle, team and its id."""

SHARES = ("progress", "expected")
"""Fractions that a reader sees as percentages."""


def export_rows(report: StatusReport) -> Iterator[ExportRow]:
    """A row for each Key Result of a report and for each Initiative."""
    own = {row.entity.address: row for objective in report.objectives for row in objective.key_results}
    objectives = {row.entity.address: row for row in report.objectives}
    work = {initiative.entity.address: initiative.model for initiative, _ in report.work()}
    for row in entity_rows(report, with_initiatives=True):
        if row["entity"] in (Kind.KEY_RESULT, Kind.INITIATIVE):
            values: dict[str, Any] = {name: row.get(name) for name in FIELDS}
            above = "/".join(row["address"].split("/")[:OBJECTIVE_PARTS])
            values |= {f"objective_{name}": value for name, value in _of_objective(objectives.get(above)).items()}
            key_result = own.get(row["address"])
            values |= {"shared_with": row["shared_with"] or None, **_dropped(key_result)}
            values |= _of_measure(key_result.model.measure, report.as_of) if key_result else {}
            values |= _of_work(work[row["address"]]) if row["entity"] is Kind.INITIATIVE else {}
            yield ExportRow(**values | {"guardrail": key_result.model.guardrail if key_result else None})


def _of_objective(row: ObjectiveRow | None) -> dict[str, Any]:
    return {"owner": row.owner if row else None, **_dropped(row)}


def _of_measure(measure: Measure | None, as_of: date) -> dict[str, Any]:
    """What a measure has besides baseline, target and unit, as of a day."""
    match measure:
        case YesNo():
            return {"done": _done(measure.done, as_of)}
        case Milestones():
            steps = ((step.title, _done(step.done, as_of), step.weight) for step in measure.milestones)
            return {"milestones": tuple(MilestoneRecord(title=a, done=b, weight=c) for a, b, c in steps)}
        case Threshold():
            return {"risk_limit": measure.risk}
    return {}


def _done(done: date | bool, as_of: date) -> date | bool:
    return done if is_done_by(done, as_of) else False


def _of_work(model: Initiative) -> dict[str, Any]:
    """The hypothesis of an Initiative, a part in each column, and how it is rated."""
    hypothesis = model.hypothesis
    values: dict[str, Any] = {"impact": model.impact, "effort": model.effort}
    if hypothesis:
        parts = {f"hypothesis_{name}": getattr(hypothesis, name) for name in ("expect", "within", "evidence")}
        values |= {"hypothesis": hypothesis.belief, **parts}
    return values


def _dropped(row: ObjectiveRow | KeyResultRow | None) -> dict[str, Any]:
    """Since when and why something itself, and not what holds it, is no longer pursued."""
    dropped = row.dropped if row and row.model.dropped else None
    return {"dropped_on": dropped.date if dropped else None, "dropped_reason": dropped.reason if dropped else None}


def export_record(report: StatusReport) -> ExportRecord:
    """The rows for programs."""
    return ExportRecord(as_of=report.as_of, rows=tuple(export_rows(report)))


def export_table(report: StatusReport) -> RecordTable:
    """The rows for a spreadsheet."""
    return RecordTable(FIELDS, map(_cells, export_rows(report)))


def _cells(row: ExportRow) -> dict[str, Any]:
    return {**vars(row), "milestones": _lines(row.milestones)}


def _lines(milestones: tuple[MilestoneRecord, ...] | None) -> tuple[str, ...] | None:
    """A line for each milestone."""
    return None if milestones is None else tuple(milestone_text(Step(**vars(each))) for each in milestones)


def export_document(report: StatusReport) -> Document:
    """The rows as a table on a page."""
    names = [name for name in FIELDS if name != "title"]
    columns = [
        Column(name, HEADERS.get(name) or capitalized(name.replace("_", " ")), right=name in NUMBERS) for name in names
    ]
    rows = [
        Row(one_line(row.title), {name: _shown(name, value) for name, value in _cells(row).items() if name in names})
        for row in export_rows(report)
    ]
    return Document(f"OKRs as of {report.as_of}", (), (Section("", table=simple_table("Title", columns, rows)),))


def _shown(name: str, value: Any) -> str:
    if isinstance(value, Decimal):
        return percent(value) if name in SHARES else number_text(value, grouped=False)
    if isinstance(value, tuple):
        return one_line("; ".join(value))
    return "" if value is None else one_line(str(value))
