"""Objectives, Key Results, Initiatives and KPIs, and items that are about one of them, version 1."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from okr_cli.model.check_in import StatedStatus as StatedStatus
from okr_cli.model.entity import Kind
from okr_cli.model.initiative import InitiativeStatus, Verdict
from okr_cli.model.key_result import KeyResultKind
from okr_cli.model.okr_file import Level, State
from okr_cli.output.record import As, Count, From, Record
from okr_cli.progress.measurement import Condition
from okr_cli.progress.roll_up import ExclusionReason
from okr_cli.progress.status import Status
from okr_cli.views import value_records
from okr_cli.views.action_items import Duty
from okr_cli.views.workspace_metrics import KeyResultRow, ObjectiveRow

OF_A_ROW = ("row", "entity", "model")
SharedWith = Annotated[
    tuple[str, ...],
    From("entity.shared_with"),
    Field(description="Teams that share the entity or its Objective. The entity counts only toward `team`."),
]
PartlyRead = Annotated[
    bool,
    From("is_partly_read"),
    Field(description="Whether part of the entry could not be read. If so, its numbers may be wrong."),
]
KeyResultAddress = Annotated[str | None, From("key_result.entity.address")]


class EntityRecord(Record):
    """Fields that all entities have. `path` is the path of the file that contains the entity."""

    within: ClassVar[tuple[str, ...]] = OF_A_ROW
    entity: Kind
    address: str
    title: str
    owner: str | None
    team: value_records.MaybeText
    cycle: Annotated[value_records.MaybeText, From("entity.cycle")]
    level: Level
    state: State
    path: str


class InitiativeRecord(EntityRecord):
    """State of an Initiative on the day of the report. `movement` is the change in its Key Result since it started."""

    entity: Literal[Kind.INITIATIVE] = Kind.INITIATIVE
    status: InitiativeStatus
    started: date | None
    due: date | None
    finished: date | None
    overdue: bool
    stalled: bool
    movement: value_records.MovementRecord | None
    verdict: Verdict | None
    learned: str | None
    canvas: Annotated[str | None, Field(description="Working document: a path in the repository, or a URL.")]
    shared_with: SharedWith


def _earlier_key_result(row: KeyResultRow) -> value_records.EarlierRecord | None:
    return value_records.EarlierRecord.of(row.before, status=row.before.status.status) if row.before else None


class KeyResultRecord(EntityRecord):
    """A Key Result with its Initiatives. `progress` can be below 0 or above 1, and is null without data."""

    entity: Literal[Kind.KEY_RESULT] = Kind.KEY_RESULT
    kind: Annotated[KeyResultKind | None, From("model.kind")]
    weight: Decimal
    left_out: Annotated[ExclusionReason | None, From("review.left_out")]
    measure: value_records.MeasureRecord | None
    changes: Annotated[
        tuple[value_records.MeasureChangeRecord, ...],
        From("retargets"),
        Field(description="Changes to the measure up to the day of the report, oldest first."),
    ]
    carried_from: Annotated[str | None, Field(description="Address of the same Key Result in an earlier cycle.")]
    current: Annotated[Decimal | None, From("review.progress.current")]
    progress: Annotated[value_records.Fraction | None, From("review.progress")]
    no_data: Annotated[str | None, From("review.progress.missing")]
    condition: Annotated[Condition | None, From("review.progress.condition")]
    met_share: Annotated[value_records.Fraction | None, From("review.progress.met_share")]
    expected: Annotated[value_records.Fraction | None, From("review.expected")]
    gap_points: Annotated[value_records.Points | None, From("review.gap")]
    status: Annotated[Status, From("review.status.status")]
    derived_status: Annotated[Status, From("review.status.derived")]
    stated_status: Annotated[StatedStatus | None, From("review.status.stated")]
    stated_on: Annotated[date | None, From("review.status.stated_on")]
    confidence: Annotated[Count | None, From("review.confidence.value")]
    confidence_change: Annotated[int | None, From("review.confidence.change")]
    last_check_in: Annotated[date | None, From("review.staleness.last")]
    days_since_check_in: Annotated[int | None, From("review.staleness.days")]
    stale: Annotated[bool, From("is_stale")]
    forecast: value_records.ForecastRecord | None
    score: Annotated[value_records.ScoreRecord | None, From("final_score")]
    verdict: Verdict | None
    history: tuple[value_records.Fraction, ...]
    blocked_by: tuple[str, ...]
    risk: value_records.RiskRecord
    before: Annotated[value_records.EarlierRecord | None, From(_earlier_key_result)]
    guarded_by: Annotated[tuple[value_records.GuardRecord, ...], From("guards")]
    partly_read: PartlyRead
    delivery: value_records.DeliveryRecord
    dropped: value_records.DroppedRecord | None
    shared_with: SharedWith
    initiatives: tuple[InitiativeRecord, ...]


def _earlier_objective(row: ObjectiveRow) -> value_records.EarlierRecord | None:
    before = row.before
    return value_records.EarlierRecord.of(progress=before.roll_up.progress, status=before.status) if before else None


class ObjectiveRecord(EntityRecord):
    """An Objective with its Key Results and Initiatives. `hidden` is the number of Key Results that are
    counted but not listed."""

    entity: Literal[Kind.OBJECTIVE] = Kind.OBJECTIVE
    progress: Annotated[value_records.Fraction | None, From("review.roll_up.progress")]
    expected: Annotated[value_records.Fraction | None, From("review.expected")]
    gap_points: Annotated[value_records.Points | None, From("review.gap")]
    status: Annotated[Status, From("review.status")]
    derived_status: Annotated[Status, From("review.derived")]
    score: Annotated[value_records.ObjectiveScoreRecord | None, From("final_score")]
    before: Annotated[value_records.EarlierRecord | None, From(_earlier_objective)]
    counted_key_results: Annotated[Count, From("review.roll_up.counted")]
    without_data: Annotated[Count, From("review.roll_up.without_data")]
    left_out: Annotated[Count, From("review.roll_up.left_out")]
    hidden: Count
    partly_read: PartlyRead
    delivery: value_records.DeliveryRecord
    dropped: value_records.DroppedRecord | None
    shared_with: SharedWith
    key_results: tuple[KeyResultRecord, ...]
    initiatives: tuple[InitiativeRecord, ...]


class KpiRecord(EntityRecord):
    """A KPI. `healthy` is null without a value or a limit."""

    entity: Literal[Kind.KPI] = Kind.KPI
    unit: str | None
    limit: Annotated[Annotated[str, As(str)] | None, From("model.healthy")]
    value: Annotated[Decimal | None, From("health.value")]
    change: Annotated[value_records.Trimmed | None, From("health.change")]
    healthy: Annotated[bool | None, From("health.healthy")]
    last_check_in: Annotated[date | None, From("health.last")]
    guards: tuple[str, ...]


class ReferenceRecord(Record):
    """An entity, identified by address and title."""

    within: ClassVar[tuple[str, ...]] = OF_A_ROW
    entity: Annotated[Kind, From("entity.kind")]
    address: str
    team: value_records.MaybeText
    title: str
    shared_with: SharedWith


class ItemRecord(ReferenceRecord):
    """Entity that an item is about, and its owner."""

    owner: str | None


class ActionItemRecord(ItemRecord):
    """Something that an owner has to do."""

    duty: Annotated[Duty, Field(description="Kind of action. The last three are due after the end of a cycle.")]
    rule: Annotated[
        Literal[Duty.STALE, Duty.OVERDUE, Duty.ASK, Duty.NO_VERDICT, Duty.NO_LEARNING] | None,
        From("duty.rule"),
        Field(description="Lint rule that reports the same problem, if any."),
    ]
    days: Annotated[
        int,
        Field(
            ge=0, description="Days since the last check-in, the due date or the end of the cycle; 0 if none applies."
        ),
    ]
    reason: str
    to_do: Annotated[str, Field(description="What to do about it.")]
    key_result: KeyResultAddress
    path: str


class SuppressedRecord(Record):
    """An item suppressed by a comment or a setting."""

    rule: str
    entity: Annotated[Kind, From("entity.kind")]
    address: Annotated[str, From("entity.address")]
