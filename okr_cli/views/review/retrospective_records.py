"""``okr review --close`` for programs, version 1. Nothing in it counts or compares people."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from okr_cli.model.initiative import InitiativeStatus, Verdict
from okr_cli.model.key_result import KeyResultKind
from okr_cli.output.record import Count, Record, optional
from okr_cli.progress.roll_up import ExclusionReason
from okr_cli.views.action_items import Duty
from okr_cli.views.item_records import ItemRecord, SuppressedRecord, address, suppressed_record
from okr_cli.views.metrics import KeyResultRow, ObjectiveRow
from okr_cli.views.record_parts import (
    CycleRecord,
    DeliveryRecord,
    Fraction,
    Head,
    MovementRecord,
    ObjectiveScoreRecord,
    ScoreRecord,
    known_progress,
    movement_record,
    objective_score_record,
    score_record,
)
from okr_cli.views.review.agenda_records import AgendaRecord
from okr_cli.views.review.retrospective import KindCount, Retrospective, Tested, next_baseline
from okr_cli.views.status.records import BandCounts


class KindRecord(Record):
    """The scored Key Results of a kind, guardrails apart, and how many reached what their kind expects."""

    kind: KeyResultKind | None
    scored: Count
    reached: Count | None
    bands: BandCounts


class KeyResultOutcomeRecord(Record):
    """What came of a Key Result."""

    address: str
    title: str
    kind: KeyResultKind | None
    left_out: ExclusionReason | None
    value: Decimal | None
    progress: Fraction | None
    score: ScoreRecord | None
    verdict: Verdict | None
    delivery: DeliveryRecord


class ObjectiveOutcomeRecord(Record):
    """What came of an Objective and its Key Results."""

    address: str
    title: str
    team: str | None
    score: ObjectiveScoreRecord | None
    delivery: DeliveryRecord
    key_results: tuple[KeyResultOutcomeRecord, ...]


class MissingRecord(ItemRecord):
    """What is not written yet."""

    duty: Literal[Duty.NO_VERDICT, Duty.NO_LEARNING, Duty.NO_FINDING, Duty.NO_REASON]
    reason: str


class HypothesisRecord(ItemRecord):
    """An Initiative whose hypothesis has a verdict."""

    key_result: str | None
    verdict: Verdict
    belief: str | None
    expected: str | None
    movement: MovementRecord | None
    learned: str | None


class TaughtRecord(ItemRecord):
    """What a Key Result or an Initiative taught."""

    learned: str


class NextKeyResultRecord(ItemRecord):
    """A Key Result that did not reach what was expected, and where the next cycle starts."""

    next_baseline: Decimal | None


class OpenInitiativeRecord(ItemRecord):
    """An Initiative that is neither shipped nor dropped."""

    status: InitiativeStatus


class CarriedForwardRecord(Record):
    """What goes on in the next cycle."""

    key_results: tuple[NextKeyResultRecord, ...]
    initiatives: tuple[OpenInitiativeRecord, ...]


class RetrospectiveRecord(Head):
    """The end of a cycle."""

    view: Literal["review-close"] = "review-close"
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    running: Annotated[bool, Field(description="The cycle goes on: the scores may change.")]
    kinds: tuple[KindRecord, ...]
    delivery: DeliveryRecord
    objectives: tuple[ObjectiveOutcomeRecord, ...]
    delivered_but_unmoved: tuple[ItemRecord, ...]
    missing: tuple[MissingRecord, ...]
    hypotheses: tuple[HypothesisRecord, ...]
    taught: tuple[TaughtRecord, ...]
    carries_forward: CarriedForwardRecord
    silenced: tuple[SuppressedRecord, ...]


ReviewRecord = AgendaRecord | RetrospectiveRecord
"""What ``okr review`` writes; ``view`` tells which."""


def report_record(retrospective: Retrospective) -> RetrospectiveRecord:
    """The whole report."""
    return RetrospectiveRecord.of(
        retrospective,
        retrospective.report,
        cycles=tuple(map(CycleRecord.of, retrospective.report.cycles)),
        kinds=tuple(map(_kind, retrospective.kinds)),
        delivery=DeliveryRecord.of(retrospective.delivered),
        objectives=tuple(map(_objective, retrospective.objectives)),
        delivered_but_unmoved=tuple(map(ItemRecord.about_row, retrospective.unmoved)),
        missing=tuple(MissingRecord.about_row(entry.row, entry) for entry in retrospective.missing),
        hypotheses=tuple(map(_hypothesis, retrospective.tested)),
        taught=tuple(TaughtRecord.about_row(row, row.model) for row in retrospective.taught),
        carries_forward=CarriedForwardRecord(
            key_results=tuple(
                NextKeyResultRecord.about_row(row, next_baseline=next_baseline(row)) for row in retrospective.short
            ),
            initiatives=tuple(
                OpenInitiativeRecord.about_row(row, status=row.model.status or "to-do")
                for row in retrospective.open_work
            ),
        ),
        silenced=tuple(map(suppressed_record, retrospective.suppressed)),
    )


def _kind(count: KindCount) -> KindRecord:
    return KindRecord.of(count, reached=count.reached if count.kind else None, bands=BandCounts(**count.bands))


def _objective(row: ObjectiveRow) -> ObjectiveOutcomeRecord:
    return ObjectiveOutcomeRecord.of(
        row.entity,
        team=row.entity.team or None,
        score=optional(objective_score_record, row.review.score),
        delivery=DeliveryRecord.of(row.delivery),
        key_results=tuple(map(_key_result, row.key_results)),
    )


def _key_result(row: KeyResultRow) -> KeyResultOutcomeRecord:
    return KeyResultOutcomeRecord.of(
        row.entity,
        row.model,
        kind=row.model.kind,
        left_out=row.review.left_out,
        value=row.review.progress.current,
        progress=known_progress(row.review),
        score=optional(score_record, row.review.score),
        delivery=DeliveryRecord.of(row.delivery),
    )


def _hypothesis(tested: Tested) -> HypothesisRecord:
    row, hypothesis = tested.row, tested.row.model.hypothesis
    return HypothesisRecord.about_row(
        row,
        row.model,
        key_result=address(tested.key_result),
        belief=hypothesis.belief if hypothesis else None,
        expected=hypothesis.expect if hypothesis else None,
        movement=optional(movement_record, row.movement),
    )
