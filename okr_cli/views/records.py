"""Objectives, Key Results, Initiatives and KPIs as every view gives them to programs, version 1."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal, Self

from okr_cli.model.check_in import StatedStatus as StatedStatus
from okr_cli.model.entity import Kind
from okr_cli.model.initiative import InitiativeStatus, Verdict
from okr_cli.model.key_result import KeyResultKind
from okr_cli.model.okr_file import Level, State
from okr_cli.output.record import Count, Record, optional
from okr_cli.progress.measurement import Condition
from okr_cli.progress.roll_up import ExclusionReason
from okr_cli.progress.status import Status
from okr_cli.views.metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.views.record_parts import (
    DeliveryRecord,
    EarlierRecord,
    ForecastRecord,
    Fraction,
    GuardRecord,
    MeasureRecord,
    MovementRecord,
    ObjectiveScoreRecord,
    Points,
    RiskRecord,
    ScoreRecord,
    forecast_record,
    known_progress,
    measure_record,
    movement_record,
    objective_score_record,
    risk_record,
    rounded,
    score_record,
    trimmed,
)


class EntityRecord(Record):
    """What every entity has. `path` is its file."""

    entity: Kind
    address: str
    title: str
    owner: str | None
    team: str | None
    cycle: str | None
    level: Level
    state: State
    path: str

    @classmethod
    def _of(cls, row: ObjectiveRow | KeyResultRow | InitiativeRow | KpiRow, **given: Any) -> Self:
        """A record with the fields ``given``, and the others from the entity, the row or the model."""
        entity = row.entity
        return cls.of(
            entity, row, row.model, owner=row.owner, team=entity.team or None, cycle=entity.cycle or None, **given
        )


class InitiativeRecord(EntityRecord):
    """An Initiative. `movement` is what its Key Result did since it began."""

    entity: Literal[Kind.INITIATIVE] = Kind.INITIATIVE
    status: InitiativeStatus
    started: date | None
    due: date | None
    overdue: bool
    stalled: bool
    movement: MovementRecord | None
    verdict: Verdict | None
    learned: str | None

    @classmethod
    def of_row(cls, row: InitiativeRow, **more: Any) -> Self:
        """The record of a row; ``more`` are the fields that a subclass adds."""
        status = row.model.status or "to-do"
        return cls._of(row, status=status, movement=optional(movement_record, row.movement), **more)


class KeyResultRecord(EntityRecord):
    """A Key Result with its Initiatives. `progress` is not clamped, and null without data."""

    entity: Literal[Kind.KEY_RESULT] = Kind.KEY_RESULT
    kind: KeyResultKind | None
    weight: Decimal
    left_out: ExclusionReason | None
    measure: MeasureRecord | None
    current: Decimal | None
    progress: Fraction | None
    no_data: str | None
    condition: Condition | None
    met_share: Fraction | None
    expected: Fraction | None
    gap_points: Points | None
    status: Status
    derived_status: Status
    stated_status: StatedStatus | None
    stated_on: date | None
    confidence: Count | None
    confidence_change: int | None
    last_check_in: date | None
    days_since_check_in: int | None
    stale: bool
    forecast: ForecastRecord | None
    score: ScoreRecord | None
    verdict: Verdict | None
    history: tuple[Fraction, ...]
    blocked_by: tuple[str, ...]
    risk: RiskRecord
    before: EarlierRecord | None
    guarded_by: tuple[GuardRecord, ...]
    delivery: DeliveryRecord
    initiatives: tuple[InitiativeRecord, ...]

    @classmethod
    def of_row(cls, row: KeyResultRow, **more: Any) -> Self:
        """The record of a row; ``more`` are the fields that a subclass adds."""
        review, before = row.review, row.before
        progress, status, confidence = review.progress, review.status, review.confidence
        return cls._of(
            row,
            kind=row.model.kind,
            left_out=review.left_out,
            measure=measure_record(row.model.measure) if row.model.measure else None,
            current=progress.current,
            progress=known_progress(review),
            no_data=progress.missing,
            condition=progress.condition,
            met_share=rounded(progress.met_share),
            expected=rounded(review.expected),
            gap_points=rounded(review.gap),
            status=status.status,
            derived_status=status.derived,
            stated_status=status.stated,
            stated_on=status.stated_on,
            confidence=confidence.value if confidence else None,
            confidence_change=confidence.change if confidence else None,
            last_check_in=review.staleness.last,
            days_since_check_in=review.staleness.days,
            stale=row.is_stale,
            forecast=optional(forecast_record, row.forecast),
            score=optional(score_record, review.score) if review.over else None,
            history=tuple(map(rounded, row.history)),
            risk=risk_record(row.risk),
            before=EarlierRecord(progress=known_progress(before), status=before.status.status) if before else None,
            guarded_by=tuple(
                GuardRecord(address=guard.entity.address, healthy=guard.health.healthy) for guard in row.guards
            ),
            delivery=DeliveryRecord.of(row.delivery),
            initiatives=tuple(map(InitiativeRecord.of_row, row.initiatives)),
            **more,
        )


class ObjectiveRecord(EntityRecord):
    """An Objective with what is below it. All its Key Results count in its numbers; `hidden` of them are not listed."""

    entity: Literal[Kind.OBJECTIVE] = Kind.OBJECTIVE
    progress: Fraction | None
    expected: Fraction | None
    gap_points: Points | None
    status: Status
    derived_status: Status
    score: ObjectiveScoreRecord | None
    before: EarlierRecord | None
    counted_key_results: Count
    without_data: Count
    left_out: Count
    hidden: Count
    delivery: DeliveryRecord
    key_results: tuple[KeyResultRecord, ...]
    initiatives: tuple[InitiativeRecord, ...]

    @classmethod
    def of_row(cls, row: ObjectiveRow, **more: Any) -> Self:
        """The record of a row; ``more`` are the fields that a subclass adds."""
        review, roll_up, before = row.review, row.review.roll_up, row.before
        return cls._of(
            row,
            progress=rounded(roll_up.progress),
            expected=rounded(review.expected),
            gap_points=rounded(review.gap),
            status=review.status,
            derived_status=review.derived,
            score=optional(objective_score_record, review.score) if review.over else None,
            before=EarlierRecord(progress=rounded(before.roll_up.progress), status=before.status) if before else None,
            counted_key_results=roll_up.counted,
            without_data=roll_up.without_data,
            left_out=roll_up.left_out,
            delivery=DeliveryRecord.of(row.delivery),
            key_results=tuple(map(KeyResultRecord.of_row, row.key_results)),
            initiatives=tuple(map(InitiativeRecord.of_row, row.initiatives)),
            **more,
        )


class KpiRecord(EntityRecord):
    """A KPI. `healthy` is null without a value or a limit."""

    entity: Literal[Kind.KPI] = Kind.KPI
    unit: str | None
    limit: str | None
    value: Decimal | None
    change: Decimal | None
    healthy: bool | None
    last_check_in: date | None
    guards: tuple[str, ...]

    @classmethod
    def of_row(cls, row: KpiRow, **more: Any) -> Self:
        """The record of a row; ``more`` are the fields that a subclass adds."""
        health = row.health
        return cls._of(
            row,
            limit=optional(str, row.model.healthy),
            value=health.value,
            change=trimmed(health.change),
            healthy=health.healthy,
            last_check_in=health.last,
            guards=row.guards,
            **more,
        )
