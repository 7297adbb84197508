"""``okr review`` for programs, version 1: the agenda of a check-in in the order of the page, and the retrospective.

Nothing in the retrospective counts or compares people.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from okr_cli.model.check_in import CheckIn
from okr_cli.model.initiative import InitiativeStatus, Verdict
from okr_cli.model.key_result import KeyResultKind
from okr_cli.output.record import As, Count, From, Record
from okr_cli.progress.roll_up import ExclusionReason
from okr_cli.progress.status import Status
from okr_cli.views import value_records
from okr_cli.views.action_items import Duty
from okr_cli.views.dependents import dependents
from okr_cli.views.entity_records import (
    OF_A_ROW,
    ActionItemRecord,
    ItemRecord,
    KeyResultAddress,
    KpiRecord,
    ReferenceRecord,
    SharedWith,
    SuppressedRecord,
)
from okr_cli.views.occasions import Occasion
from okr_cli.views.review.decisions import Call
from okr_cli.views.review.report import Agenda, Step, open_ask
from okr_cli.views.review.retrospective import Retrospective, next_baseline
from okr_cli.views.summary import summarize
from okr_cli.views.workspace_metrics import KeyResultRow


class ChangedRecord(ItemRecord):
    """A Key Result with new check-ins."""

    before: value_records.StandingRecord | None
    now: Annotated[value_records.StandingRecord, From("review")]
    check_ins: tuple[value_records.CheckInRecord, ...]


class RetargetedRecord(ItemRecord):
    """A Key Result whose measure was changed."""

    change: value_records.MeasureChangeRecord


class DroppedItemRecord(ItemRecord):
    """An Objective or a Key Result that was dropped."""

    day: Annotated[date, From("dropped.date")]
    reason: Annotated[str, From("dropped.reason")]


class EventRecord(ItemRecord):
    """An Initiative that was started, shipped or dropped."""

    key_result: KeyResultAddress
    step: Step
    day: Annotated[
        date,
        Field(
            description="Day of the event. If an Initiative ended without `finished`, the value of `due` or `started`."
        ),
    ]
    known_by: Annotated[Literal["started", "due", "finished"], Field(description="Field that `day` was taken from.")]


class LessonRecord(ReferenceRecord):
    """Note from a check-in, or lesson from an Initiative."""

    day: date
    words: str
    verdict: Verdict | None


class Troubled(NamedTuple):
    """A Key Result to discuss, and the latest open ask from its check-ins."""

    row: KeyResultRow
    ask: CheckIn | None


class TroubledRecord(ItemRecord):
    """A Key Result to discuss."""

    before: value_records.StandingRecord | None
    now: Annotated[value_records.StandingRecord, From("review")]
    carried_from: Annotated[str | None, Field(description="Address of the same Key Result in an earlier cycle.")]
    ask: Annotated[str | None, As(lambda check_in: check_in.ask)]
    blocked_by: tuple[str, ...]
    needed_by: Annotated[
        tuple[Annotated[str, As(lambda entity: entity.address)], ...],
        From(lambda troubled: dependents(troubled.row)),
        Field(description="Unfinished entities that depend on the Key Result, its Objective or its open Initiatives."),
    ]
    forecast: value_records.ForecastRecord | None


class DecisionRecord(ItemRecord):
    """A decision about an Initiative, or about all Initiatives of a Key Result: whether to drop or replace the work or,
    if `double` is true, to do more of it."""

    call: Call
    double: Annotated[bool, From("is_doubling")]
    key_result: KeyResultAddress
    reason: str
    question: str


class IdleRecord(ItemRecord):
    """A Key Result without an Initiative in progress, and the Initiatives that could start."""

    waiting: tuple[ItemRecord, ...]


class CheckInProblemRecord(ItemRecord):
    """Check-ins with irregular dates, and the lint rule that reports them."""

    rule: str
    reason: str


class QuestionRecord(Record):
    """Questions about Key Results with the same status. `about` lists their addresses."""

    status: Status
    about: tuple[Annotated[str, As(lambda row: row.entity.address)], ...]
    lines: tuple[str, ...]


class PromptRecord(Record):
    """Questions for a meeting or review. `about` lists the addresses of the Objectives."""

    occasion: Occasion
    about: tuple[Annotated[str, As(lambda row: row.entity.address)], ...]
    lines: tuple[str, ...]


class AskedRecord(ItemRecord):
    """A Key Result with an open ask."""

    check_in: value_records.CheckInRecord


class DueSoonRecord(ItemRecord):
    """An Initiative that is due before the next check-in."""

    due: date | None


class CarriedOverRecord(Record):
    """What carries over to the next meeting."""

    still: tuple[ItemRecord, ...]
    asked: tuple[AskedRecord, ...]
    due: tuple[DueSoonRecord, ...]


class AgendaRecord(value_records.Head):
    """Agenda for a check-in."""

    view: Literal["review"] = "review"
    since: date
    until: Annotated[
        date,
        Field(description="Date of the next check-in, if the interval since the last one (`since`) stays the same."),
    ]
    cycles: tuple[value_records.CycleRecord, ...]
    notes: tuple[str, ...]
    summary: value_records.SummaryRecord
    changed: Sequence[ChangedRecord]
    retargeted: Sequence[RetargetedRecord]
    dropped: tuple[DroppedItemRecord, ...]
    unchanged: Sequence[ItemRecord]
    work: Annotated[Sequence[EventRecord], From("events")]
    learned: Annotated[Sequence[LessonRecord], From("lessons")]
    troubled: Sequence[TroubledRecord]
    asking: Sequence[TroubledRecord]
    unhealthy_kpis: Annotated[tuple[KpiRecord, ...], From("unhealthy")]
    decisions: Sequence[DecisionRecord]
    idle: Sequence[IdleRecord]
    silent: Annotated[Sequence[ActionItemRecord], From("not_reported")]
    records: Annotated[Sequence[CheckInProblemRecord], From("check_in_problems")]
    questions: tuple[QuestionRecord, ...]
    prompts: tuple[PromptRecord, ...]
    carries_over: Annotated[CarriedOverRecord, From("carried_over")]
    silenced: Annotated[tuple[SuppressedRecord, ...], From("suppressed")]


class KindRecord(Record):
    """Number of scored Key Results of one kind, not counting guardrails, and how many reached the score expected for
    that kind."""

    kind: KeyResultKind | None
    scored: Count
    reached: Count | None
    bands: value_records.ByBand


class KeyResultOutcomeRecord(Record):
    """Outcome of a Key Result."""

    within: ClassVar[tuple[str, ...]] = OF_A_ROW
    address: str
    title: str
    kind: Annotated[KeyResultKind | None, From("model.kind")]
    left_out: Annotated[ExclusionReason | None, From("review.left_out")]
    value: Annotated[Decimal | None, From("review.progress.current")]
    progress: Annotated[value_records.Fraction | None, From("review.progress")]
    score: Annotated[value_records.ScoreRecord | None, From("review.score")]
    changes: Annotated[tuple[value_records.MeasureChangeRecord, ...], From("retargets")]
    carried_from: str | None
    verdict: Verdict | None
    delivery: value_records.DeliveryRecord
    dropped: value_records.DroppedRecord | None


class ObjectiveOutcomeRecord(Record):
    """Outcome of an Objective and its Key Results."""

    within: ClassVar[tuple[str, ...]] = OF_A_ROW
    address: str
    title: str
    team: value_records.MaybeText
    score: Annotated[value_records.ObjectiveScoreRecord | None, From("review.score")]
    delivery: value_records.DeliveryRecord
    dropped: value_records.DroppedRecord | None
    shared_with: SharedWith
    key_results: tuple[KeyResultOutcomeRecord, ...]


class MissingRecord(ItemRecord):
    """A verdict, a lesson or a reason that is still missing."""

    duty: Literal[Duty.NO_VERDICT, Duty.NO_LEARNING, Duty.NO_FINDING, Duty.NO_REASON]
    reason: str


class HypothesisRecord(ItemRecord):
    """An Initiative whose hypothesis has a verdict."""

    key_result: KeyResultAddress
    verdict: Verdict
    belief: Annotated[str | None, From("model.hypothesis.belief")]
    expected: Annotated[str | None, From("model.hypothesis.expect")]
    movement: value_records.MovementRecord | None
    learned: str | None


class TaughtRecord(ItemRecord):
    """Lesson from a Key Result or an Initiative."""

    learned: str


class NextKeyResultRecord(ItemRecord):
    """A Key Result that missed its expected score, and the baseline for the next cycle."""

    next_baseline: Annotated[Decimal | None, From(next_baseline)]


class OpenInitiativeRecord(ItemRecord):
    """An Initiative that is neither shipped nor dropped."""

    status: InitiativeStatus


class CarriedForwardRecord(Record):
    """What carries over to the next cycle."""

    key_results: Annotated[tuple[NextKeyResultRecord, ...], From("short")]
    initiatives: Annotated[tuple[OpenInitiativeRecord, ...], From("open_work")]


class RetrospectiveRecord(value_records.Head):
    """Review of a whole cycle."""

    view: Literal["review-close"] = "review-close"
    cycles: tuple[value_records.CycleRecord, ...]
    notes: tuple[str, ...]
    running: Annotated[bool, Field(description="Whether the cycle is still running, in which case scores may change.")]
    kinds: tuple[KindRecord, ...]
    delivery: Annotated[value_records.DeliveryRecord, From("delivered")]
    objectives: tuple[ObjectiveOutcomeRecord, ...]
    shared: Annotated[
        tuple[ObjectiveOutcomeRecord, ...],
        Field(description="Objectives owned by other teams. They are counted under the owning team."),
    ]
    delivered_but_unmoved: Annotated[tuple[ItemRecord, ...], From("unmoved")]
    missing: tuple[MissingRecord, ...]
    hypotheses: Annotated[tuple[HypothesisRecord, ...], From("tested")]
    taught: tuple[TaughtRecord, ...]
    carries_forward: Annotated[CarriedForwardRecord, From(lambda retrospective: retrospective)]
    silenced: Annotated[tuple[SuppressedRecord, ...], From("suppressed")]


ReviewRecord = AgendaRecord | RetrospectiveRecord
"""What ``okr review`` writes; ``view`` tells which."""


def agenda_record(agenda: Agenda) -> AgendaRecord:
    """The agenda for programs."""
    troubled, asking = (
        [Troubled(row, open_ask(row, agenda.since, agenda.report.as_of)) for row in rows]
        for rows in (agenda.troubled, agenda.asking)
    )
    return AgendaRecord.of(agenda, summary=summarize(agenda.report), troubled=troubled, asking=asking)


def retrospective_record(retrospective: Retrospective) -> RetrospectiveRecord:
    """The retrospective for programs."""
    return RetrospectiveRecord.of(retrospective)
